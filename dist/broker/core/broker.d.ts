import type { BrokerCore, BrokerOptions, RuleDescription } from './broker-core';
import { BrokerError } from './broker-error';
import type { Command } from './command';
import type { EntityDescription } from './entity-description';
import type { JournalRecord } from './journal';
import type { AnswerOf, Outcome } from './outcome';
import type { Time } from './time';
/** Service Bus as a state machine: one namespace, from empty or from what a journal has. */
export declare class Broker implements BrokerCore {
    /** The core that wrote these records, with everything in it that is durable. */
    static restore(records: Iterable<JournalRecord>, options: BrokerOptions): Broker;
    private readonly kernel;
    constructor(options: BrokerOptions);
    run<C extends Command>(command: C, now: Time): Outcome<AnswerOf<C>>;
    advance(now: Time): Outcome<undefined>;
    nextDue(): Time | undefined;
    refusal(entity: string, use: 'send' | 'receive' | 'manage'): BrokerError | undefined;
    maxMessageSize(entity: string): number;
    describe(entity: string): EntityDescription | BrokerError;
    list(kind: 'queue' | 'topic'): readonly EntityDescription[];
    subscriptions(topic: string): readonly EntityDescription[] | BrokerError;
    rules(subscription: string): readonly RuleDescription[] | BrokerError;
    watched(isWatched: boolean): void;
    snapshot(): JournalRecord[];
    /** Lets everything happen that is due until a time, each at its own. */
    private passUntil;
    private finish;
    private outcome;
    private carryOut;
}
