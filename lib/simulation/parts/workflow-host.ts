import { type Duration, MINUTE, type Time } from '../../broker/core';
import { drive, type NoReply, type Reply, type RunResult, runWorkflow } from '../../local/workflows';
import type { WorkflowDefinition } from '../../local/workflows/definition/definition';
import type { Outcome, RejectionReason } from '../../trigger/program/outcome';
import type { Asking } from '../judging/job-made';
import type { Judge } from '../judging/program-judge';
import { Process } from '../time/virtual-time';
import { stayText } from './delivered-message';
import { heardBy, type Listener } from './listener';
import { type Network, NoAnswer, type Surroundings } from './network';
import { type RestAnswer, restAnswer } from './rest-bus';
import { limit, type SimulatedAzureMl } from './simulated-azure-ml';
import type { SimulatedBus } from './simulated-bus';
import { outcomeText } from './simulated-program';

/** A deployed Logic App that starts jobs. */
export interface SimulatedWorkflow extends Listener {
  readonly definition: WorkflowDefinition;
  readonly parameters: ReadonlyMap<string, unknown>;
}

export interface WorkflowHostOptions {
  readonly around: Surroundings;
  readonly network: Network;
  readonly bus: SimulatedBus;
  readonly azureMl: SimulatedAzureMl;
  readonly workflow: SimulatedWorkflow;
  readonly judge: Judge;
}

/** What the service runs in does not wait for an answer any longer. */
const LONGEST_CALL: Duration = 2 * MINUTE;
/** A run is due each minute: of most there is nothing to tell, since nothing waits. */
const RECURRENCE: Duration = MINUTE;

/**
 * A Logic App: a run a minute, of one message each. Runs that would find nothing are left out.
 *
 * A run that its machine ends is gone with what it had locked; the service itself would go on with it where it was, and
 * do the step once more that it was in, which is no more than that.
 */
export class WorkflowHost {
  private process = new Process();
  private due: Time | undefined;
  private isRunning = false;
  private isStirred = true;
  private asking: Asking | undefined;
  /** What a call has locked whose answer is still under way. */
  private locking: Asking | undefined;

  constructor(private readonly options: WorkflowHostOptions) {
    const { bus, workflow } = options;
    for (const entity of heardBy(workflow)) bus.watch(entity, () => this.stir());
    this.runSoon();
  }

  /** Whether a process is that of a run of it. */
  has(process: Process): boolean {
    return this.process === process;
  }

  /** Its run ends; the next one comes when it is due. What it had locked stays locked. */
  crash(): void {
    const { time } = this.options.around;
    time.kill(this.process);
    for (const asking of [this.asking, this.locking]) if (asking !== undefined) this.options.judge.hearTrouble(asking);
    this.asking = undefined;
    this.locking = undefined;
    this.process = new Process();
    this.isRunning = false;
    this.isStirred = true;
    this.runSoon();
  }

  /** Its machine stands still, longer than locks last. */
  standStill(): void {
    if (this.asking !== undefined) this.options.judge.hearTrouble(this.asking);
  }

  private stir(): void {
    this.isStirred = true;
    if (!this.isRunning) this.runSoon();
  }

  /** At the next full minute, where no run is due before. */
  private runSoon(): void {
    const { time } = this.options.around;
    if (this.due !== undefined) return;
    this.due = (Math.floor(time.now / RECURRENCE) + 1) * RECURRENCE;
    time.at(this.due, () => {
      this.due = undefined;
      if (this.isRunning || !this.isStirred) return;
      this.isRunning = true;
      this.isStirred = false;
      const { process } = this;
      time.begin(process, () => this.run(process));
    });
  }

  private async run(process: Process): Promise<void> {
    const { around, workflow, judge } = this.options;
    const { time, luck, tell } = around;
    const { name, definition, parameters } = workflow;
    const steps = runWorkflow(definition.steps, {
      parameters,
      now: new Date(time.now),
      luck: () => luck.number(`retries of ${name}`),
    });
    const result = await drive(steps, {
      send: (call) => this.send(process, call),
      sleep: (milliseconds) =>
        time.wait<void>(process, (settle) => time.after(milliseconds, () => settle.done(undefined))),
      now: () => new Date(time.now),
    });
    const { asking } = this;
    if (asking !== undefined) {
      const outcome = outcomeOf(result);
      tell(name, `${asking.messageId}: ${endText(outcome, result)}`);
      judge.hearOutcome(asking, outcome);
      // There may be another one.
      this.isStirred = true;
    }
    this.asking = undefined;
    this.isRunning = false;
    if (this.isStirred) this.runSoon();
  }

