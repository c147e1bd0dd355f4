import { type Json } from './reading';
import { type Task } from './task';
/** A registered component: what a step runs, in the words of its YAML. */
export type ComponentOf = (id: string) => Json | undefined;
/** A step of a pipeline, before it is its turn. */
export interface Step {
    readonly name: string;
    readonly node: Json;
    /** The steps whose outputs it reads, by name. */
    readonly after: ReadonlySet<string>;
}
/** A pipeline: its steps, and what is wrong with them. */
export interface Graph {
    readonly steps: ReadonlyMap<string, Step>;
    readonly problems: readonly string[];
}
/** The steps of a pipeline, of its own or of the registered component that it is. */
export declare function graphOf(properties: Json, componentOf: ComponentOf): Graph;
/** What a step is to run when its turn comes. */
export interface StepPlace {
    /** The name of the pipeline's own run. */
    readonly pipeline: string;
    readonly properties: Json;
    readonly componentOf: ComponentOf;
    /** The name of the run of a step that is done. */
    readonly runOf: (step: string) => string;
}
/** The task of a step; a text says why there is none. */
export declare function stepTask({ name, node }: Step, place: StepPlace): Task | string;
/** Where a step runs, and on how many machines, as far as that is told before its turn. */
export declare function stepRoom(step: Step, properties: Json, componentOf: ComponentOf): Pick<Task, 'cluster' | 'nodes'>;
