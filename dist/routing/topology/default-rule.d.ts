import type { ResourceDocument, TerraformResource } from '../../terraform';
import { type DeployedRule } from './deployed-rules';
import type { MissingRules } from './topology';
/** The rules of a subscription, and why there may be others. */
export interface RulesOfSubscription {
    readonly rules: readonly DeployedRule[];
    readonly missing: readonly MissingRules[];
}
/**
 * What subscriptions have beside the rules of the document: `$Default`, which Azure makes with every subscription and
 * takes away with the first other rule, unless the provider took it away; or what is not known here.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/topic-filters, azurerm issues 20718, 32430 and 32452
 */
export declare class DefaultRules {
    private readonly document;
    /** How many rules the document takes away, by the id of their subscription. */
    private readonly gone;
    constructor(document: ResourceDocument);
    /**
     * All rules of a subscription.
     *
     * @param rules those that the document has
     * @param further why it may have others
     */
    with(resource: TerraformResource, rules: readonly DeployedRule[], further: readonly MissingRules[]): RulesOfSubscription;
    /** One that is there already: its rules are those of the document, as long as the document ever had one. */
    private ofDeployed;
    private ofNew;
}
