import type { BrokerError } from './broker-error';
import type { MessageCodec } from './broker-message';
import type { Command } from './command';
import type { AnswerOf, Outcome } from './command-outcome';
import type { EntityDescription } from './entity-description';
import type { JournalRecord } from './journal';
import type { RuleDefinition } from './rule-definition';
import type { Time } from './time';

/** What namespaces of a tier take. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
export type Tier = 'Basic' | 'Standard' | 'Premium';

/** What a core is made with. */
export interface BrokerOptions {
  readonly codec: MessageCodec;
  /** @default 'Standard' */
  readonly tier?: Tier;
  /** What lock tokens are made from: the same seed, the same tokens. An edge gives one that nobody has had before. */
  readonly seed: string;
  /** Whether outcomes have a journal, for whoever stores it. @default false */
  readonly durable?: boolean;
  /** Whether effects tell what happens to messages, for who watches. @default false */
  readonly events?: boolean;
}

/** A rule of a subscription, as it is. */
export interface RuleDescription {
  readonly rule: RuleDefinition;
  readonly createdAt: Time;
}

/** What duplicates are told by. */
export interface SentId {
  readonly messageId: string;
  /** Where an entity is partitioned, an id counts within its partition. */
  readonly partitionKey?: string | undefined;
}

/** What an entity remembers of messages that came. */
export interface Remembered {
  /** How long it remembers an id, in milliseconds; `undefined` where it looks for no duplicates. */
  readonly window: number | undefined;
  /** Whether an id counts within its partition alone. */
  readonly isPartitioned: boolean;
  /** Of each message that was asked for, for how long one of its id is dropped, in milliseconds; 0 where none came. */
  readonly remaining: readonly number[];
}

/**
 * Service Bus as a state machine: one namespace. `Broker` is it.
 *
 * It has no socket, no clock and no luck: the same commands at the same times give the same outcomes. Before a command is
 * carried out, everything happens that was due until its time. What is refused changes nothing.
 */
export interface BrokerCore {
  /** Carries out a command at a time. */
  run<C extends Command>(command: C, now: Time): Outcome<AnswerOf<C>>;
  /** Lets time pass: ends locks, expires messages, delivers what is scheduled, ends waiting, deletes what is idle. */
  advance(now: Time): Outcome<undefined>;
  /** When something happens by itself next; `undefined` for never. May be too early, never too late. */
  nextDue(): Time | undefined;

  /**
   * Why an entity cannot be used, before a link to it is opened: it is not there, or not active; `undefined` where it can.
   */
  refusal(entity: string, use: 'send' | 'receive' | 'manage'): BrokerError | undefined;
  /** The largest message that an entity takes, in bytes; that of the tier for what is not there. */
  maxMessageSize(entity: string): number;
  /** What an entity is and has; for a subqueue that of which it is one. */
  describe(entity: string): EntityDescription | BrokerError;
  /** All queues, or all topics, by name. */
  list(kind: 'queue' | 'topic'): readonly EntityDescription[];
  /** The subscriptions of a topic by name. */
  subscriptions(topic: string): readonly EntityDescription[] | BrokerError;
  /** The rules of a subscription by name. */
  rules(subscription: string): readonly RuleDescription[] | BrokerError;
  /** Which messages would be dropped now since one of their id came before; the error where nothing is sent there. */
  remembered(entity: string, messages: readonly SentId[]): Remembered | BrokerError;

  /** Says whether effects tell what happens to messages from now on, as with `events`. */
  watched(isWatched: boolean): void;

  /** The whole durable state: what `restore` makes the same core from. */
  snapshot(): JournalRecord[];
}
