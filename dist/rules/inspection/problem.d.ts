/**
 * One thing that is wrong with a value, in the four parts that a person needs to mend it.
 *
 * Values collect their problems instead of throwing at the first one, so that a synth names all of them together.
 */
export interface Problem {
    /** The argument or part that is wrong, as the author wrote it, for instance `lockDuration`. */
    readonly subject: string;
    /** The value that was given; shown as JSON so that `"8"` and `8` look different. */
    readonly got: unknown;
    /** What is allowed, a noun phrase: `at most PT5M`. */
    readonly allowed: string;
    /** How to mend it, a command: `use PT5M and keep the handler short`. */
    readonly fix: string;
}
/** The one line that a problem is shown as: `lockDuration: got "PT10M", allowed at most PT5M; use PT5M`. */
export declare function describeProblem(problem: Problem): string;
/**
 * A value as it is quoted in messages: JSON, cut to a readable length; what JSON cannot say, in words. Letters that a
 * terminal would act on, and halves of letters, are written as JSON may write them: `\\u202e`.
 */
export declare function show(value: unknown): string;
