import { ServicebusSubscriptionRule } from '@cdktf/provider-azurerm/lib/servicebus-subscription-rule';
import type { Construct } from 'constructs';
import { type Rule, type RuleFilter, type SqlAction } from '../rules';
import { type Checks } from './checks';
import { ServiceBusConstruct } from './service-bus-construct';
import type { ServiceBusSubscription } from './subscription';
/** A rule and the subscription it belongs to. */
export interface SubscriptionRuleProps {
    /** The subscription that gets what the rule matches. */
    readonly subscription: ServiceBusSubscription;
    /** The filter alone, or with what happens to the copies it delivers. */
    readonly rule: Rule | RuleFilter;
    /**
     * The name in Azure. A change replaces the rule: the new one is made first.
     *
     * @default - the construct's id
     */
    readonly ruleName?: string;
}
/** A rule: decides which messages of the topic come to a subscription, and how the copies look. */
export declare class SubscriptionRule extends ServiceBusConstruct {
    /** The resource itself, for `addOverride` and whatever this class has no argument for. */
    readonly resource: ServicebusSubscriptionRule;
    /** The name as it was given, for messages. */
    readonly name: string;
    /** Which messages match. */
    readonly filter: RuleFilter;
    /** What happens to the copies. */
    readonly action: SqlAction | undefined;
    private readonly renamedFrom;
    private readonly errors;
    constructor(scope: Construct, id: string, given: SubscriptionRuleProps);
    /** Whether copies are changed, and so each a copy of its own. */
    get hasAction(): boolean;
    /** @internal */
    _waitFor(previous: SubscriptionRule | undefined): void;
    protected check(checks: Checks): void;
    /** What is wrong with filter and action, and what may be meant. */
    private diagnose;
    private moveFrom;
}
