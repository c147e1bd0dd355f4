import { knownOf, type Topology } from '../../../routing';
import type { DocumentChange } from '../../../terraform';
import { namesOf } from '../remarks/listed-names';
import type { Remark, TopicReview } from '../remarks/review';

/**
 * Subscriptions without a rule in the document, of topics in which rules change: they are there already, so their rules
 * may be somebody else's. @see shared/facts/azurerm.md section 2
 */
export function reviewUnnamedRules(
  { changes }: DocumentChange,
  topics: readonly TopicReview[],
  { topics: known }: Topology,
  told: readonly Remark[],
): Remark[] {
  const hasOwn = new Set(told.filter(({ code }) => code === 'no-rules').map(({ subject }) => subject));
  const changing = new Set(
    topics.filter(({ rules, rows }) => rules.length + rows.length > 0).map(({ topic }) => topic),
  );
  const created = new Set(changes.filter(({ kind }) => kind !== 'update').map(({ address }) => address));
  const names = known
    .filter(({ name }) => changing.has(name))
    .flatMap(({ name, subscriptions }) =>
      knownOf(subscriptions)
        .filter(({ rules, address }) => rules.kind === 'part' && knownOf(rules).length === 0 && !created.has(address))
        .map((subscription) => `${name}/${subscription.name}`)
        .filter((subject) => !hasOwn.has(subject)),
    );
  const [only] = names;
  if (only === undefined) return [];
  const [subject, has] = names.length === 1 ? [only, 'has'] : ['subscriptions without rules', `${namesOf(names)} have`];
  const text = `${has} no rule here, and what ${names.length === 1 ? 'it receives' : 'they receive'} is not known: if nobody changed that, \`$Default\` is still there, and **every message** comes`;
  return [{ code: 'not-in-document', subject, text }];
}
