import { type Duration, HOUR, MINUTE } from '../../broker/core';
import {
  type ClusterSize,
  type Effect,
  isOver,
  JobMachine,
  type Json,
  objectAt,
  type Run,
  type Task,
} from '../../local/azure-ml/core';
import type { AzureMl } from '../../trigger/program/azure-ml';
import type { Asking, JobMade } from '../judging/job-made';
import type { Network, Surroundings } from './network';
import type { ServiceError, Trouble } from './trouble';

export interface SimulatedAzureMlOptions {
  readonly around: Surroundings;
  readonly network: Network;
  readonly clusters: readonly ClusterSize[];
  readonly troubles: readonly Trouble[];
  /** How long the process of a job runs. */
  readonly durationOf: (run: Run) => Duration;
  /**
   * How long it takes from the moment at which a run has its machines until its process runs.
   *
   * @default - a minute
   */
  readonly startingOf?: (run: Run, task: Task) => Duration;
  /** Whether its process fails. @default - none does */
  readonly fails?: (run: Run) => boolean;
  readonly onMade: (made: JobMade) => void;
  /** Hears of each run that is in another state. */
  readonly onChange?: (run: Run) => void;
}

/** Errors that the service has now and then, whatever is asked. */
const NOW_AND_THEN: readonly ServiceError[] = [
  { status: 500, code: 'InternalServerError' },
  { status: 502, code: 'BadGateway' },
  { status: 503, code: 'ServiceUnavailable', retryAfter: 5 },
  { status: 429, code: 'TooManyRequests', retryAfter: 3 },
  { status: 409, code: 'Conflict' },
  { status: 412, code: 'PreconditionFailed' },
  { status: 408, code: 'RequestTimeout' },
];
const STARTING: Duration = MINUTE;

/** Azure ML in virtual time: its jobs are those of the state machine, its answers those of Resource Manager. */
export class SimulatedAzureMl {
  readonly machine: JobMachine;
  private waker: number | undefined;

  constructor(private readonly options: SimulatedAzureMlOptions) {
    this.machine = new JobMachine({ clusters: options.clusters, componentOf: () => () => undefined });
  }

  /** `fetch` of a program that works on a message. */
  fetchFor(process: Parameters<Network['call']>[0]['process'], asking: Asking): AzureMl['request'] {
    const { network } = this.options;
    return (async (url: string, init: RequestInit) => {
      const path = new URL(url).pathname;
      const name = path.split('/').at(-1) ?? '';
      const workspaceId = path.slice(0, path.lastIndexOf('/jobs/'));
      const method = init.method ?? 'GET';
      const patience = (init.signal as unknown as Limit | undefined)?.milliseconds ?? HOUR;
      const answer = await network.call({
        process,
        who: asking.program,
        what: `${method} ${name}`,
        patience,
        does: () => this.answer(method, { workspaceId, name }, init, asking),
      });
      return responseOf(answer);
    }) as AzureMl['request'];
  }

  /** Somebody deletes a job that is over. @returns its name */
  deleteOne(place: string): string | undefined {
    const over = [...this.machine.all()].filter(({ state, parent }) => isOver(state) && parent === undefined);
    if (over.length === 0) return undefined;
    const run = this.options.around.luck.pick(over, place);
    this.run({ kind: 'remove', run });
    return run.name;
  }

  archiveOne(place: string): string | undefined {
    const all = [...this.machine.all()].filter(({ parent }) => parent === undefined);
    if (all.length === 0) return undefined;
    const run = this.options.around.luck.pick(all, place);
    this.run({ kind: 'change', run, changes: { isArchived: true } });
    return run.name;
  }

