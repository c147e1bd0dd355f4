import { plainText } from '../../schema';
import type { ResourceDocument, TerraformResource } from '../../terraform';
import { type DeployedRule, defaultRule } from '../topology/deployed-rule';
import type { MissingRules } from '../topology/topology';

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
export class DefaultRules {
  /** The ids of the subscriptions of which the document takes a rule away. */
  private readonly gone: ReadonlySet<string>;

  constructor(private readonly document: ResourceDocument) {
    this.gone = new Set((document.deleted ?? []).map(({ values }) => plainText(values.subscription_id).toLowerCase()));
  }

  /**
   * All rules of a subscription.
   *
   * @param rules those that the document has
   * @param further why it may have others
   */
  with(
    resource: TerraformResource,
    rules: readonly DeployedRule[],
    further: readonly MissingRules[],
  ): RulesOfSubscription {
    const { address, presence } = resource;
    const unknown = (problem: string) => ({ rules, missing: [{ address, argument: '', problem }] });
    const isListed = this.document.listsAll?.(resource);
    if (isListed === true) return { rules, missing: [] };
    if (isListed === false) return unknown('its rules were not listed');
    switch (presence) {
      case 'read':
      case 'imported':
        return unknown('this subscription is made elsewhere, and may have further rules');
      case 'deployed':
      case 'forgotten':
        return this.ofDeployed(resource, rules, unknown);
      case 'created':
      case 'replaced':
      case 'declared':
        return rules.length > 0 ? { rules, missing: [] } : this.ofNew(resource, further, unknown);
    }
  }

  /** One that is there already: its rules are those of the document, as long as the document ever had one. */
  private ofDeployed(
    { values, presence }: TerraformResource,
    rules: readonly DeployedRule[],
    unknown: (problem: string) => RulesOfSubscription,
  ): RulesOfSubscription {
    // Azure does not make $Default again when the last rule goes.
    if (this.gone.has(plainText(values.id).toLowerCase())) return { rules, missing: [] };
    if (rules.length === 0) {
      return unknown(
        'it exists already and has no rule in this document: unless somebody changed that, it has $Default and gets every message',
      );
    }
    const isFirst = presence === 'deployed' && rules.every((rule) => rule.resource.presence === 'created');
    return isFirst
      ? unknown('it exists already and gets its first rule of this document: what rules it had is not known')
      : { rules, missing: [] };
  }

  private ofNew(
    resource: TerraformResource,
    further: readonly MissingRules[],
    unknown: (problem: string) => RulesOfSubscription,
  ): RulesOfSubscription {
    const isRemoved = this.document.removesDefaultRule(resource);
    if (isRemoved === undefined) {
      return unknown(
        'whether its provider takes $Default away is not known (features.servicebus.auto_delete_subscription_default_rule)',
      );
    }
    if (isRemoved) return { rules: [], missing: [] };
    // A rule that may belong to it would take $Default away.
    if (further.length > 0) return unknown('it keeps $Default and gets every message, if none of the rules is its own');
    return { rules: [defaultRule(resource)], missing: [] };
  }
}
