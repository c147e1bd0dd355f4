import type { Tier } from '../commands/broker-core';
import type { Entity } from '../state/entity';
import type { Kernel } from '../state/kernel';

/** What a tier takes. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
export interface TierLimits {
  /** The largest message in bytes, where an entity does not say. */
  readonly messageSize: number;
  /** The least and the most that an entity may say its largest message is, in kilobytes. */
  readonly messageKilobytes: readonly [least: number, most: number];
  /** Of how many parts an entity with partitions is made, each of the size that is asked for. */
  readonly partitions: number;
  readonly mostMegabytes: number;
  readonly hasTopics: boolean;
  /** Sessions, duplicate detection, forwarding, scheduling by idle time and transactions. */
  readonly isFull: boolean;
}

const KILOBYTE = 1024;

const SHARED = {
  messageSize: 256 * KILOBYTE,
  messageKilobytes: [256, 256],
  partitions: 16,
  mostMegabytes: 5120,
} as const;

const LIMITS: ReadonlyMap<Tier, TierLimits> = new Map<Tier, TierLimits>([
  ['Basic', { ...SHARED, hasTopics: false, isFull: false }],
  ['Standard', { ...SHARED, hasTopics: true, isFull: true }],
  [
    'Premium',
    {
      messageSize: 1024 * KILOBYTE,
      messageKilobytes: [1024, 102_400],
      partitions: 1,
      mostMegabytes: 81_920,
      hasTopics: true,
      isFull: true,
    },
  ],
]);

export function tierOf(kernel: Kernel): Tier {
  return kernel.options.tier ?? 'Standard';
}

export function limitsOf(kernel: Kernel): TierLimits {
  return LIMITS.get(tierOf(kernel)) as TierLimits;
}

/** The largest message that an entity takes, in bytes. */
export function maxMessageSize(kernel: Kernel, entity: Entity | undefined): number {
  const limits = limitsOf(kernel);
  const own = entity?.top.settings.maxMessageSizeInKilobytes;
  return own === undefined ? limits.messageSize : own * KILOBYTE;
}
