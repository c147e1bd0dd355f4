import type { App } from 'cdktf';
/** What is wrong with one construct. */
export interface ConstructProblems {
    /** Where it stands: `prod/bus/training-events/gpu-urgent`. */
    readonly path: string;
    readonly problems: readonly string[];
}
/** What the validations of all constructs say, in the order of the tree. */
export declare function allProblems(app: App): ConstructProblems[];
/**
 * The warnings that constructs carry, each once, with the paths of all that carry it: a catalogue stands in several
 * environments. cdktf itself only writes them to a file. Those about the end of an exception depend on the day, and so
 * they do not stand in the output.
 *
 * @param today a day such as `2026-11-22`
 */
export declare function allWarnings(app: App, today: string): string[];