  private answer(
    method: string,
    run: { readonly workspaceId: string; readonly name: string },
    init: RequestInit,
    asking: Asking,
  ): Answer {
    const { time, luck, tell } = this.options.around;
    const what = `${method} ${run.name}`;
    const trouble = this.options.troubles.find(({ from, until }) => from <= time.now && time.now < until);
    if (trouble !== undefined) {
      tell('Azure ML', `${what}: ${trouble.error.status} ${trouble.error.code}`);
      return errorAnswer(trouble.error);
    }
    if (luck.happens('server-error', what)) {
      const error = luck.pick(NOW_AND_THEN, `error ${what}`);
      tell('Azure ML', `${what}: ${error.status} ${error.code}, and nothing is done`);
      return errorAnswer(error);
    }
    const answer = method === 'GET' ? this.get(run) : this.put(run, init, asking);
    const said = SAYS.get(answer.status) ?? '';
    if (!luck.happens('error-after-work', what)) {
      tell('Azure ML', `${what}: ${answer.status}${said}`);
      return answer;
    }
    const error = luck.pick(NOW_AND_THEN, `error ${what}`);
    tell('Azure ML', `${what}${said}; what is answered is ${error.status} ${error.code}`);
    return errorAnswer(error);
  }

  private get(ref: { readonly workspaceId: string; readonly name: string }): Answer {
    const run = this.machine.get(ref);
    if (run === undefined) return errorAnswer({ status: 404, code: 'UserError' });
    const { isArchived = false } = run.properties;
    return { status: 200, body: { properties: { isArchived, tags: objectAt(run.properties, 'tags') } } };
  }

  private put(ref: { readonly workspaceId: string; readonly name: string }, init: RequestInit, asking: Asking): Answer {
    const { properties } = JSON.parse(String(init.body)) as { readonly properties: Json };
    const answer = this.run({ kind: 'put', run: ref, properties, luck: 0 });
    switch (answer.kind) {
      case 'created':
        this.options.onMade({ name: ref.name, workspaceId: ref.workspaceId, properties, asking });
        return { status: 201, body: {} };
      case 'kept':
      case 'done':
        return { status: 200, body: {} };
      case 'refused':
        return errorAnswer(answer);
    }
  }

  private run(command: Parameters<JobMachine['run']>[0]): ReturnType<JobMachine['run']>['answer'] {
    const { answer, effects } = this.machine.run(command, this.options.around.time.now);
    this.carryOut(effects);
    return answer;
  }

  private carryOut(effects: readonly Effect[]): void {
    const { around, durationOf, startingOf = () => STARTING, fails = () => false, onChange } = this.options;
    for (const effect of effects) {
      if (effect.kind === 'changed') onChange?.(effect.run);
      if (effect.kind === 'start') {
        const { run } = effect;
        const known = this.machine.get(run);
        if (known === undefined) continue;
        const starting = startingOf(known, effect.task);
        around.time.after(starting, () => this.run({ kind: 'began', run }));
        const error = fails(known) ? 'its process has failed' : undefined;
        around.time.after(starting + durationOf(known), () => this.run({ kind: 'ended', run, error }));
      }
      if (effect.kind === 'kill') {
        const { run } = effect;
        around.time.after(1000, () => this.run({ kind: 'ended', run, error: undefined }));
      }
    }
    this.wake();
  }

  private wake(): void {
    const { time } = this.options.around;
    const next = this.machine.nextDue();
    if (next === undefined || (this.waker !== undefined && this.waker <= next)) return;
    this.waker = next;
    time.at(next, () => {
      if (this.waker === next) this.waker = undefined;
      this.carryOut(this.machine.advance(time.now));
    });
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: number;
}

const SAYS: ReadonlyMap<number, string> = new Map([
  [201, ', the job is made'],
  [404, ', there is none'],
]);

function errorAnswer({ status, code, retryAfter }: ServiceError): Answer {
  return { status, body: { error: { code, message: code } }, ...(retryAfter !== undefined && { retryAfter }) };
}

/** What the program reads of a `Response`; the real one brings streams, which time here does not know. */
function responseOf({ status, body, retryAfter }: Answer): Response {
  const headers = {
    get: (name: string) => (name === 'retry-after' && retryAfter !== undefined ? String(retryAfter) : null),
  };
  return { status, headers, text: async () => JSON.stringify(body) } as unknown as Response;
}

/** What stands in for a signal that ends a request: how long it is waited for. */
export interface Limit {
  readonly milliseconds: number;
}

export function limit(milliseconds: number): AbortSignal {
  return { milliseconds } as unknown as AbortSignal;
}
