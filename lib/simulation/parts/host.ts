import { BrokerError, type Delivery, type Duration, MINUTE, SECOND, type Time } from '../../broker/core';
import type { AzureMl } from '../../trigger/program/azure-ml';
import type { Dependencies, LogEntry } from '../../trigger/program/handle';
import type { Outcome } from '../../trigger/program/outcome';
import { messageOf, type Origin } from '../../trigger/program/received-message';
import type { Asking } from '../judging/job-made';
import { Process } from '../time/virtual-time';
import { stayText } from './delivered-message';
import { functionView } from './function-view';
import type { HostOptions } from './host-options';
import { heardBy } from './listener';
import { limit } from './simulated-azure-ml';
import { type Handle, listenerOf, outcomeText, type SimulatedProgram } from './simulated-program';
import { queuesOf } from './simulated-queues';

/** After a process has ended, the platform begins another one. */
const RESTART: Duration = 10 * SECOND;
/** `functionTimeout` of host.json: the host ends the process then. */
const FUNCTION_TIMEOUT: Duration = 5 * MINUTE;
/** `maxAutoLockRenewalDuration` of host.json. */
const LONGEST_RENEWAL: Duration = 5 * MINUTE;
/** Before a receiver that was closed is opened again, each time twice as long. */
const REOPEN: Duration = SECOND;
const LONGEST_REOPEN: Duration = 10 * MINUTE;
/** Patience of the client with a settlement. */
const SETTLE_TIMEOUT: Duration = MINUTE;
/** The wrong clock of a program that has one. */
const MOST_SKEW: Duration = 10 * MINUTE;

/** One instance of a program: a process that receives a message at a time from its subscription and its queue of retries. */
export class Host {
  private process = new Process();
  private handle: Handle;
  private program: SimulatedProgram;
  private readonly name: string;
  private readonly skew: Duration;
  private readonly receivers = new Map<Origin, string>();
  /** What it works on at this moment. */
  private readonly work = new Map<string, Asking>();

  constructor(private readonly options: HostOptions) {
    const { program, number, around } = options;
    this.program = program;
    this.handle = options.handleOf();
    this.name = number === 1 ? program.name : `${program.name} (${number})`;
    const isWrong = around.luck.happens('clock-skew', this.name);
    this.skew = isWrong ? around.luck.between(-MOST_SKEW, MOST_SKEW, `skew ${this.name}`) : 0;
    if (isWrong) around.tell(this.name, `its clock is ${Math.round(this.skew / 1000)} s off`);
    this.listen('subscription');
    this.listen('retries');
  }

  /** Whether a process is that of this instance. */
  has(process: Process): boolean {
    return this.process === process;
  }

  /** Whether it is an instance of a program, in whichever version. */
  isOf({ name }: SimulatedProgram): boolean {
    return this.options.program.name === name;
  }

  /** Its process ends, and another one begins after a while. What it had locked stays locked. */
  crash(): void {
    const { time, tell } = this.options.around;
    time.kill(this.process);
    for (const asking of this.work.values()) this.options.judge.hearTrouble(asking);
    this.work.clear();
    for (const receiver of this.receivers.values()) this.options.bus.close(receiver);
    this.receivers.clear();
    const { process } = this;
    time.after(RESTART, () => {
      // Somebody may have deployed it meanwhile.
      if (this.process !== process) return;
      this.process = new Process();
      this.handle = this.options.handleOf();
      tell(this.name, 'begins again');
      this.listen('subscription');
      this.listen('retries');
    });
  }

  /** Its machine stands still, longer than locks last. */
  standStill(): void {
    for (const asking of this.work.values()) this.options.judge.hearTrouble(asking);
  }

  /** Another version is deployed: its process ends, and that of the other one begins. */
  deploy(program: SimulatedProgram, version: string): void {
    this.options.around.tell(this.name, `is replaced by ${version}`);
    this.program = program;
    if (!this.process.isDead) this.crash();
  }

  private entityOf(origin: Origin): string {
    const [subscription, retries] = heardBy(listenerOf(this.program));
    return origin === 'retries' ? retries : subscription;
  }

  private listen(origin: Origin, wait: Duration = REOPEN): void {
    const { bus, around, rules } = this.options;
    const { process } = this;
    const again = () =>
      around.time.after(wait, () => {
        if (!process.isDead) this.listen(origin, Math.min(LONGEST_REOPEN, wait * 2));
      });
    const receiver = bus.open(this.entityOf(origin), {
      deliver: (delivery) => this.begin(process, origin, delivery),
      closed: () => {
        this.receivers.delete(origin);
        if (!process.isDead && rules.reopens !== false) again();
      },
    });
    if (receiver instanceof BrokerError) {
      again();
      return;
    }
    this.receivers.set(origin, receiver);
    bus.run({ kind: 'set-credit', receiver, credit: 1 });
  }

