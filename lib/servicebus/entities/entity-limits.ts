import type { NameRule } from '../construct/checks';
import { limit } from '../construct/iso-duration';

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
