import type { JobStarts } from '../../requests';
import type { DeliveryClaim } from '../../rules';
import type { DeployedRule } from './deployed-rule';
import type { Fact, Listed, Unresolved } from './fact';

/** Whether messages come in and go out: `Active`, `Disabled`, `ReceiveDisabled` or `SendDisabled`. */
export type EntityStatus = string;

/** Whether messages come into an entity of a status. */
export function takesMessages(status: EntityStatus): boolean {
  return status === 'Active' || status === 'ReceiveDisabled';
}

/** Why nobody can read what waits in an entity of a status; `undefined` where somebody can. */
export function whyUnreadable(status: EntityStatus): string | undefined {
  return status === 'Active' || status === 'SendDisabled' ? undefined : `nobody can read it: ${status}`;
}

/** Where messages go on to: a queue or topic of the document, or one of which only the name is known. */
export interface Target {
  readonly name: string;
  readonly entity: Topic | Queue | undefined;
  /** Whether the document deletes it: messages that are forwarded to it are dead-lettered. */
  readonly isDeleted: boolean;
}

/** What topics, queues and subscriptions have in common. */
export interface Entity {
  /** The address of its resource; the id of one that the document does not have. */
  readonly address: string;
  /** Its name in Azure; its address where only the apply tells the name. */
  readonly name: string;
  readonly status: Fact<EntityStatus>;
  /** How long a message waits, as ISO 8601; `undefined` for ever. */
  readonly timeToLive: Fact<string | undefined>;
  /** How long nobody may use it before Azure deletes it, as ISO 8601; `undefined` for never. */
  readonly autoDeleteOnIdle: Fact<string | undefined>;
}

/** How much of what senders send an entity takes. Nothing of it decides where a message goes. */
export interface Capacity {
  /** In megabytes; `undefined` for Azure's default. */
  readonly maxSize: Fact<number | undefined>;
  /** The largest message in kilobytes; `undefined` for that of the tier. */
  readonly maxMessageSize: Fact<number | undefined>;
  readonly partitioning: Fact<boolean>;
}

/** What a reader takes messages from. */
export interface Receiving extends Entity {
  readonly requiresSession: Fact<boolean>;
  readonly deadLettersExpired: Fact<boolean>;
  /** How long a reader has a message for itself, as ISO 8601; `undefined` for Azure's default. */
  readonly lockDuration: Fact<string | undefined>;
  /** The most deliveries of a message before it is dead-lettered; `undefined` where nothing is said. */
  readonly maxDeliveryCount: Fact<number | undefined>;
  readonly forwardTo: Fact<Target | undefined>;
  readonly forwardDeadLetteredMessagesTo: Fact<Target | undefined>;
}

export interface Queue extends Receiving, DuplicateDetection, Capacity {
  readonly kind: 'queue';
  /** What stands for its namespace: its name where that is known, else its address. */
  readonly namespace: string;
  /** The tier of its namespace: `Basic`, `Standard` or `Premium`. */
  readonly tier: Fact<string>;
  /** Its name, with that of its namespace where several have a queue of this name. */
  readonly label: string;
}

/** Why a subscription may have other rules than are known. */
export interface MissingRules extends Unresolved {
  /** The rule that may belong to it, where it is one that the document has. */
  readonly rule?: DeployedRule;
}

export interface Subscription extends Receiving {
  readonly kind: 'subscription';
  readonly topic: Topic;
  /** Sorted by name; the rule `$Default`, which Azure makes, is one of them where it stays. */
  readonly rules: Listed<DeployedRule, MissingRules>;
  readonly deadLettersFilterErrors: Fact<boolean>;
  /** What starts jobs of its messages; `undefined` where the document does not say that anything does: a plan does not. */
  readonly starts: Fact<JobStarts | undefined>;
}

/** Whether a message whose id came before is dropped, and for how long ids are remembered, as ISO 8601. */
export interface DuplicateDetection {
  readonly detectsDuplicates: Fact<boolean>;
  readonly duplicateWindow: Fact<string | undefined>;
}

export interface Topic extends Entity, DuplicateDetection, Capacity {
  readonly kind: 'topic';
  /** What stands for its namespace: its name where that is known, else its address. */
  readonly namespace: string;
  /** The tier of its namespace: `Basic`, `Standard` or `Premium`. */
  readonly tier: Fact<string>;
  /** Its name, with that of its namespace where several have a topic of this name. */
  readonly label: string;
  /** Sorted by name. */
  readonly subscriptions: Listed<Subscription>;
  /** The JSON schema of its messages' application properties, where the document has one. */
  readonly contract: object | undefined;
  /** The system properties that producers set, where the document tells. */
  readonly setBySenders: readonly string[] | undefined;
  /** A JSON schema of those system properties that more is known of, where the document has one. */
  readonly systemProperties: object | undefined;
  /** The subscriptions that are meant to get what others get too, and why, where the document has any. */
  readonly observers: Readonly<Record<string, string>>;
  /** What is claimed about its subscriptions, where the document has it. */
  readonly claims: readonly DeliveryClaim[];
}

/** Who may send or receive, by a role or a key. */
export interface Access {
  readonly address: string;
  /** `send`, `listen`, or `manage`. */
  readonly rights: readonly string[];
  /** The address of the entity, or what the document says instead. */
  readonly scope: string;
  /** The principal of a role, or `key` for a shared access key. */
  readonly principal: string;
}

/** What a document deploys of Service Bus: a graph of topics, subscriptions and queues. */
export interface Topology {
  readonly path: string;
  /** Of which there may be more where something of the document was not understood. */
  readonly topics: readonly Topic[];
  readonly queues: readonly Queue[];
  readonly access: readonly Access[];
  /** Rules of which it is not known to which subscription, or to which topic, they belong. */
  readonly unplacedRules: readonly DeployedRule[];
  /** What was taken for granted about the document, in sentences. */
  readonly assumptions: readonly string[];
  /** Everything that could not be resolved, wherever it matters. */
  readonly unresolved: readonly Unresolved[];
}