  private async send(process: Process, call: Parameters<typeof restAnswer>[1]): Promise<Reply | NoReply> {
    const { network, bus, azureMl, workflow, judge, around } = this.options;
    const { name, subscription } = workflow;
    // What it works on now: a call may arrive when it works on something else.
    const own = this.asking;
    let isOver = false;
    const trouble = () => {
      if (own !== undefined) judge.hearTrouble(own);
    };
    try {
      if (new URL(call.uri).hostname === 'management.azure.com') {
        const asking = own ?? { program: name, subscription, messageId: '', stay: '' };
        const response = await azureMl.fetchFor(process, asking)(call.uri, {
          method: call.method,
          body: call.body.toString(),
          signal: limit(LONGEST_CALL),
        });
        return { status: response.status, headers: JSON_HEADERS, body: Buffer.from(await response.text()) };
      }
      const what = `${call.method} ${new URL(call.uri).pathname.replace(/[^/]*$/, '')}${own?.messageId ?? ''}`;
      const answered: RestAnswer | { readonly status: number } = await network.call({
        process,
        who: name,
        what,
        patience: LONGEST_CALL,
        onTrouble: trouble,
        does: () => {
          if (around.luck.happens('bus-busy', what)) {
            around.tell(name, `${what}: the service is busy`);
            trouble();
            return { status: 503 };
          }
          const answer = restAnswer(bus, call);
          const { locked, lockedAt = '' } = answer;
          if (locked !== undefined) {
            const messageId = bus.originalIdOf(locked.messageId);
            const asking = { program: name, subscription, messageId, stay: stayText(lockedAt, locked) };
            // One whose answer nobody waits for stays locked until its lock ends, and the run knows nothing of it.
            if (isOver || process.isDead) judge.hearTrouble(asking);
            else this.locking = asking;
            around.tell(name, `gets ${messageId}, delivery ${locked.deliveryCount + 1}`);
          } else if (answer.status !== 204) around.tell(name, answer.says);
          if (answer.isQueueTrouble === true) trouble();
          if (answer.takenBy !== undefined && own !== undefined) judge.hearCopy(own, answer.takenBy);
          return answer;
        },
      });
      isOver = true;
      if ('locked' in answered) {
        this.asking = this.locking;
        this.locking = undefined;
      }
      return answered;
    } catch (error) {
      isOver = true;
      if (this.locking !== undefined) judge.hearTrouble(this.locking);
      this.locking = undefined;
      return { reason: (error as Error).message, isTimeout: error instanceof NoAnswer };
    }
  }
}

const JSON_HEADERS = { 'Content-Type': 'application/json' };

/** What the workflow itself says of a message, in the log. */
function outcomeOf({ tracked }: RunResult): Outcome | 'given-back' {
  const told = tracked.find(({ properties }) => typeof properties.outcome === 'string')?.properties;
  if (told === undefined) return 'given-back';
  const { outcome, reason, details, job } = told as Readonly<Record<string, string>>;
  const said = details === undefined || details === '' ? [] : [details];
  if (outcome === 'started' || outcome === 'already-started') return { kind: outcome, job: job ?? '' };
  const why = reason as RejectionReason;
  return outcome === 'waiting'
    ? { kind: 'waiting', why: why as 'unavailable', details: said, until: new Date(0) }
    : { kind: 'rejected', reason: why, details: said };
}

function endText(outcome: Outcome | 'given-back', { failures }: RunResult): string {
  if (outcome === 'given-back') {
    const why = failures.map(({ step, reason }) => `${step}: ${reason}`);
    return `is not finished${why.length === 0 ? '' : `, ${why.join('; ')}`}`;
  }
  return outcome.kind === 'waiting' ? `waits for its next try: ${outcome.details.join('; ')}` : outcomeText(outcome);
}
