import { limit } from './iso-duration';
import type { NameRule } from './limit-checks';

/** A topic or queue name; `/` and `~` pass azurerm's check and then break the resource id. */
export const ENTITY_NAME: NameRule = {
  shortest: 1,
  longest: 260,
  pattern: /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
  allowed: 'letters, digits, ".", "_" and "-", with a letter or digit at both ends, without "/" and "~"',
};

/** The name of a subscription. */
export const SUBSCRIPTION_NAME: NameRule = {
  shortest: 1,
  longest: 50,
  pattern: /^\w([\w.-]*\w)?$/,
  allowed: 'letters, digits, "_", "." and "-", with a letter, digit or "_" at both ends',
};

/** The first part of a host name of Service Bus. */
export const NAMESPACE_NAME: NameRule = {
  shortest: 6,
  longest: 50,
  pattern: /^[A-Za-z](?!.*(-sb|-mgmt)$)[A-Za-z0-9-]*[A-Za-z0-9]$/,
  allowed: 'letters, digits and "-", first a letter, last a letter or digit, not ending with "-sb" or "-mgmt"',
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

/** The largest number of tries: what a whole number of 32 bits holds. */
export const MOST_DELIVERIES = 2_147_483_647;

/** What of a topic still works. */
export const TOPIC_STATUSES = ['Active', 'Disabled'] as const;

/** What of a subscription still works. */
export const SUBSCRIPTION_STATUSES = ['Active', 'Disabled', 'ReceiveDisabled'] as const;

/** What of a queue still works. */
export const QUEUE_STATUSES = ['Active', 'Disabled', 'ReceiveDisabled', 'SendDisabled'] as const;

/** How many messaging units a Premium namespace can have. */
export const CAPACITIES: readonly number[] = [1, 2, 4, 8, 16];

/** Into how many parts a Premium namespace can be split. */
export const PARTITIONS: readonly number[] = [1, 2, 4];
