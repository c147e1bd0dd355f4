import { SKUS, type Sku } from '../../limits';
import { oneOf, type Shape } from '../../rules';

export type { Sku } from '../../limits';

export const sku: Shape<Sku> = { ...oneOf<Sku>(...SKUS), standIn: 'Standard' };
