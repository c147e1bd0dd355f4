import { setTimeout as pause } from 'node:timers/promises';
import {
  type AnswerOf,
  Broker,
  BrokerError,
  type BrokerEvent,
  type BrokerOptions,
  type Command,
  type Duration,
  type Effect,
  type JournalRecord,
  type Outcome,
  type ReceiverId,
  type Time,
} from './core';

/** What keeps everything that has been told, over a restart. */
export interface Store {
  /** Keeps records, all or none; they are there for good when this is done. */
  write(records: readonly JournalRecord[]): Promise<void>;
}

export interface RunningBrokerOptions extends BrokerOptions {
  /** @default - everything is in memory alone */
  readonly store?: Store | undefined;
  /** What the store had, to go on from. */
  readonly records?: Iterable<JournalRecord> | undefined;
  /**
   * Hears, once, why nothing can be kept any more: from then on everything is refused.
   *
   * @default - only those hear of it who ask for something
   */
  readonly onUnkept?: ((reason: Error) => void) | undefined;
}

/** What happens to one receiver, and to everybody else. */
export type ReceiverEffect = Extract<Effect, { receiver: ReceiverId }>;
export type OtherEffect = Exclude<Effect, ReceiverEffect | { kind: 'event' }>;

/** A timer cannot wait longer: 2^31 milliseconds. */
const LONGEST_WAIT = 2_147_483_647;
const NOT_KEPT = new BrokerError(
  'amqp:internal-error',
  'What was asked cannot be kept: the folder with the data takes nothing any more.',
);

/** What waits to be told until it is kept. */
interface Untold {
  readonly journal: readonly JournalRecord[];
  readonly tell: (isKept: boolean) => void;
}

/**
 * The state machine with a clock, with those that are connected, and with what keeps its state: nobody is told of anything
 * before that is kept.
 */
export class RunningBroker {
  readonly core: Broker;
  private readonly store: Store | undefined;
  private readonly onUnkept: (reason: Error) => void;
  private readonly receivers = new Map<ReceiverId, (effect: ReceiverEffect) => void>();
  private readonly observers = new Set<(event: BrokerEvent) => void>();
  private readonly watchers = new Set<(effect: OtherEffect) => void>();
  private untold: Untold[] = [];
  private telling: Promise<void> | undefined;
  /** That nothing is carried out any more: it was stopped, or could not be kept. */
  private isOver = false;
  private lateness: Duration = 0;
  /** How much later it is here than on the system's clock. */
  private ahead: Duration = 0;
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Number.POSITIVE_INFINITY;

  constructor({ store, records = [], onUnkept = () => undefined, ...options }: RunningBrokerOptions) {
    this.store = store;
    this.onUnkept = onUnkept;
    this.core = Broker.restore(records, { durable: store !== undefined, ...options });
    this.wait();
  }

  /** What time it is here: the system's, and what was let pass beside. */
  now(): Time {
    return Date.now() + this.ahead;
  }

  /** Carries out a command; the answer comes when it is kept, and after everything that happened before. */
  run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError> {
    return new Promise((resolve) => this.carryOut(command, resolve));
  }

  /** The same without a promise, for what is done with every message: where nothing is to be kept it is told before this returns. */
  carryOut<C extends Command>(command: C, told: (answer: AnswerOf<C> | BrokerError) => void): void {
    this.tell(this.core.run(command, this.now()), told);
  }

  /** Lets time pass at once: everything happens that is due until then. */
  async advance(by: Duration): Promise<void> {
    this.ahead += by;
    // The timer was set by the clock as it was.
    if (this.timerAt !== Number.NEGATIVE_INFINITY) {
      clearTimeout(this.timer);
      this.timerAt = Number.POSITIVE_INFINITY;
    }
    await new Promise((resolve) => this.tell(this.core.advance(this.now()), resolve));
  }

  /** Tells everything later by so much, until it is set to 0 again: a slow network. */
  delay(by: Duration): void {
    this.lateness = by;
  }

  /** Hears what happens to a receiver, from before it is opened. */
  listen(receiver: ReceiverId, listener: (effect: ReceiverEffect) => void): void {
    this.receivers.set(receiver, listener);
  }

  forget(receiver: ReceiverId): void {
    this.receivers.delete(receiver);
  }

  /** Hears what happens beside receivers. @returns what ends it */
  watch(watcher: (effect: OtherEffect) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Hears what happens to messages; while nobody does, nothing is told of them. @returns what ends it */
  observe(observer: (event: BrokerEvent) => void): () => void {
    this.observers.add(observer);
    this.core.watched(true);
    return () => {
      this.observers.delete(observer);
      this.core.watched(this.observers.size > 0);
    };
  }

  /** Ends time, when everything is told. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.timerAt = Number.NEGATIVE_INFINITY;
    while (this.telling !== undefined) await this.telling;
    // What connections do as they end is nothing to keep.
    this.isOver = true;
  }

  private tell<T>({ answer, effects, journal }: Outcome<T>, told: (answer: T | BrokerError) => void): void {
    this.wait();
    if (this.isOver) {
      told(NOT_KEPT);
      return;
    }
    const isAtOnce = this.telling === undefined && this.lateness === 0;
    if (isAtOnce && (this.store === undefined || journal.length === 0)) {
      for (const effect of effects) this.dispatch(effect);
      told(answer);
      return;
    }
    this.untold.push({
      journal,
      tell: (isKept) => {
        if (isKept) for (const effect of effects) this.dispatch(effect);
        told(isKept ? answer : NOT_KEPT);
      },
    });
    this.telling ??= this.tellAll();
  }

  /** Keeps and tells in order. What comes while something is written is kept together, in one go. */
  private async tellAll(): Promise<void> {
    while (this.untold.length > 0) {
      const told = this.untold;
      this.untold = [];
      if (this.lateness > 0) await pause(this.lateness);
      const isKept = await this.keep(told.flatMap(({ journal }) => journal));
      for (const { tell } of told) tell(isKept);
    }
    this.telling = undefined;
  }

  private async keep(records: readonly JournalRecord[]): Promise<boolean> {
    if (this.isOver) return false;
    try {
      if (records.length > 0) await this.store?.write(records);
      return true;
    } catch (error) {
      // What the state machine has and the store has not is another state: nothing more can be told.
      this.isOver = true;
      this.onUnkept(error as Error);
      return false;
    }
  }

  private dispatch(effect: Effect): void {
    if ('receiver' in effect) this.receivers.get(effect.receiver)?.(effect);
    else if (effect.kind === 'event') for (const observer of this.observers) observer(effect.event);
    else for (const watcher of this.watchers) watcher(effect);
  }

  /** Sets the timer for what happens next by itself. */
  private wait(): void {
    const due = this.core.nextDue();
    if (due === undefined || due >= this.timerAt) return;
    clearTimeout(this.timer);
    this.timerAt = due;
    this.timer = setTimeout(() => this.wake(), Math.min(LONGEST_WAIT, Math.max(0, due - this.now())));
  }

  private wake(): void {
    this.timerAt = Number.POSITIVE_INFINITY;
    this.tell(this.core.advance(this.now()), () => undefined);
  }
}
