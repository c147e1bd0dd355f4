import type { DeployedRule, Subscription } from '../../routing';
import type { RuleFilter } from '../../rules';
import { changeOfFilters } from '../filter-change';
import { inAll, outside } from '../message-set';
import { examplesOf } from './examples';
import { type Pair, pairsOf } from './pairs';
import type { Remark, RuleChange } from './review';
import { ruleText } from './rule-text';
import { NO_MESSAGE, type TopicChange } from './topic-change';

/** What became of the rules, one by one. */
export async function reviewRules(change: TopicChange): Promise<RuleChange[]> {
  const rules: RuleChange[] = [];
  for (const pair of change.changed) {
    for (const rule of rulePairs(pair, change)) {
      const compared = await compareRules(change, ((pair.after ?? pair.before) as Subscription).name, rule);
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
      const [old, now] = [before?.rule.filter, after?.rule.filter];
      if (pair.after === undefined || after === undefined || !saysSomething(now) || now.toString() === old?.toString())
        continue;
      const failed = saysSomething(old) ? change.prover.failing(old) : NO_MESSAGE;
      const found = await change.prover.find(inAll(change.prover.failing(now), outside(failed)));
      if (found.kind !== 'message') continue;
      const end = pair.after.deadLettersFilterErrors ? 'dead-lettered' : '**lost**';
      const text = `rule \`${after.name}\` fails on messages that it did not fail on, and they are ${end} here`;
      remarks.push({ code: 'rule-fails', subject: change.subject(pair.after), text, message: found.message });
    }
  }
  return remarks;
}

/** Rules that Azure would refuse, and actions that make other copies. */
export function remarksOnRules(change: TopicChange): Remark[] {
  const excluded = change.newlyExcluded.map(({ subscription, rule, reason }): Remark => {
    const isRefused = reason.startsWith('Azure');
    return {
      code: isRefused ? 'invalid-rule' : 'unknown-rule',
      subject: change.subject(subscription),
      text: `rule \`${rule}\`: ${reason}${isRefused ? '; the apply would fail half way' : ''}; what it would deliver is not part of this review`,
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
  const named = (rules: readonly DeployedRule[] = []) =>
    rules.map((rule) => ({ rule, name: rule.name, address: rule.resource.address }));
  return pairsOf(named(before?.rules), named(after?.rules), previous);
}

async function compareRules(
  { prover }: TopicChange,
  subscription: string,
  { before, after }: Pair<NamedRule>,
): Promise<RuleChange | undefined> {
  const texts = {
    ...(before !== undefined && { before: ruleText(before.rule) }),
    ...(after !== undefined && { after: ruleText(after.rule) }),
  };
  const place = { subscription, rule: ((after ?? before) as NamedRule).name };
  if (texts.before === texts.after) return undefined;
  if (before === undefined) return { ...place, verdict: 'added', ...texts };
  if (after === undefined) return { ...place, verdict: 'removed', ...texts };
  const [from, to] = [before.rule.filter, after.rule.filter];
  if (!saysSomething(from) || !saysSomething(to)) return { ...place, verdict: 'invalid', ...texts };
  const { verdict, gained, lost } = await changeOfFilters(prover, from, to);
  return { ...place, verdict, ...texts, ...examplesOf(gained, lost) };
}

function saysSomething(filter: RuleFilter | undefined): filter is RuleFilter {
  return filter?.kind === 'correlation' || filter?.predicate !== undefined;
}

/** What an action makes of a copy may matter to whoever reads it. */
function actionRemark(subject: string, before: DeployedRule, after: DeployedRule): Remark[] {
  const [old, now] = [before.action?.toString(), after.action?.toString()];
  if (old === now) return [];
  const did = old === undefined ? 'none' : `\`${old}\``;
  const does = now === undefined ? 'has no action any more' : `changes its copies by \`${now}\``;
  return [{ code: 'action', subject, text: `rule \`${after.name}\` ${does}; before: ${did}` }];
}
