import { checkEntity, checkLifetimes, type EntityArguments } from './entity-checks';
import {
  LONGEST_LOCK,
  MOST_DELIVERIES,
  QUEUE_STATUSES,
  SHORTEST_TIME,
  SUBSCRIPTION_NAME,
  SUBSCRIPTION_STATUSES,
} from './entity-limits';
import type { LimitChecks } from './limit-checks';
import type { Tier } from './sku';

/** The arguments by which a queue or a subscription hands out. */
export interface ReceiverArguments {
  readonly lockDuration?: string | undefined;
  readonly maxDeliveryCount?: number | undefined;
  readonly requiresSession?: boolean | undefined;
}

/** Checks a queue, but where it forwards to. */
export function checkQueue(
  checks: LimitChecks,
  name: string,
  queue: EntityArguments & ReceiverArguments & { readonly status?: (typeof QUEUE_STATUSES)[number] | undefined },
  tier: Tier,
): void {
  checkEntity(checks, name, queue, tier);
  checkReceiver(checks, queue);
  checks.oneOf('status', queue.status, QUEUE_STATUSES);
  for (const feature of ['requiresSession', 'requiresDuplicateDetection'] as const) {
    checks.require(
      queue[feature] !== true || tier.sku !== 'Basic',
      feature,
      queue[feature],
      'on Standard and Premium only, and the namespace is Basic',
      'use Standard, or leave it out',
    );
  }
}

/** Checks a subscription, but its rules and where it forwards to. */
export function checkSubscription(
  checks: LimitChecks,
  name: string,
  subscription: Pick<EntityArguments, 'autoDeleteOnIdle' | 'defaultMessageTtl'> &
    ReceiverArguments & { readonly status?: (typeof SUBSCRIPTION_STATUSES)[number] | undefined },
): void {
  checks.name('name', name, SUBSCRIPTION_NAME);
  checkReceiver(checks, subscription);
  checks.oneOf('status', subscription.status, SUBSCRIPTION_STATUSES);
  checkLifetimes(checks, subscription);
}

function checkReceiver(checks: LimitChecks, { lockDuration, maxDeliveryCount }: ReceiverArguments): void {
  checks.duration('lockDuration', lockDuration, SHORTEST_TIME, LONGEST_LOCK, 'use PT5M or less');
  checks.wholeNumber('maxDeliveryCount', maxDeliveryCount, 1, MOST_DELIVERIES, 'use a number such as 10');
}

/** Checks that an entity may forward at all, as far as its own arguments and the tier decide that. */
export function checkForward(
  checks: LimitChecks,
  argument: 'forwardTo' | 'forwardDeadLetteredMessagesTo',
  target: string,
  { sku }: Tier,
): void {
  checks.require(
    sku !== 'Basic',
    argument,
    target,
    'forwarding on Standard and Premium only',
    'use Standard, or leave it out',
  );
}

/** Messages of a session do not go on. */
export function checkSessionForward(checks: LimitChecks, target: string, { requiresSession }: ReceiverArguments): void {
  checks.require(
    requiresSession !== true,
    'forwardTo',
    target,
    'no forwarding from an entity that requires sessions',
    'leave requiresSession or forwardTo out',
  );
}
