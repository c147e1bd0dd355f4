import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { ServicebusSubscription } from '@cdktf/provider-azurerm/lib/servicebus-subscription';
import { type TerraformProvider, TerraformStack } from 'cdktf';
import { describeProblem } from '../../rules';
import {
  AZURERM,
  azurermConstraintOf,
  constrainAzurerm,
  constraintProblem,
  DEFAULT_CONSTRAINT,
} from './azurerm-version';

const kept = new WeakMap<TerraformProvider, string>();

/**
 * Has a provider take away `$Default`, the rule that lets every message through, together with the creation of each
 * subscription; without it every message starts the job of a new subscription until its own first rule is there.
 *
 * Sets `features.servicebus.auto_delete_subscription_default_rule` at the provider and, unless the stack says its own,
 * the versions that have it: the bindings are of azurerm 4.55, and the two belong together.
 */
export function protectSubscriptions(provider: AzurermProvider): void {
  provider.addOverride('features.0.servicebus', [{ auto_delete_subscription_default_rule: true }]);
  const stack = TerraformStack.of(provider);
  if (azurermConstraintOf(stack) === undefined) constrainAzurerm(stack, DEFAULT_CONSTRAINT);
}

/**
 * Accepts that new subscriptions of a provider get every message for some seconds: where an older azurerm is needed,
 * or nothing is sent during a deployment. The reason stands in the JSON beside the provider.
 */
export function keepDefaultRule(provider: AzurermProvider, reason: string): void {
  kept.set(provider, reason);
  provider.addOverride('//', { acknowledged: { 'default-rule': reason } });
}

const subscriptionsOf = new WeakMap<TerraformStack, ServicebusSubscription[]>();

/** Adds the check to a stack that the providers of its subscriptions are protected; once a stack. */
export function requireProtection(subscription: ServicebusSubscription): void {
  const stack = TerraformStack.of(subscription);
  const known = subscriptionsOf.get(stack);
  if (known !== undefined) {
    known.push(subscription);
    return;
  }
  const subscriptions = [subscription];
  subscriptionsOf.set(stack, subscriptions);
  stack.node.addValidation({ validate: () => problemsOf(stack, subscriptions) });
}

function problemsOf(stack: TerraformStack, subscriptions: readonly ServicebusSubscription[]): string[] {
  const all = stack.allProviders().filter(({ terraformResourceType }) => terraformResourceType === AZURERM);
  const used = new Set(
    subscriptions.flatMap(({ provider }) => provider ?? all.filter(({ alias }) => alias === undefined)),
  );
  return [...used].flatMap((provider) => (kept.has(provider) ? keptProblems(provider) : providerProblems(provider)));
}

function keptProblems(provider: TerraformProvider): string[] {
  if (kept.get(provider)?.trim() !== '') return [];
  const subject = `keepDefaultRule of ${provider.node.path}`;
  return [describeProblem({ subject, got: '', allowed: 'a reason', fix: 'say why it is kept' })];
}

function providerProblems(provider: TerraformProvider): string[] {
  const { path } = provider.node;
  const said = provider.toTerraform() as Said;
  const features = firstOf(said.provider[AZURERM]?.[0]?.features);
  const isOn = firstOf(features?.servicebus)?.auto_delete_subscription_default_rule;
  const fix = `write protectSubscriptions(${provider.node.id}) after new AzurermProvider(…), or keepDefaultRule with a reason`;
  if (isOn !== true) {
    return [
      describeProblem({
        subject: `features.servicebus.auto_delete_subscription_default_rule of ${path}`,
        got: isOn,
        allowed: 'true: every message reaches a new subscription until its own rules are there',
        fix,
      }),
    ];
  }
  const constraint =
    azurermConstraintOf(TerraformStack.of(provider)) ?? said.terraform.required_providers[AZURERM]?.version;
  const problem = constraintProblem(`terraform.required_providers.${AZURERM}.version for ${path}`, constraint ?? '');
  return problem === undefined ? [] : [problem];
}

/** The part of what a provider says that is of interest; a block may be written as a list, or alone. */
interface Said {
  readonly terraform: { readonly required_providers: Readonly<Record<string, { readonly version?: string }>> };
  readonly provider: Readonly<Record<string, readonly { readonly features?: Block<Features> }[]>>;
}
interface Features {
  readonly servicebus?: Block<{ readonly auto_delete_subscription_default_rule?: unknown }>;
}
type Block<T> = T | readonly T[];

function firstOf<T extends object>(block: Block<T> | undefined): T | undefined {
  return Array.isArray(block) ? block[0] : (block as T | undefined);
}
