/** Why something cannot be done with messages or jobs: one line, or several of which each says what to do. */
export declare class OperationProblem extends Error {
    readonly name = "OperationProblem";
    readonly lines: readonly string[];
    constructor(lines: string | readonly string[]);
}
