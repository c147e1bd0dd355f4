import type { IConstruct } from 'constructs';
import type { NameRule } from './checks';
import { limit } from './duration';
import type { ServiceBusNamespaceBase } from './namespace-base';

/**
 * Something that messages can be forwarded to: a queue or a topic.
 *
 * A construct and not a name: the reference makes Terraform create the target first, and lets synth find
 * cycles and chains that are too long.
 */
export interface IForwardTarget extends IConstruct {
  /** The name inside the namespace, as a reference where this stack creates the entity. */
  readonly entityName: string;
  /** The namespace that the entity is in; forwarding cannot leave it. */
  readonly namespace: ServiceBusNamespaceBase;
  /** Where messages that arrive here go on to by themselves, with whose setting it is. */
  readonly forwards: readonly Forward[];
}

/** One arrow of the forwarding graph. */
export interface Forward {
  /** The entity that forwards, for messages. */
  readonly from: string;
  readonly to: IForwardTarget;
  /** Whether only dead-lettered messages take this way. */
  readonly deadLettered: boolean;
}

/** A topic or queue name; `/` and `~` pass azurerm's check and then break the resource id. */
export const ENTITY_NAME: NameRule = {
  shortest: 1,
  longest: 260,
  pattern: /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
  allowed: 'letters, digits, ".", "_" and "-", with a letter or digit at both ends, without "/" and "~"',
};

/** The sizes that a topic or queue can have, in megabytes. */
export const ENTITY_SIZES = [1024, 2048, 3072, 4096, 5120, 10_240, 20_480, 40_960, 81_920] as const;

/** The size of a topic or queue, in megabytes. */
export type EntitySize = (typeof ENTITY_SIZES)[number];

/** The largest topic or queue outside Premium, in megabytes. */
export const LARGEST_SHARED_ENTITY = 5120;

export const LONGEST_LOCK = limit('PT5M');
export const SHORTEST_IDLE = limit('PT5M');
export const LONGEST_DUPLICATE_WINDOW = limit('P7D');
/** Azure asks for at least 20 seconds. https://learn.microsoft.com/azure/service-bus-messaging/duplicate-detection */
export const SHORTEST_DUPLICATE_WINDOW = limit('PT20S');
export const SHORTEST_TIME = limit('PT1S');
/** The longest .NET TimeSpan, in whole days. */
export const LONGEST_TIME = limit('P10675199D');
