import { CAPACITIES, PARTITIONS } from './entity-limits';
import type { LimitChecks } from './limit-checks';
import type { Sku } from './sku';

/** Checks how large a namespace is: Premium alone has capacity of its own. */
export function checkCapacity(
  checks: LimitChecks,
  namespace: {
    readonly sku: Sku;
    readonly capacity?: number | undefined;
    readonly premiumMessagingPartitions?: number | undefined;
  },
): void {
  const { sku, capacity, premiumMessagingPartitions: partitions } = namespace;
  if (sku !== 'Premium') {
    for (const argument of ['capacity', 'premiumMessagingPartitions'] as const) {
      const got = namespace[argument];
      const allowed = `on Premium only, and sku is ${sku}`;
      checks.require(got === undefined, argument, got, allowed, 'leave it out, or use Premium');
    }
    return;
  }
  checks.oneOf('capacity', capacity, CAPACITIES);
  checks.oneOf('premiumMessagingPartitions', partitions, PARTITIONS);
  if (capacity === undefined || partitions === undefined) return;
  // What is no capacity is told already; a token is none.
  if (!CAPACITIES.includes(capacity) || !PARTITIONS.includes(partitions)) return;
  checks.require(
    capacity % partitions === 0,
    'capacity',
    capacity,
    `a multiple of premiumMessagingPartitions, ${partitions}`,
    'raise the capacity, or have fewer partitions',
  );
}
