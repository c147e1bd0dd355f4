import { SqlAction, SqlFilter } from '../rules';
import type { TerraformResource } from '../terraform';
import { argumentAt, isObject, Reference } from '../terraform/resource';
import { SENSITIVE } from '../terraform/shown-value';
import { knownOf, missingOf } from './topology/fact';
import type { Topic } from './topology/topology';

/**
 * Whether a rule of a topic is marked as sensitive: a message that a proof finds there is made of its values, so none is
 * shown.
 */
export function hasSensitiveRules({ subscriptions }: Topic): boolean {
  return knownOf(subscriptions).some(({ rules }) =>
    [...knownOf(rules), ...missingOf(rules).flatMap(({ rule }) => rule ?? [])].some(({ isSensitive }) => isSensitive),
  );
}

/** Every text in the sensitive arguments of a rule, and the values that its filter or action compares and sets. */
export function secretsOf({ values, sensitive }: TerraformResource): string[] {
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
  // That a value is known only after apply is no secret.
  if (value instanceof Reference) return [];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Puts `(sensitive)` in place of secrets: longer ones anywhere, short ones where they stand by themselves. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  const sorted = [...new Set(secrets)].filter((one) => one !== '').sort((a, b) => b.length - a.length);
  const patterns = sorted.map((secret) => {
    const escaped = secret.replaceAll("'", "''?").replace(/[.*+^${}()|[\]\\]/g, '\\$&');
    return secret.length > 8 ? new RegExp(escaped, 'g') : new RegExp(`(?<![\\w.])${escaped}(?![\\w.])`, 'g');
  });
  return (text) => patterns.reduce((shown, pattern) => shown.replace(pattern, SENSITIVE), text);
}
