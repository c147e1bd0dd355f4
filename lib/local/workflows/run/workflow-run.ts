import { type Condition, levelsIn, type Status, type Step, type Steps } from '../definition/definition';
import { isWorthAnother, waitBefore } from '../definition/retry-policy';
import { callFunction, evaluate, type Scope } from '../language/evaluate-workflow';
import { fill, type Template } from '../language/workflow-template';
import { type Call, callOf, contentOf, type NoReply, type Reply } from './call';

/** What a run asks for: a call, or that time passes. */
export type Effect =
  | { readonly kind: 'call'; readonly step: string; readonly call: Call }
  | { readonly kind: 'wait'; readonly step: string; readonly milliseconds: number };

/** What it is told then: what time it is, and the answer to a call. */
export interface Resumption {
  readonly now: Date;
  readonly reply?: Reply | NoReply;
}

/** What a run has beside its steps. */
export interface RunOptions {
  readonly parameters: ReadonlyMap<string, unknown>;
  /** When it starts. */
  readonly now: Date;
  /** From 0 to below 1: how long it waits before it tries again. */
  readonly luck: () => number;
  /**
   * Whether ParseJson fails for what is not as its schema says; how much of it the service enforces, it does not say.
   *
   * @default true
   */
  readonly enforcesSchemas?: boolean;
}

/** What became of a run. */
export interface RunResult {
  readonly status: Status | 'Cancelled';
  /** How each step has ended. */
  readonly statuses: ReadonlyMap<string, Status>;
  /** What was tracked, in the order in which steps were done. */
  readonly tracked: readonly Tracked[];
  /** Why steps failed, in that order. */
  readonly failures: readonly { readonly step: string; readonly reason: string }[];
}

/** What was tracked of a step, for the log. */
export interface Tracked {
  readonly step: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Running<T> = Generator<Effect, T, Resumption>;

/** What a step has taken and given. */
interface Made {
  readonly inputs: unknown;
  readonly outputs: unknown;
  readonly body: unknown;
}

/** What fails a step that took something and gave something. */
class Failure extends Error {
  constructor(
    reason: string,
    readonly made: Made,
    readonly status: Status = 'Failed',
  ) {
    super(reason);
  }
}

/**
 * Runs steps as Logic Apps does: each once, when those before it are done in a way that it names. It does nothing by
 * itself: it asks for calls and for time, and goes on with what it is told. Of steps that the service runs at the same
 * time, the one that stands first comes first.
 */
export function runWorkflow(steps: Steps, options: RunOptions): Running<RunResult> {
  return new Run(options).whole(steps);
}

class Run {
  private readonly statuses = new Map<string, Status>();
  private readonly made = new Map<string, Made>();
  private readonly tracked: Tracked[] = [];
  private readonly failures: { readonly step: string; readonly reason: string }[] = [];
  private ended: 'Succeeded' | 'Failed' | 'Cancelled' | undefined;
  private now: Date;

  constructor(private readonly options: RunOptions) {
    this.now = options.now;
  }

  *whole(steps: Steps): Running<RunResult> {
    const status = yield* this.level(steps);
    const { statuses, tracked, failures } = this;
    return { status: this.ended ?? status, statuses, tracked, failures };
  }

  private *level(steps: Steps): Running<Status> {
    const waiting = new Set(steps.values());
    const isDone = (name: string) => ![...waiting].some((step) => step.name === name);
    while (waiting.size > 0) {
      const next = [...waiting].find(({ runAfter }) => [...runAfter.keys()].every(isDone)) as Step;
      waiting.delete(next);
      const isDue = [...next.runAfter].every(([other, wanted]) => wanted.includes(this.statuses.get(other) as Status));
      if (isDue && this.ended === undefined) yield* this.step(next);
      else this.skip(next);
    }
    const isFollowed = new Set([...steps.values()].flatMap(({ runAfter }) => [...runAfter.keys()]));
    const last = [...steps.values()].filter(({ name }) => !isFollowed.has(name));
    return last.some((step) => this.hasFailed(step, steps)) ? 'Failed' : 'Succeeded';
  }

  /** What was skipped ends as what was before it. */
  private hasFailed({ name, runAfter }: Step, steps: Steps): boolean {
    const status = this.statuses.get(name);
    if (status !== 'Skipped') return status !== 'Succeeded';
    return [...runAfter.keys()].some((other) => this.hasFailed(steps.get(other) as Step, steps));
  }

  private skip(step: Step): void {
    this.statuses.set(step.name, 'Skipped');
    for (const inner of levelsIn(step)) this.skipAll(inner);
  }

  private skipAll(steps: Steps): void {
    for (const step of steps.values()) this.skip(step);
  }

