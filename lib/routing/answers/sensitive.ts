import { piecesOf, SqlAction, SqlFilter } from '../../rules';
import type { TerraformResource } from '../../terraform';
import { argumentAt, isObject, Reference } from '../../terraform/resource';
import { SENSITIVE } from '../../terraform/shown-value';
import { Occurrences, type Span } from '../../text';
import { knownOf, missingOf } from '../topology/fact';
import { reachableTopics } from '../topology/reachable';
import type { Topic } from '../topology/topology';

const found = new WeakMap<Topic, boolean>();

/**
 * Whether a rule is marked as sensitive that decides about messages of a topic, in it or behind what it forwards to: a
 * message that a proof finds is made of its values, so none is shown.
 */
export function hasSensitiveRules(topic: Topic): boolean {
  const known = found.get(topic) ?? [...reachableTopics([topic])].some(hasSensitiveRulesItself);
  found.set(topic, known);
  return known;
}

function hasSensitiveRulesItself({ subscriptions }: Topic): boolean {
  return knownOf(subscriptions).some(({ rules }) =>
    [...knownOf(rules), ...missingOf(rules).flatMap(({ rule }) => rule ?? [])].some(({ isSensitive }) => isSensitive),
  );
}

/** Every text in the sensitive arguments of a rule, and the values that its filter or action compares and sets. */
export function secretsOf({ values, sensitive }: TerraformResource): string[] {
  const texts = sensitive.flatMap((argument) => textsIn(argument === '' ? values : argumentAt(values, argument)));
  return texts.flatMap((text) => {
    const strings = [...piecesOf(text)]
      .filter(({ quote, isClosed }) => quote === "'" && isClosed)
      .map(({ start, end }) => text.slice(start + 1, end - 1).replaceAll("''", "'"));
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
  // That a value is known only after apply is no secret.
  if (value instanceof Reference) return [];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** A secret of so many letters or fewer may be a part of another word. */
const SHORT = 8;
const IN_WORD = /[\w.]/;

/** Puts `(sensitive)` in place of secrets: longer ones anywhere, short ones where they stand by themselves. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  // In a filter a quote in a text is written twice.
  const occurrences = new Occurrences(secrets.flatMap((one) => [one, one.replaceAll("'", "''")]));
  return (text) => {
    const isWhole = ({ start, end }: Span) =>
      end - start > SHORT || !(IN_WORD.test(text[start - 1] ?? '') || IN_WORD.test(text[end] ?? ''));
    let shown = '';
    let at = 0;
    for (const { start, end } of occurrences.in(text, isWhole)) {
      shown += `${text.slice(at, start)}${SENSITIVE}`;
      at = end;
    }
    return at === 0 ? text : `${shown}${text.slice(at)}`;
  };
}
