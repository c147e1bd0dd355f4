import { knownOf, type Topology } from '../../../routing';
import { type DocumentChange, isReplaced, isSensitive, type TerraformResource } from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';
import { shownArgument } from '../settings/shown';
import { settingChanges } from './settings-review';

const RULE = 'azurerm_servicebus_subscription_rule';

/**
 * Rules that change and of which the subscription is not part of the document, or not known: what they do is told, and
 * what else their subscription has is not known.
 */
export function reviewLooseRules(
  change: DocumentChange,
  before: Topology,
  after: Topology,
  previous: PreviousAddress,
): Remark[] {
  const [placedBefore, placedAfter] = [rulesIn(before), rulesIn(after)];
  const [rulesBefore, rulesAfter] = [rulesByAddress(change.before), rulesByAddress(change.after)];
  return change.changes.flatMap(({ address, kind }) => {
    if (kind === 'none' || kind === 'forget') return [];
    const [old, now] = [rulesBefore.get(previous(address)), rulesAfter.get(address)];
    const isPlaced =
      (old === undefined || placedBefore.has(old.address)) && (now === undefined || placedAfter.has(now.address));
    const resource = now ?? old;
    if (isPlaced || resource === undefined) return [];
    const subject = subjectOf(resource);
    const rule = subject === resource.address ? '' : `rule \`${resource.address}\` `;
    const unknown = true as const;
    if (old !== undefined && now !== undefined) {
      const sides = [change.before, change.after] as const;
      const changes = settingChanges(
        { document: sides[0], resource: old },
        { document: sides[1], resource: now },
        previous,
        subject,
        { tellsAll: true },
      );
      const what = changes.map(({ remark }) => remark.text).join('; ');
      const gap = isReplaced({ kind }) ? '; it is made anew' : '';
      const text = `${rule}changes: ${what || 'see the plan'}${gap}; cannot tell which messages change destination, since what else its subscription has is not known`;
      return [{ code: 'loose-rule', subject, text, unknown }];
    }
    if (now !== undefined) {
      const text = `${rule}is new (${filterOf(now)}); cannot tell what its subscription receives, since what else that has is not known`;
      return [{ code: 'loose-rule', subject, text, unknown }];
    }
    const text = `${rule}is deleted (${filterOf(resource)}): messages that only it delivers come **no longer**, and if it is the last one, its subscription receives **nothing** any more`;
    return [{ code: 'loose-rule', subject, text, unknown, gate: 'message-loss' as const }];
  });
}

function rulesIn({ topics }: Topology): Set<string> {
  const rules = topics.flatMap(({ subscriptions }) => knownOf(subscriptions).flatMap((one) => knownOf(one.rules)));
  return new Set(rules.map(({ resource }) => resource.address));
}

function rulesByAddress({ resources }: DocumentChange['after']): ReadonlyMap<string, TerraformResource> {
  return new Map(resources.filter(({ type }) => type === RULE).map((rule) => [rule.address, rule]));
}

/** `topic/subscription`, as far as the rule says it by an id; else the rule itself. */
function subjectOf(resource: TerraformResource): string {
  const { subscription_id: id } = resource.values;
  const match = typeof id === 'string' ? /\/topics\/([^/]+)\/subscriptions\/([^/]+)/i.exec(id) : null;
  return match === null || isSensitive(resource, 'subscription_id') ? resource.address : `${match[1]}/${match[2]}`;
}

function filterOf(resource: TerraformResource): string {
  const argument = resource.values.filter_type === 'CorrelationFilter' ? 'correlation_filter' : 'sql_filter';
  return `\`${shownArgument(resource, argument, resource.values[argument])}\``;
}
