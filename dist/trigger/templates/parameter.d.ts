import type { ParameterSchema } from '../jobs';
/** A number with its bounds, both included. */
export interface NumberBounds {
    readonly min: number;
    readonly max: number;
    /**
     * What it is where a message does not say it.
     *
     * @default - every message has to say it
     */
    readonly default?: number;
}
/** A typed, bounded parameter of a job template. */
export declare class Parameter {
    readonly schema: ParameterSchema;
    private readonly mistakes;
    /** A whole number within bounds. */
    static integer(given: NumberBounds): Parameter;
    /** A number within bounds. */
    static number(given: NumberBounds): Parameter;
    /** One of some words: letters, digits, ".", "_" and "-". */
    static oneOf(words: readonly [string, ...string[]], options?: {
        readonly default?: string;
    }): Parameter;
    /** Yes or no; the command reads `True` or `False`, as `az ml job create` gives them. */
    static boolean(options?: {
        readonly default?: boolean;
    }): Parameter;
    /** @internal Use the methods above. */
    constructor(schema: ParameterSchema, mistakes?: readonly string[]);
    /** @internal The parameter with what a job file says, where it does not say itself what it is without a message. */
    _withDefault(preset: number | boolean | string): Parameter;
    /** What is wrong with the parameter itself, a line for each fault. */
    problems(): string[];
    private accepts;
}
