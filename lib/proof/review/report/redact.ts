import { hiding, knownOf, reachableTopics, secretsOf, type Topology } from '../../../routing';
import { HIDDEN_MESSAGE } from '../remarks/hidden-message';
import type { DestinationRow, Remark, Review, RuleChange, TopicReview } from '../remarks/review';

/**
 * A review without what Terraform marks as sensitive: the texts of such filters and actions, the values in them, and the
 * examples of their topics, which are made of these values.
 */
export function redacted(review: Review, before: Topology, after: Topology): Review {
  const all = [...before.topics, ...after.topics];
  const topics = all.flatMap(({ name, subscriptions }) => {
    const texts = knownOf(subscriptions).flatMap(({ rules }) =>
      knownOf(rules).flatMap(({ resource, isDefault }) => (isDefault ? [] : secretsOf(resource))),
    );
    return texts.length === 0 ? [] : [{ name, texts }];
  });
  if (topics.length === 0) return review;
  const secret = new Set(topics.map(({ name }) => name));
  // An example of a topic that forwards to such a one is made of these values too.
  const names = new Set(
    all.filter((one) => [...reachableTopics([one])].some(({ name }) => secret.has(name))).map(({ name }) => name),
  );
  const hide = hiding(topics.flatMap(({ texts }) => texts));
  const remark = (one: Remark): Remark => {
    const isNear = names.has(one.subject) || names.has(one.subject.replace(/\/[^/]*$/, ''));
    const { message, ...rest } = one;
    return { ...rest, text: hide(one.text), ...(!isNear && message !== undefined && { message }) };
  };
  const topic = (one: TopicReview): TopicReview => {
    const remarks = one.remarks.map(remark);
    if (!names.has(one.topic)) return { ...one, remarks };
    return {
      ...one,
      remarks: remarks.map(({ message: _, ...rest }) => rest),
      rows: one.rows.map((row) => withoutExamples(row, hide)),
      rules: one.rules.map((rule) => withoutTexts(rule, hide)),
      assumptions: one.assumptions.map(hide),
    };
  };
  return { ...review, topics: review.topics.map(topic), remarks: review.remarks.map(remark) };
}

function withoutExamples({ gained, lost, ...row }: DestinationRow, hide: (text: string) => string): DestinationRow {
  return {
    ...row,
    kind: hide(row.kind),
    ...(gained !== undefined && { gained: HIDDEN_MESSAGE }),
    ...(lost !== undefined && { lost: HIDDEN_MESSAGE }),
  };
}

function withoutTexts({ gained: _, lost: __, ...rule }: RuleChange, hide: (text: string) => string): RuleChange {
  return {
    ...rule,
    ...(rule.before !== undefined && { before: hide(rule.before) }),
    ...(rule.after !== undefined && { after: hide(rule.after) }),
  };
}
