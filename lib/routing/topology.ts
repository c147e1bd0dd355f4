import type { DeliveryClaim } from '../rules';
import type { DeployedRule } from './deployed-rules';

/** Whether messages come in and go out: `Active`, `Disabled`, `ReceiveDisabled` or `SendDisabled`. */
export type EntityStatus = string;

/** Where messages go on to: a queue or topic of the document, or one of which only the name is known. */
export interface Target {
  readonly name: string;
  readonly entity: Topic | Queue | undefined;
}

/** What topics, queues and subscriptions have in common. */
export interface Entity {
  /** The address of its resource. */
  readonly address: string;
  readonly name: string;
  readonly status: EntityStatus;
  /** How long a message waits, as ISO 8601; `undefined` for ever. */
  readonly timeToLive: string | undefined;
}

/** What a reader takes messages from. */
export interface Receiving extends Entity {
  readonly requiresSession: boolean;
  readonly deadLettersExpired: boolean;
  /** How long a reader has a message for itself, as ISO 8601. */
  readonly lockDuration: string | undefined;
  /** The most deliveries of a message before it is dead-lettered. */
  readonly maxDeliveryCount: number | undefined;
  readonly forwardTo: Target | undefined;
  readonly forwardDeadLetteredMessagesTo: Target | undefined;
}

export interface Queue extends Receiving, DuplicateDetection {
  readonly kind: 'queue';
  readonly namespace: string;
}

export interface Subscription extends Receiving {
  readonly kind: 'subscription';
  readonly topic: Topic;
  /** Sorted by name. */
  readonly rules: readonly DeployedRule[];
  readonly deadLettersFilterErrors: boolean;
}

/** Whether a message whose id came before is dropped, and for how long ids are remembered, as ISO 8601. */
export interface DuplicateDetection {
  readonly detectsDuplicates: boolean;
  readonly duplicateWindow: string | undefined;
}

export interface Topic extends Entity, DuplicateDetection {
  readonly kind: 'topic';
  readonly namespace: string;
  /** Sorted by name. */
  readonly subscriptions: readonly Subscription[];
  /** The JSON schema of its messages' application properties, where the document has one. */
  readonly contract: object | undefined;
  /** The system properties that producers set, where the document tells. */
  readonly setBySenders: readonly string[] | undefined;
  /** A JSON schema of those system properties that more is known of, where the document has one. */
  readonly systemProperties: object | undefined;
  /** What is claimed about its subscriptions, where the document has it. */
  readonly claims: readonly DeliveryClaim[];
}

/** What could not be resolved, and so is not part of the picture. */
export interface Unresolved {
  readonly address: string;
  readonly argument: string;
  readonly problem: string;
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
  readonly topics: readonly Topic[];
  readonly queues: readonly Queue[];
  readonly access: readonly Access[];
  readonly unresolved: readonly Unresolved[];
}
