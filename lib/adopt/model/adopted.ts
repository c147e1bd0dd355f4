import type { Queue, Topic } from '../../routing';
import type { Acknowledgements, RuleFilter, SqlAction } from '../../rules';

/**
 * Something that somebody has to know of what was adopted.
 *
 * - `left-out`: it is there, and the code has no word for it
 * - `unknown`: the source does not tell it, so it is not written
 * - `stricter`: the constructs make it otherwise than it is
 * - `fill-in`: a person has to put something in the place of what stands there
 */
export interface Note {
  readonly kind: 'left-out' | 'unknown' | 'stricter' | 'fill-in';
  /** What it is about, as people call it: `training-events/train`. */
  readonly subject: string;
  /** A sentence about it that names it not again. */
  readonly text: string;
}

/** An option of a construct, as it has to be written: it differs from what the construct takes by itself. */
export interface AdoptedSetting {
  readonly option: string;
  readonly value: string | number | boolean;
}

/** A queue or topic of the same namespace that messages go on to. */
export interface AdoptedTarget {
  readonly kind: 'queue' | 'topic';
  readonly name: string;
}

/** What topics, queues and subscriptions have in common. */
export interface AdoptedEntity {
  readonly name: string;
  /** The address in the source. */
  readonly address: string;
  /** Whether it is in Azure already; of a plan some things are not. */
  readonly isThere: boolean;
  readonly settings: readonly AdoptedSetting[];
  /** Why options are not written, each a sentence: they stand as comments where the options would. */
  readonly unknown: readonly string[];
}

export interface AdoptedReceiver extends AdoptedEntity {
  readonly forwardTo: AdoptedTarget | undefined;
  readonly forwardDeadLetteredMessagesTo: AdoptedTarget | undefined;
}

export interface AdoptedQueue extends AdoptedReceiver {
  /** As it was read. */
  readonly queue: Queue;
}

export interface AdoptedRule {
  readonly name: string;
  /** The address in the source; that of its subscription for `$Default`, which no source of Terraform has. */
  readonly address: string;
  /** Whether it has another name in Azure: `$Default`. */
  readonly isNewName: boolean;
  readonly isThere: boolean;
  readonly filter: RuleFilter;
  readonly action: SqlAction | undefined;
  /** Warnings that somebody has looked at already. */
  readonly acknowledged: Acknowledgements;
}

export interface AdoptedJob extends AdoptedReceiver {
  readonly rules: readonly AdoptedRule[];
  readonly clientScoped: { readonly clientId: string; readonly shareable: boolean } | undefined;
}

export interface AdoptedTopic extends AdoptedEntity {
  /** As it was read. */
  readonly topic: Topic;
  readonly jobs: readonly AdoptedJob[];
}

/** A namespace with what is in it, as far as it can be written with the constructs. */
export interface AdoptedNamespace {
  readonly name: string;
  /** The region; `undefined` where the source does not tell it. */
  readonly location: string | undefined;
  readonly resourceGroupName: string | undefined;
  readonly sku: string;
  readonly isThere: boolean;
  readonly settings: readonly AdoptedSetting[];
  /** Whether keys are let in: a person has to give grounds. `undefined` where that is not known. */
  readonly hasLocalAuth: boolean | undefined;
  readonly identity: { readonly systemAssigned: boolean; readonly userAssigned: readonly string[] } | undefined;
  readonly networkRules: AdoptedNetworkRules | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly unknown: readonly string[];
  /** Its id in Azure, with a place for what is not known of it. */
  readonly id: string;
  readonly topics: readonly AdoptedTopic[];
  readonly queues: readonly AdoptedQueue[];
  readonly notes: readonly Note[];
}

export interface AdoptedNetworkRules {
  readonly defaultAction: string;
  readonly ipRules: readonly string[];
  readonly subnetIds: readonly string[];
  readonly ignoreMissingServiceEndpoint: boolean;
  readonly trustedServicesAllowed: boolean;
}
