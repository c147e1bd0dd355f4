import { knownOf, type Topology } from '../../../routing';
import { type DocumentChange, isMadeAnew } from '../../../terraform';
import { namesOf } from '../remarks/names-in-words';
import type { Remark, TopicReview } from '../remarks/review';

/**
 * Subscriptions without a rule in the document, of topics in which rules change: they are there already, so their rules
 * may be somebody else's. One that had rules here has lost `$Default` with the first of them.
 *
 * @see shared/facts/azurerm.md section 2
 */
export function reviewUnnamedRules(
  { changes }: DocumentChange,
  topics: readonly TopicReview[],
  before: Topology,
  after: Topology,
): Remark[] {
  const hadOwn = new Set(
    subscriptionsIn(before)
      .filter(({ has }) => has.some(({ isDefault }) => !isDefault))
      .map(({ subject }) => subject),
  );
  const changing = new Set(
    topics.filter(({ rules, rows }) => rules.length + rows.length > 0).map(({ topic }) => topic),
  );
  const made = new Set(changes.filter(isMadeAnew).map(({ address }) => address));
  const names = subscriptionsIn(after)
    .filter(({ topic, isOpen, has }) => changing.has(topic) && isOpen && has.length === 0)
    .flatMap(({ subject, address }) => (made.has(address) || hadOwn.has(subject) ? [] : [subject]));
  const [only] = names;
  if (only === undefined) return [];
  const [subject, has] = names.length === 1 ? [only, 'has'] : ['subscriptions without rules', `${namesOf(names)} have`];
  const text = `${has} no rule here, and what ${names.length === 1 ? 'it receives' : 'they receive'} is not known: if nobody changed that, \`$Default\` is still there, and **every message** comes`;
  return [{ code: 'not-in-document', subject, text }];
}

/** The subscriptions of all topics, with their rules as far as the document has them. */
function subscriptionsIn({ topics }: Topology) {
  return topics.flatMap(({ name: topic, subscriptions }) =>
    knownOf(subscriptions).map(({ name, address, rules }) => ({
      topic,
      subject: `${topic}/${name}`,
      address,
      isOpen: rules.kind === 'part',
      has: knownOf(rules),
    })),
  );
}
