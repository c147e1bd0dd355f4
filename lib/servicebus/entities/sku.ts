import { oneOf, type Shape } from '../../rules';

/** The tiers of Service Bus. Basic has queues only; Premium has capacity of its own and the network features. */
export type Sku = 'Basic' | 'Standard' | 'Premium';

/** All tiers, the smallest first. */
export const SKUS: readonly Sku[] = ['Basic', 'Standard', 'Premium'];

export const sku: Shape<Sku> = { ...oneOf<Sku>(...SKUS), standIn: 'Standard' };
