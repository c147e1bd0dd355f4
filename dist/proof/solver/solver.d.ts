import { type Part } from './answer-text';
import { type Formula } from './formula';
/** What the solver found for a question: no solution at all, the values of one, or nothing with the effort allowed. */
export type Solution = {
    readonly kind: 'none';
} | {
    readonly kind: 'values';
    readonly values: ReadonlyMap<Formula, Part>;
} | {
    readonly kind: 'unknown';
    readonly reason: string;
};
/** How much work is spent on a question. */
export interface Effort {
    /**
     * The most steps of the solver, in its own count (`rlimit`), of which it takes a million or so a second. Unlike a
     * time it gives the same answer on every machine. What Z3 does not count (automata of patterns) it is not given.
     */
    readonly steps: number;
}
export declare const DEFAULT_EFFORT: Effort;
/** The solver has not ended in any time that its steps could take: a fault of ours, and no answer to the question. */
export declare class SolverHangs extends Error {
    constructor(milliseconds: number);
}
/** Answers questions in SMT-LIB 2. Runs Z3 in a thread of its own, started by the first question. */
export declare class Solver {
    private readonly effort;
    private readonly hangsAfter;
    /** How many questions were asked. */
    questions: number;
    /** Everything that holds, in the order in which it was told. */
    private readonly told;
    private worker;
    private last;
    /** How much of it the thread knows; `undefined` where the thread has to begin anew. */
    private known;
    /** @param hangsAfter the time after which it is a fault that there is no answer; no answer depends on it */
    constructor(effort?: Effort, hangsAfter?: number);
    /** Adds declarations, and what holds for all questions from now on. */
    tell(text: string): void;
    /** Forgets everything that it was told. */
    forget(): void;
    /**
     * Values for which a formula holds, if there are any.
     *
     * @param terms the terms to give values for
     * @throws SolverHangs
     */
    solve(formula: Formula, terms: readonly Formula[]): Promise<Solution>;
    private answer;
    /** Gives the thread back; the next question takes one again. */
    close(): Promise<void>;
    /** What the solver says to a question; `undefined` where it ran out of memory. */
    private say;
    private exchange;
}
