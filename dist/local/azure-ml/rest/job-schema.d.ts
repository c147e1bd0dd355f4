/** Kinds of jobs that Azure ML has and this machine has not. */
export declare const NOT_HERE: readonly string[];
/** What is wrong with the properties of a job, a sentence for each; nothing where they are as they have to be. */
export declare function jobProblems(properties: unknown): string[];
/** A value without members that are null. */
export declare function withoutNulls(value: unknown): unknown;
