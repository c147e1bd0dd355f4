import {
  ENTITY_NAME,
  ENTITY_SIZES,
  LARGEST_SHARED_ENTITY,
  LONGEST_DUPLICATE_WINDOW,
  LONGEST_TIME,
  SHORTEST_DUPLICATE_WINDOW,
  SHORTEST_IDLE,
  SHORTEST_TIME,
} from './entity-limits';
import type { LimitChecks } from './limit-checks';
import type { Tier } from './sku';

/** The arguments that topics and queues have in common. */
export interface EntityArguments {
  readonly autoDeleteOnIdle?: string | undefined;
  readonly defaultMessageTtl?: string | undefined;
  readonly duplicateDetectionWindow?: string | undefined;
  readonly expressEnabled?: boolean | undefined;
  readonly maxMessageSizeInKilobytes?: number | undefined;
  readonly maxSizeInMegabytes?: number | undefined;
  readonly partitioningEnabled?: boolean | undefined;
  readonly requiresDuplicateDetection?: boolean | undefined;
}

/** Checks what topics and queues have in common. */
export function checkEntity(checks: LimitChecks, name: string, entity: EntityArguments, namespace: Tier): void {
  checks.name('name', name, ENTITY_NAME);
  checkLifetimes(checks, entity);
  checks.duration(
    'duplicateDetectionWindow',
    entity.duplicateDetectionWindow,
    SHORTEST_DUPLICATE_WINDOW,
    LONGEST_DUPLICATE_WINDOW,
    'use a window of 20 seconds to seven days',
  );
  checks.oneOf('maxSizeInMegabytes', entity.maxSizeInMegabytes, ENTITY_SIZES);
  checks.wholeNumber(
    'maxMessageSizeInKilobytes',
    entity.maxMessageSizeInKilobytes,
    1024,
    102_400,
    'use 1024 to 102400, or leave it out for the default of the SKU',
  );
  checkAgainstSku(checks, entity, namespace);
}

/** The two durations after which a message or the entity itself is gone. */
export function checkLifetimes(
  checks: LimitChecks,
  entity: Pick<EntityArguments, 'autoDeleteOnIdle' | 'defaultMessageTtl'>,
): void {
  checks.duration(
    'autoDeleteOnIdle',
    entity.autoDeleteOnIdle,
    SHORTEST_IDLE,
    LONGEST_TIME,
    'use PT5M or longer, or leave it out to keep the entity',
  );
  checks.duration(
    'defaultMessageTtl',
    entity.defaultMessageTtl,
    SHORTEST_TIME,
    LONGEST_TIME,
    'use a time such as P14D, or leave it out so that messages never expire',
  );
}

function checkAgainstSku(checks: LimitChecks, entity: EntityArguments, namespace: Tier): void {
  const { sku, partitions } = namespace;
  if (sku === undefined) return;
  const onPremium = sku === 'Premium';
  checks.require(
    entity.maxMessageSizeInKilobytes === undefined || onPremium,
    'maxMessageSizeInKilobytes',
    entity.maxMessageSizeInKilobytes,
    `on Premium only, and the namespace is ${sku}`,
    'leave it out: messages are limited to 256 KB',
  );
  checks.require(
    entity.maxSizeInMegabytes === undefined || onPremium || entity.maxSizeInMegabytes <= LARGEST_SHARED_ENTITY,
    'maxSizeInMegabytes',
    entity.maxSizeInMegabytes,
    `at most ${LARGEST_SHARED_ENTITY} on ${sku}`,
    'use 5120 or less, or Premium',
  );
  checks.require(
    entity.expressEnabled !== true || !onPremium,
    'expressEnabled',
    entity.expressEnabled,
    'express entities on Standard only',
    'leave it out',
  );
  checks.require(
    entity.expressEnabled !== true || entity.partitioningEnabled !== true,
    'expressEnabled',
    entity.expressEnabled,
    'express or partitioning, not both',
    'leave one of the two out',
  );
  if (onPremium && partitions !== undefined && entity.partitioningEnabled !== undefined) {
    checks.require(
      entity.partitioningEnabled === partitions > 1,
      'partitioningEnabled',
      entity.partitioningEnabled,
      `${partitions > 1} in a Premium namespace of ${partitions} partition(s)`,
      'make it what the namespace has',
    );
  }
}
