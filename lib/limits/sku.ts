/** The tiers of Service Bus. Basic has queues only; Premium has capacity of its own and the network features. */
export type Sku = 'Basic' | 'Standard' | 'Premium';

/** All tiers, the smallest first. */
export const SKUS: readonly Sku[] = ['Basic', 'Standard', 'Premium'];

/** What of a namespace decides what its entities may be; `undefined` where that is not known. */
export interface Tier {
  readonly sku: Sku | undefined;
  /** How many partitions a Premium namespace has. */
  readonly partitions?: number | undefined;
}
