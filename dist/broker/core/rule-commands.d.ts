import { BrokerError } from './broker-error';
import type { AddRule, RemoveRule } from './command';
import type { SubscriptionEntity } from './entity';
import type { Kernel } from './kernel';
import { type SubscriptionRule } from './subscription-rule';
/** The subscription at an address. */
export declare function subscriptionAt(kernel: Kernel, address: string): SubscriptionEntity | BrokerError;
export declare function addRule(kernel: Kernel, { subscription, rule, replace }: AddRule): BrokerError | undefined;
/** Why a topic has no room for a rule; `undefined` where it has. */
export declare function ruleRefusal({ topic, rules }: SubscriptionEntity, rule: SubscriptionRule): BrokerError | undefined;
/** Gives a subscription a rule, in the place of one of the same name. */
export declare function addTo(kernel: Kernel, subscription: SubscriptionEntity, rule: SubscriptionRule): void;
export declare function removeRule(kernel: Kernel, { subscription, name }: RemoveRule): BrokerError | undefined;
