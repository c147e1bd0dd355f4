import { hasSensitiveRules, type Topic } from '../../routing';
import { MessageContract, nearest, type RuleFilter } from '../../rules';
import { printText } from '../../rules/language/print';
import type { LiteralValue } from '../messages/literals';
import { Usages } from '../messages/usage';
import { contractOf, filtersOf } from './topic-filters';
import type { TopicProof } from './topic-proof';

/** Values that are shorter are near others by chance. */
const SHORTEST_VALUE = 4;

/**
 * What the filters of a question ask for that the contract does not have, or that no rule asks for while rules ask for
 * nearly the same: most likely a slip, and then an answer is true and says nothing. Without a contract nothing is told where
 * rules are not known, or where nobody may see them.
 *
 * @param others topics that are asked the same: what one of these asks for is no slip
 * @returns sentences
 */
export function unaskedIn(
  proof: TopicProof,
  filters: readonly RuleFilter[],
  others: readonly Topic[] = [],
): readonly string[] {
  const { topic, prover, unresolved } = proof;
  const json = contractOf(topic);
  if (json !== undefined) {
    const contract = MessageContract.fromJson(json);
    const wrong = filters.flatMap((filter) => filter.diagnostics(contract));
    return [...new Set(wrong.flatMap(({ severity, message }) => (severity === 'error' ? message : [])))];
  }
  if (unresolved.length > 0 || [topic, ...others].some(hasSensitiveRules)) return [];
  const { usages } = prover;
  const own = [...usages.filters].filter((filter) => !filters.includes(filter));
  const known = new Usages([...own, ...usages.actions, ...others.flatMap(filtersOf)]).byKey;
  const names = [...known.values()].flatMap(({ name, isSystem }) => (isSystem ? [] : name));
  const asked = [...new Usages(filters).byKey].filter(([, { isSystem }]) => !isSystem);
  return asked.flatMap(([key, { name, literals }]) => {
    const use = known.get(key);
    if (use === undefined) {
      const near = nearest(name, names);
      return near === undefined ? [] : `no rule of ${topic.label} asks for ${name}; did you mean ${near}?`;
    }
    return [...literals].flatMap((value) => {
      const near = use.literals.has(value) ? undefined : nearText(value, use.literals);
      return near === undefined
        ? []
        : `no rule of ${topic.label} asks for ${name} = ${printText(value as string)}; did you mean ${printText(near)}?`;
    });
  });
}

function nearText(value: LiteralValue, known: ReadonlySet<LiteralValue>): string | undefined {
  if (typeof value !== 'string' || value.length < SHORTEST_VALUE) return undefined;
  return nearest(
    value,
    [...known].flatMap((one) => (typeof one === 'string' ? one : [])),
  );
}
