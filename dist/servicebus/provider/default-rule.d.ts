import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { ServicebusSubscription } from '@cdktf/provider-azurerm/lib/servicebus-subscription';
/**
 * Has a provider take away `$Default`, the rule that lets every message through, together with the creation of each
 * subscription; without it every message starts the job of a new subscription until its own first rule is there.
 *
 * Sets `features.servicebus.auto_delete_subscription_default_rule` at the provider and, unless the stack says its own,
 * the versions that have it: the bindings are of azurerm 4.55, and the two belong together.
 */
export declare function protectSubscriptions(provider: AzurermProvider): void;
/**
 * Accepts that new subscriptions of a provider get every message for some seconds: where an older azurerm is needed,
 * or nothing is sent during a deployment. The reason stands in the JSON beside the provider.
 */
export declare function keepDefaultRule(provider: AzurermProvider, reason: string): void;
/** Adds the check to a stack that the providers of its subscriptions are protected; once a stack. */
export declare function requireProtection(subscription: ServicebusSubscription): void;
