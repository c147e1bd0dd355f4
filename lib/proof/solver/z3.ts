import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { started } from '../../package/started';
import { type Part, readParts } from './answer-text';
import { Budget } from './budget';
import { FALSE, type Formula } from './formula';
import { idleThreads } from './idle-threads';
import { smtLib } from './smt-lib';
import { NEAREST_DOUBLE, type TermText } from './smt-text';
import { DEFAULT_EFFORT, type Effort, type Solution, type Solver, SolverHangs } from './solver';

/** No question takes a hundredth of this time, on the slowest machine: whoever waits for longer waits for ever. */
const HANGS_AFTER_MILLISECONDS = 20 * 60_000;

/** All questions about one topic together take so many times the steps of one: a minute or so, or some of the hardest. */
const ALL_TOGETHER = 10;

/** More of them would keep more memory than the next question saves time. */
const MOST_IDLE = 2;

function newWorker(): Worker {
  const { file, execArgv } = started(join(__dirname, 'solver-worker'));
  const worker = new Worker(file, { execArgv });
  // A program that has nothing else to do need not wait for the solver; a question keeps it alive.
  worker.unref();
  return worker;
}

/** Z3, in a thread of its own that the first question starts. */
export class Z3 implements Solver {
  questions = 0;
  /** Everything that holds, in the order in which it was told. */
  private readonly told: string[] = [];
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private readonly budget: Budget;
  /** How many steps the thread has counted so far. */
  private counted = 0;
  /** How much of it the thread knows; `undefined` where the thread has to begin anew. */
  private known: number | undefined;

  /** @param hangsAfter the time after which it is a fault that there is no answer; no answer depends on it */
  constructor(
    { steps }: Pick<Effort, 'steps'> = DEFAULT_EFFORT,
    private readonly hangsAfter = HANGS_AFTER_MILLISECONDS,
  ) {
    this.budget = new Budget(steps, steps * ALL_TOGETHER);
  }

  tell(text: string): void {
    if (text !== '') this.told.push(text);
  }

  /** Forgets everything that it was told. */
  forget(): void {
    this.told.splice(0);
    this.known = undefined;
    this.renew();
  }

  renew(): void {
    this.budget.renew();
  }

  /** @throws SolverHangs */
  solve(formula: Formula, terms: readonly TermText[]): Promise<Solution> {
    // One after the other: the thread does not say which question it answers.
    const answer = this.last.then(() => this.answer(formula, terms));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async answer(formula: Formula, terms: readonly TermText[]): Promise<Solution> {
    if (formula === FALSE) return { kind: 'none' };
    const { budget } = this;
    const steps = budget.next;
    if (steps === 0) return { kind: 'unknown', reason: budget.reason(steps) };
    this.questions++;
    const values = terms.length === 0 ? '' : `(get-value (${terms.join(' ')}))`;
    const asked = `(push)(assert ${smtLib(formula)})(set-option :rlimit ${steps})(check-sat)(get-info :rlimit)(set-option :rlimit 0)`;
    const said = await this.say(`${asked}${values}(pop)`);
    if (said === undefined) {
      budget.take(steps, true);
      return { kind: 'unknown', reason: 'the solver ran out of memory' };
    }
    const [verdict, info, found] = readParts(said);
    budget.take(this.stepsSince(info), verdict === 'unknown');
    if (verdict === 'unsat') return { kind: 'none' };
    if (verdict === 'sat') return { kind: 'values', values: valuesOf(found) };
    if (verdict === 'unknown') return { kind: 'unknown', reason: budget.reason(steps) };
    throw new Error(`the solver does not understand the question: ${said.trim()}`);
  }

  /** How many steps the thread has counted since this was asked last, by what it says: `(:rlimit 115)`. */
  private stepsSince(info: Part | undefined): number {
    const before = this.counted;
    this.counted = Array.isArray(info) ? Number(info[1]) : before;
    return this.counted - before;
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    if (worker === undefined) return;
    if (idleThreads.length < MOST_IDLE) idleThreads.push(worker);
    else await worker.terminate();
  }

  /** What the solver says to a question; `undefined` where it ran out of memory. */
  private async say(question: string): Promise<string | undefined> {
    if (this.worker === undefined) {
      this.worker = idleThreads.pop() ?? newWorker();
      this.known = undefined;
    }
    const news = this.told.slice(this.known ?? 0).join('\n');
    const text = `${news}\n${question}`;
    const isNew = this.known === undefined;
    this.known = this.told.length;
    if (isNew) this.counted = 0;
    return this.exchange(this.worker, isNew ? { open: `${NEAREST_DOUBLE.ofBits}\n${text}` } : { ask: text });
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