  private *step(step: Step): Running<void> {
    try {
      const status = yield* this.perform(step);
      this.statuses.set(step.name, status);
    } catch (error) {
      this.failures.push({ step: step.name, reason: (error as Error).message });
      if (error instanceof Failure) this.made.set(step.name, error.made);
      this.statuses.set(step.name, error instanceof Failure ? error.status : 'Failed');
      for (const level of levelsIn(step)) this.skipAll(level);
    }
    this.track(step);
  }

  private *perform(step: Step): Running<Status> {
    switch (step.type) {
      case 'Compose': {
        const value = this.fill(step.inputs);
        this.made.set(step.name, { inputs: value, outputs: value, body: null });
        return 'Succeeded';
      }
      case 'ParseJson': {
        const content = this.fill(step.content);
        const wrong = this.options.enforcesSchemas === false ? undefined : step.isValid(content);
        if (wrong !== undefined) throw new Error(wrong);
        this.made.set(step.name, { inputs: content, outputs: content, body: content });
        return 'Succeeded';
      }
      case 'If': {
        const [chosen, other] = this.holds(step.condition) ? [step.yes, step.no] : [step.no, step.yes];
        this.skipAll(other);
        return yield* this.level(chosen);
      }
      case 'Switch': {
        const value = this.fill(step.on);
        const chosen = step.cases.find((one) => one.value === value)?.steps ?? step.otherwise;
        for (const level of levelsIn(step)) if (level !== chosen) this.skipAll(level);
        return yield* this.level(chosen);
      }
      case 'Scope':
        return yield* this.level(step.steps);
      case 'Http':
        return yield* this.call(step);
      case 'Terminate':
        this.ended = step.status;
        return 'Succeeded';
    }
  }

  private *call({ name, inputs, retries }: Extract<Step, { readonly type: 'Http' }>): Running<Status> {
    const filled = this.fill(inputs);
    const call = callOf(filled);
    for (let done = 0; ; done++) {
      const reply = (yield* this.ask({ kind: 'call', step: name, call })) ?? { reason: 'there was no answer' };
      const status = 'status' in reply ? reply.status : undefined;
      const wait = isWorthAnother(status) ? waitBefore(retries, done, this.options.luck()) : undefined;
      if (wait !== undefined) {
        yield* this.ask({ kind: 'wait', step: name, milliseconds: wait });
        continue;
      }
      if (!('status' in reply)) {
        const nothing = { inputs: filled, outputs: null, body: null };
        throw new Failure(reply.reason, nothing, reply.isTimeout === true ? 'TimedOut' : 'Failed');
      }
      const body = contentOf(reply);
      const outputs = { statusCode: reply.status, headers: reply.headers ?? {}, body };
      const made = { inputs: filled, outputs, body };
      if (reply.status < 200 || reply.status >= 300) throw new Failure(`status ${reply.status}`, made);
      this.made.set(name, made);
      return 'Succeeded';
    }
  }

  private *ask(effect: Effect): Running<Reply | NoReply | undefined> {
    const { now, reply } = yield effect;
    this.now = now;
    return reply;
  }

  private track({ name, tracked }: Step): void {
    if (tracked === undefined) return;
    const { inputs = null, outputs = null } = this.made.get(name) ?? {};
    const action = { name, inputs, outputs, status: this.statuses.get(name) };
    try {
      const properties = fill(tracked, (expression) => evaluate(expression, { ...this.scope, action: () => action }));
      this.tracked.push({ step: name, properties: properties as Tracked['properties'] });
    } catch (error) {
      this.failures.push({ step: name, reason: `trackedProperties: ${(error as Error).message}` });
    }
  }

  private holds(condition: Condition): boolean {
    switch (condition.kind) {
      case 'and':
        return condition.of.every((one) => this.holds(one));
      case 'or':
        return condition.of.some((one) => this.holds(one));
      case 'not':
        return !this.holds(condition.of);
      case 'call':
        return (
          callFunction(
            condition.name,
            condition.args.map((one) => this.fill(one)),
          ) === true
        );
    }
  }

  private fill(template: Template): unknown {
    return fill(template, (expression) => evaluate(expression, this.scope));
  }

  private readonly scope: Scope = {
    outputs: (name) => this.known(name)?.outputs ?? null,
    body: (name) => this.known(name)?.body ?? null,
    parameter: (name) => {
      if (!this.options.parameters.has(name)) throw new Error(`there is no parameter ${name}`);
      return this.options.parameters.get(name);
    },
    now: () => this.now,
    action: () => {
      throw new Error('action() is known in what is tracked of a step');
    },
  };

  private known(name: string): Made | undefined {
    if (!this.statuses.has(name)) throw new Error(`the step ${name} has not run`);
    return this.made.get(name);
  }
}