  private begin(process: Process, origin: Origin, delivery: Delivery): void {
    const { around } = this.options;
    const messageId = this.options.bus.originalIdOf(delivery.messageId);
    const { subscription } = this.program.settings;
    const stay = stayText(this.entityOf(origin), delivery);
    const asking: Asking = { program: this.name, subscription, messageId, stay };
    const token = delivery.lockToken as string;
    around.tell(
      this.name,
      `gets ${messageId}${origin === 'retries' ? ' from its retries' : ''}, delivery ${delivery.deliveryCount + 1}`,
    );
    this.work.set(token, asking);
    const began = around.time.now;
    this.keepLocked(process, origin, token, began);
    this.endLate(process, token, began + FUNCTION_TIMEOUT);
    around.time.begin(process, () => this.workOn(process, origin, delivery, asking));
  }

  /** Ends the process where it still works on a message; one that stands still does so when it goes on. */
  private endLate(process: Process, token: string, at: Time): void {
    const { time, tell } = this.options.around;
    time.at(at, () => {
      if (process.isDead || !this.work.has(token)) return;
      if (process.stillUntil >= time.now) {
        this.endLate(process, token, process.stillUntil + 1);
        return;
      }
      const { messageId } = this.work.get(token) as Asking;
      tell(this.name, `has worked on ${messageId} for ${FUNCTION_TIMEOUT / MINUTE} minutes: the host ends it`);
      this.crash();
    });
  }

  private async workOn(process: Process, origin: Origin, delivery: Delivery, asking: Asking): Promise<void> {
    const { options } = this;
    const { body, metadata } = functionView(delivery);
    const token = delivery.lockToken as string;
    if (options.rules.completes === 'before') await this.settle(process, origin, token, 'complete', asking);
    let outcome: Outcome | 'given-back';
    try {
      outcome = await this.handle(messageOf(body, metadata, origin), this.dependencies(process, asking));
    } catch {
      outcome = 'given-back';
    }
    options.around.tell(this.name, `${asking.messageId}: ${outcomeText(outcome)}`);
    options.judge.hearOutcome(asking, outcome);
    if (options.rules.completes === 'after')
      await this.settle(process, origin, token, outcome === 'given-back' ? 'abandon' : 'complete', asking);
    this.work.delete(token);
    const receiver = this.receivers.get(origin);
    if (receiver !== undefined && !process.isDead) options.bus.run({ kind: 'set-credit', receiver, credit: 1 });
  }

  private async settle(
    process: Process,
    origin: Origin,
    token: string,
    kind: 'complete' | 'abandon',
    asking: Asking,
  ): Promise<void> {
    const { network, bus, around, judge } = this.options;
    const { messageId } = asking;
    const entity = this.entityOf(origin);
    const onTrouble = () => judge.hearTrouble(asking);
    try {
      await network.call({
        process,
        who: this.name,
        what: `${kind} ${messageId}`,
        patience: SETTLE_TIMEOUT,
        onTrouble,
        does: () => {
          const answer = bus.run({ kind: 'settle', entity, lockTokens: [token], settlement: { kind } });
          if (answer instanceof BrokerError) around.tell(entity, `${kind} ${messageId}: ${answer.condition}`);
        },
      });
    } catch {
      // The host writes it to its log, and the message comes again when its lock ends.
    }
  }

  /** Renews the lock while the message is worked on, as the host does. */
  private keepLocked(process: Process, origin: Origin, token: string, began: Time): void {
    const { around, bus, judge } = this.options;
    const entity = this.entityOf(origin);
    around.time.after(bus.lockDuration(entity) / 2, () => {
      const asking = this.work.get(token);
      if (process.isDead || asking === undefined || around.time.now - began > LONGEST_RENEWAL) return;
      if (around.luck.happens('lock-lost', asking.messageId)) {
        around.tell(entity, `the lock of ${asking.messageId} is lost`);
        judge.hearTrouble(asking);
        bus.run({ kind: 'lose-locks', entity, lockToken: token });
        return;
      }
      if (process.stillUntil <= around.time.now) bus.run({ kind: 'renew-locks', entity, lockTokens: [token] });
      this.keepLocked(process, origin, token, began);
    });
  }

  private dependencies(process: Process, asking: Asking): Dependencies {
    const { around, network, bus, azureMl, guards, judge } = this.options;
    const { time, luck } = around;
    const { data, validator, settings } = this.program;
    const azure: AzureMl = {
      endpoint: settings.managementEndpoint,
      workspaceId: settings.workspaceId,
      token: async () => ({ token: 'token', expires: Number.POSITIVE_INFINITY }),
      request: azureMl.fetchFor(process, asking),
      limit,
      sleep: (milliseconds) =>
        time.wait<void>(process, (settle) => time.after(milliseconds, () => settle.done(undefined))),
      random: () => luck.number(`random ${asking.messageId}`),
    };
    return {
      ...azure,
      data,
      validator,
      settings,
      guards: guards.documentsFor(process, asking),
      queues: queuesOf({ process, who: this.name, network, bus, around, asking, judge }),
      now: () => time.now + this.skew,
      log: (_entry: LogEntry) => undefined,
    };
  }
}
