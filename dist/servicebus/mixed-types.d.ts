import { type MixedType } from '../rules';
import type { ServiceBusSubscription } from './subscription';
import type { ServiceBusTopicBase } from './topic-base';
/** The properties of which the rules of some subscriptions of a topic do not agree what they are. */
export declare function mixedTypesOf({ subscriptions, contract }: ServiceBusTopicBase, isAsked?: (subscription: ServiceBusSubscription) => boolean): readonly MixedType[];
/** Whether rules of a subscription have a part in that. */
export declare function mixesTypes(subscription: ServiceBusSubscription): boolean;
