import {
  becauseOf,
  type DeployedRule,
  knownAction,
  knownFilter,
  knownOf,
  SENSITIVE,
  type Subscription,
  toldParts,
  unresolvedOf,
  valueOr,
} from '../../../routing';
import { inAll, NO_MESSAGE, outside } from '../../messages/message-set';
import { reasonOf } from '../../questions/excluded-rules';
import { changeOfFilters } from '../../questions/filter-change';
import { type Pair, pairsOf } from '../remarks/pairs';
import type { Remark, RuleChange } from '../remarks/review';
import { examplesOf } from './row-examples';
import { ruleKey, ruleText } from './rule-text';
import type { TopicChange } from './topic-change';

/** What became of the rules, one by one. */
export async function reviewRules(change: TopicChange): Promise<RuleChange[]> {
  const rules: RuleChange[] = [];
  for (const pair of change.changed) {
    for (const rule of rulePairs(pair, change)) {
      const compared = await compareRules(change, pair, rule);
      if (compared !== undefined) rules.push(compared);
    }
  }
  return rules;
}

/** Messages that a rule fails on now and did not before. */
export async function reviewFailures(change: TopicChange): Promise<Remark[]> {
  const remarks: Remark[] = [];
  for (const pair of change.changed) {
    for (const { before, after } of rulePairs(pair, change)) {
      if (pair.after === undefined || after === undefined || knownFilter(after.rule) === undefined) continue;
      if (before !== undefined && ruleKey(before.rule) === ruleKey(after.rule)) continue;
      const now = change.after.failures(after.rule);
      const old = before && change.before.failures(before.rule);
      const isKept = valueOr(pair.after.deadLettersFilterErrors, undefined);
      const end = isKept === undefined ? 'dead-lettered or **lost**' : isKept ? 'dead-lettered' : '**lost**';
      for (const [part, what] of [
        ['filter', `rule \`${after.name}\``],
        ['action', `the action of rule \`${after.name}\``],
      ] as const) {
        const found = await change.prover.find(
          inAll(now[part], outside(old?.[part] ?? NO_MESSAGE)),
          `on which ${what} fails now and did not before`,
        );
        if (found.kind !== 'message') continue;
        const text = `${what} fails on messages that it did not fail on, and they are ${end} here`;
        remarks.push({ code: 'rule-fails', subject: change.subject(pair.after), text, message: found.message });
      }
    }
  }
  return remarks;
}

/** Rules that Azure would refuse, and actions that make other copies. */
export function remarksOnRules(change: TopicChange): Remark[] {
  const excluded = change.newlyOpen.map(({ subscription, rule }): Remark => {
    const isRefused = rule.match.kind === 'refused';
    return {
      code: isRefused ? 'invalid-rule' : 'unknown-rule',
      subject: change.subject(subscription),
      text: `rule \`${rule.name}\`: ${reasonOf(rule)}${isRefused ? '; the apply would fail half way' : ''}: cannot tell what it delivers`,
      unknown: true,
      tells: unresolvedOf(rule),
      ...(isRefused && { gate: 'invalid-rule' as const }),
    };
  });
  const actions = change.changed.flatMap((pair) =>
    rulePairs(pair, change).flatMap(({ before, after }) => {
      if (before === undefined || after === undefined) return [];
      return actionRemark(change.subject((pair.after ?? pair.before) as Subscription), before.rule, after.rule);
    }),
  );
  return [...excluded, ...actions];
}

interface NamedRule {
  readonly rule: DeployedRule;
  readonly name: string;
  readonly address: string;
}

function rulePairs({ before, after }: Pair<Subscription>, { previous }: TopicChange): Pair<NamedRule>[] {
  const named = (subscription: Subscription | undefined) =>
    (subscription === undefined ? [] : knownOf(subscription.rules)).map((rule) => ({
      rule,
      name: rule.name,
      // Azure's own rule has no resource, and stands beside its subscription.
      address: rule.isDefault ? `${rule.resource.address} ${rule.name}` : rule.resource.address,
    }));
  return pairsOf(named(before), named(after), previous);
}

async function compareRules(
  change: TopicChange,
  pair: Pair<Subscription>,
  { before, after }: Pair<NamedRule>,
): Promise<RuleChange | undefined> {
  const subscription = ((pair.after ?? pair.before) as Subscription).name;
  const texts = {
    ...(before !== undefined && { before: ruleText(before.rule) }),
    ...(after !== undefined && { after: ruleText(after.rule) }),
  };
  const place = { subscription, rule: ((after ?? before) as NamedRule).name };
  if (before !== undefined && after !== undefined && ruleKey(before.rule) === ruleKey(after.rule)) return undefined;
  if (before === undefined || after === undefined) {
    const open = change.mayHaveRule(pair, before === undefined ? 'before' : 'after');
    if (open.length > 0) return { ...place, verdict: 'unknown', ...texts, reason: becauseOf(open) };
    return { ...place, verdict: before === undefined ? 'added' : 'removed', ...texts };
  }
  const [from, to] = [knownFilter(before.rule), knownFilter(after.rule)];
  if (from === undefined || to === undefined) {
    const isRefused = [before, after].some(({ rule }) => rule.match.kind === 'refused');
    const reason = becauseOf([before, after].flatMap(({ rule }) => unresolvedOf(rule)));
    return { ...place, verdict: isRefused ? 'invalid' : 'unknown', ...texts, reason };
  }
  const { verdict, gained, lost } = await changeOfFilters(change.prover, from, to);
  return { ...place, verdict, ...texts, ...examplesOf(gained, lost) };
}

/** What an action makes of a copy may matter to whoever reads it. */
function actionRemark(subject: string, before: DeployedRule, after: DeployedRule): Remark[] {
  const [old, now] = [before, after].map((rule) => (rule.isSensitive ? SENSITIVE : knownAction(rule)?.toString()));
  const isOpen = after.action.kind === 'unknown';
  if (ruleActionKey(before) === ruleActionKey(after) && !isOpen) return [];
  if (isOpen) {
    const open = unresolvedOf(after);
    const text = `whether rule \`${after.name}\` changes its copies is not known: ${becauseOf(open)}`;
    return [{ code: 'action', subject, text, unknown: true, tells: toldParts(open) }];
  }
  const did = before.action.kind === 'unknown' ? 'one that is not known' : old === undefined ? 'none' : `\`${old}\``;
  const does = now === undefined ? 'has no action any more' : `changes its copies by \`${now}\``;
  return [{ code: 'action', subject, text: `rule \`${after.name}\` ${does}; before: ${did}` }];
}

function ruleActionKey(rule: DeployedRule): string {
  return `${rule.action.kind} ${knownAction(rule)?.sql}`;
}
