import type { Part } from './answer-text';
import type { Formula } from './formula';
import type { TermText } from './smt-text';

/** What the solver found for a question: no solution at all, the values of one, or nothing with the effort allowed. */
export type Solution =
  | { readonly kind: 'none' }
  | { readonly kind: 'values'; readonly values: ReadonlyMap<TermText, Part> }
  | { readonly kind: 'unknown'; readonly reason: string };

/** How much work is spent on a question. */
export interface Effort {
  /**
   * The most steps of the solver, in its own count (`rlimit`), of which it takes a million or so a second. Unlike a
   * time it gives the same answer on every machine. What Z3 does not count (automata of patterns) it is not given.
   */
  readonly steps: number;
  /**
   * The most parts of formulas that the search of this project looks at before it leaves a question to the solver; none
   * is asked of it with 0.
   */
  readonly searched: number;
}

export const DEFAULT_EFFORT: Effort = { steps: 5_000_000, searched: 2_000_000 };

/**
 * Whoever answers questions in SMT-LIB 2 about whole numbers, doubles, texts and bits, in doubt with "unknown".
 *
 * An answer "none" is believed; values are tried out. What is asked can be put to any other solver as well, see
 * `standaloneQuestion`.
 */
export interface Solver {
  /** How many questions were asked. */
  readonly questions: number;
  /** Adds declarations, and what holds for all questions from now on. */
  tell(text: string): void;
  /**
   * Values for which a formula holds, if there are any.
   *
   * @param terms the terms to give values for
   */
  solve(formula: Formula, terms: readonly TermText[]): Promise<Solution>;
  /** Forgets what questions so far have taken: the next ones are others. */
  renew(): void;
  /** Gives back what it runs in; the next question takes it again. */
  close(): Promise<void>;
}

/** The solver has not ended in any time that its steps could take: a fault of ours, and no answer to the question. */
export class SolverHangs extends Error {
  constructor(milliseconds: number) {
    super(
      `internal error: the solver hangs: no answer in ${milliseconds / 60_000} minutes, although its steps are limited; please report it with the rules`,
    );
    this.name = 'SolverHangs';
  }
}
