import { type CompiledRule } from '../../routing';
import { type Guid } from '../../rules';
import { BrokerError } from './broker-error';
import type { RuleDefinition } from './rule-definition';
import type { Time } from './time';
/** A rule of a subscription, ready for many messages. */
export interface SubscriptionRule {
    readonly definition: RuleDefinition;
    readonly createdAt: Time;
    readonly compiled: CompiledRule<RuleDefinition>;
}
/**
 * Makes a rule, or says why the service would refuse it.
 *
 * @param newId what newid() in its filter and its action gives
 */
export declare function makeRule(definition: RuleDefinition, now: Time, newId: () => Guid): SubscriptionRule | BrokerError;
