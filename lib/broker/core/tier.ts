import type { Tier } from './broker-core';
import type { Entity } from './entity';
import type { Kernel } from './kernel';

/** What a tier takes. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
export interface TierLimits {
  /** The largest message in bytes, where an entity does not say. */
  readonly messageSize: number;
  /** The largest that an entity may say, in kilobytes; 0 where it may not. */
  readonly mostMessageKilobytes: number;
  readonly mostMegabytes: number;
  readonly hasTopics: boolean;
  /** Sessions, duplicate detection, forwarding, scheduling by idle time and transactions. */
  readonly isFull: boolean;
}

const KILOBYTE = 1024;

const LIMITS: ReadonlyMap<Tier, TierLimits> = new Map<Tier, TierLimits>([
  [
    'Basic',
    { messageSize: 256 * KILOBYTE, mostMessageKilobytes: 0, mostMegabytes: 5120, hasTopics: false, isFull: false },
  ],
  [
    'Standard',
    { messageSize: 256 * KILOBYTE, mostMessageKilobytes: 0, mostMegabytes: 5120, hasTopics: true, isFull: true },
  ],
  [
    'Premium',
    {
      messageSize: 1024 * KILOBYTE,
      mostMessageKilobytes: 102_400,
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
  return own === undefined || limits.mostMessageKilobytes === 0 ? limits.messageSize : own * KILOBYTE;
}
