import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { started } from '../../package/started';
import { type Part, readParts } from './answer-text';
import { FALSE, type Formula } from './formula';
import { smtLib } from './smt-lib';
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

/** No question takes a hundredth of this time, on the slowest machine: whoever waits for longer waits for ever. */
const HANGS_AFTER_MILLISECONDS = 20 * 60_000;

/** The solver has not ended in any time that its steps could take: a fault of ours, and no answer to the question. */
export class SolverHangs extends Error {
  constructor(milliseconds: number) {
    super(
      `internal error: the solver hangs: no answer in ${milliseconds / 60_000} minutes, although its steps are limited; please report it with the rules`,
    );
    this.name = 'SolverHangs';
  }
}

/** Threads that nobody uses at the moment: Z3 takes longer to start than most questions to answer. */
const idle: Worker[] = [];
const MOST_IDLE = 2;

function newWorker(): Worker {
  const { file, execArgv } = started(join(__dirname, 'solver-worker'));
  const worker = new Worker(file, { execArgv });
  // A program that has nothing else to do need not wait for the solver; a question keeps it alive.
  worker.unref();
  return worker;
}

/** Answers questions in SMT-LIB 2. Runs Z3 in a thread of its own, started by the first question. */
export class Solver {
  /** How many questions were asked. */
  questions = 0;
  /** Everything that holds, in the order in which it was told. */
  private readonly told: string[] = [];
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  /** How much of it the thread knows; `undefined` where the thread has to begin anew. */
  private known: number | undefined;

  /** @param hangsAfter the time after which it is a fault that there is no answer; no answer depends on it */
  constructor(
    private readonly effort: Pick<Effort, 'steps'> = DEFAULT_EFFORT,
    private readonly hangsAfter = HANGS_AFTER_MILLISECONDS,
  ) {}

  /** Adds declarations, and what holds for all questions from now on. */
  tell(text: string): void {
    if (text !== '') this.told.push(text);
  }

  /** Forgets everything that it was told. */
  forget(): void {
    this.told.splice(0);
    this.known = undefined;
  }

  /**
   * Values for which a formula holds, if there are any.
   *
   * @param terms the terms to give values for
   * @throws SolverHangs
   */
  solve(formula: Formula, terms: readonly TermText[]): Promise<Solution> {
    // One after the other: the thread does not say which question it answers.
    const answer = this.last.then(() => this.answer(formula, terms));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async answer(formula: Formula, terms: readonly TermText[]): Promise<Solution> {
    if (formula === FALSE) return { kind: 'none' };
    this.questions++;
    const values = terms.length === 0 ? '' : `(get-value (${terms.join(' ')}))`;
    const said = await this.say(`(push)(assert ${smtLib(formula)})(check-sat)${values}(pop)`);
    if (said === undefined) return { kind: 'unknown', reason: 'the solver ran out of memory' };
    const [verdict, found] = readParts(said);
    if (verdict === 'unsat') return { kind: 'none' };
    if (verdict === 'sat') return { kind: 'values', values: valuesOf(found) };
    if (verdict === 'unknown') return { kind: 'unknown', reason: `no answer in ${this.effort.steps} steps` };
    throw new Error(`the solver does not understand the question: ${said.trim()}`);
  }

  /** Gives the thread back; the next question takes one again. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    if (worker === undefined) return;
    if (idle.length < MOST_IDLE) idle.push(worker);
    else await worker.terminate();
  }

  /** What the solver says to a question; `undefined` where it ran out of memory. */
  private async say(question: string): Promise<string | undefined> {
    if (this.worker === undefined) {
      this.worker = idle.pop() ?? newWorker();
      this.known = undefined;
    }
    const news = this.told.slice(this.known ?? 0).join('\n');
    const text = `${news}\n${question}`;
    const isNew = this.known === undefined;
    this.known = this.told.length;
    return this.exchange(
      this.worker,
      isNew ? { open: `(set-option :rlimit ${this.effort.steps})\n${text}` } : { ask: text },
    );
  }

  private async exchange(worker: Worker, question: { open: string } | { ask: string }): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const hanging = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new SolverHangs(this.hangsAfter)), this.hangsAfter);
    });
    worker.postMessage(question);
    try {
      const [said] = await Promise.race([once(worker, 'message'), hanging]);
      return said as string;
    } catch (error) {
      // What the thread did is lost, and the next question starts another.
      this.worker = undefined;
      await worker.terminate();
      if (!isAbort(error)) throw error;
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Whether the WebAssembly itself gave up. */
function isAbort(error: unknown): boolean {
  if (error instanceof WebAssembly.RuntimeError) return true;
  return error instanceof Error && !(error instanceof SolverHangs) && /abort|memory|unreachable/i.test(error.message);
}

function valuesOf(part: Part | undefined): ReadonlyMap<TermText, Part> {
  const pairs = (part ?? []) as readonly (readonly [Part, Part])[];
  return new Map(pairs.map(([term, value]) => [term as string, value]));
}
