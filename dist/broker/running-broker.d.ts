import { type AnswerOf, Broker, BrokerError, type BrokerEvent, type BrokerOptions, type Command, type Duration, type Effect, type JournalRecord, type ReceiverId, type Time } from './core';
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
export type ReceiverEffect = Extract<Effect, {
    receiver: ReceiverId;
}>;
export type OtherEffect = Exclude<Effect, ReceiverEffect | {
    kind: 'event';
}>;
/**
 * The state machine with a clock, with those that are connected, and with what keeps its state: nobody is told of anything
 * before that is kept.
 */
export declare class RunningBroker {
    readonly core: Broker;
    private readonly store;
    private readonly onUnkept;
    private readonly receivers;
    private readonly observers;
    private readonly watchers;
    private untold;
    private telling;
    /** That nothing is carried out any more: it was stopped, or could not be kept. */
    private isOver;
    private lateness;
    /** How much later it is here than on the system's clock. */
    private ahead;
    private timer;
    private timerAt;
    constructor({ store, records, onUnkept, ...options }: RunningBrokerOptions);
    /** What time it is here: the system's, and what was let pass beside. */
    now(): Time;
    /** Carries out a command; the answer comes when it is kept, and after everything that happened before. */
    run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError>;
    /** The same without a promise, for what is done with every message: where nothing is to be kept it is told before this returns. */
    carryOut<C extends Command>(command: C, told: (answer: AnswerOf<C> | BrokerError) => void): void;
    /** Lets time pass at once: everything happens that is due until then. */
    advance(by: Duration): Promise<void>;
    /** Tells everything later by so much, until it is set to 0 again: a slow network. */
    delay(by: Duration): void;
    /** Hears what happens to a receiver, from before it is opened. */
    listen(receiver: ReceiverId, listener: (effect: ReceiverEffect) => void): void;
    forget(receiver: ReceiverId): void;
    /** Hears what happens beside receivers. @returns what ends it */
    watch(watcher: (effect: OtherEffect) => void): () => void;
    /** Hears what happens to messages; while nobody does, nothing is told of them. @returns what ends it */
    observe(observer: (event: BrokerEvent) => void): () => void;
    /** Ends time, when everything is told. */
    stop(): Promise<void>;
    private tell;
    /** Keeps and tells in order. What comes while something is written is kept together, in one go. */
    private tellAll;
    private keep;
    private dispatch;
    /** Sets the timer for what happens next by itself. */
    private wait;
    private wake;
}
