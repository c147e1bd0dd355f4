import { knownOf, type Topology } from '../../routing';
import { SqlAction, SqlFilter } from '../../rules';
import { argumentAt, isObject, SENSITIVE, type TerraformResource } from '../../terraform';
import { HIDDEN_MESSAGE } from './hidden-message';
import type { DestinationRow, Remark, Review, RuleChange, TopicReview } from './review';

/**
 * A review without what Terraform marks as sensitive: the texts of such filters and actions, the values in them, and the
 * examples of their topics, which are made of these values.
 */
export function redacted(review: Review, before: Topology, after: Topology): Review {
  const topics = [...before.topics, ...after.topics].flatMap(({ name, subscriptions }) => {
    const texts = knownOf(subscriptions).flatMap(({ rules }) =>
      knownOf(rules).flatMap(({ resource, isDefault }) => (isDefault ? [] : secretsOf(resource))),
    );
    return texts.length === 0 ? [] : [{ name, texts }];
  });
  if (topics.length === 0) return review;
  const names = new Set(topics.map(({ name }) => name));
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

/** Every text in the sensitive arguments of a rule, and the values that its filter or action compares and sets. */
function secretsOf({ values, sensitive }: TerraformResource): string[] {
  const texts = sensitive.flatMap((argument) => textsIn(argument === '' ? values : argumentAt(values, argument)));
  return texts.flatMap((text) => {
    const strings = [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, inner]) => (inner as string).replaceAll("''", "'"));
    const numbers = [...text.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g)].map(([number]) => number);
    return [text, ...printed(text), ...strings, ...numbers];
  });
}

/** Filters and actions are printed in one form, whatever they were written in. */
function printed(text: string): string[] {
  return [() => SqlFilter.parse(text).sql, () => SqlAction.parse(text).toString()].flatMap((print) => {
    try {
      return [print()];
    } catch {
      return [];
    }
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Puts `(sensitive)` in place of secrets: longer ones anywhere, short ones where they stand by themselves. */
function hiding(secrets: readonly string[]): (text: string) => string {
  const sorted = [...new Set(secrets)].filter((one) => one !== '').sort((a, b) => b.length - a.length);
  const patterns = sorted.map((secret) => {
    const escaped = secret.replaceAll("'", "''?").replace(/[.*+^${}()|[\]\\]/g, '\\$&');
    return secret.length > 8 ? new RegExp(escaped, 'g') : new RegExp(`(?<![\\w.])${escaped}(?![\\w.])`, 'g');
  });
  return (text) => patterns.reduce((shown, pattern) => shown.replace(pattern, SENSITIVE), text);
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
