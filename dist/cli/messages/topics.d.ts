import type { Bus } from '../../operations/bus/bus';
import type { Entity } from '../../operations/bus/entity';
/**
 * The subscriptions of a topic; `undefined` for what is none, as far as one may know: who may not list what a namespace has
 * names a queue, or a subscription.
 */
export declare function subscriptionsOf(bus: Bus, name: string): Promise<Entity[] | undefined>;
