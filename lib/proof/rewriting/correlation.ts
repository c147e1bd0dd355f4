import {
  CORRELATION_FIELDS,
  type CorrelationConditions,
  CorrelationFilter,
  foldName,
  type SqlFilter,
  systemPropertyOf,
} from '../../rules';
import type { Predicate, PropertyNode } from '../../rules/language/syntax';
import type { Contract } from '../questions/prover';
import { partsOf } from './parts';
import { SameMessages } from './same-messages';

/** So many filters of each kind a topic takes. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
export const MOST_FILTERS = { sql: 2_000, correlation: 100_000 } as const;

/**
 * The correlation filter that matches the same messages as one in SQL, where there is one, proved for all messages of the
 * contract; without a contract for all that there can be. The service finds it by a look into a table, and a topic takes
 * fifty times as many.
 *
 * SQL compares a text with a GUID, and fails beside a number; a correlation filter does neither. It fails on no message.
 */
export async function correlationOf(
  filter: SqlFilter,
  contract?: Contract,
  known?: SameMessages,
): Promise<{ readonly correlation: CorrelationFilter } | undefined> {
  const conditions = filter.predicate && conditionsOf(filter.predicate);
  if (conditions === undefined) return undefined;
  const correlation = CorrelationFilter.of(conditions);
  // What azurerm would drop, or Azure refuse, is none.
  if (correlation.diagnostics().some(({ severity }) => severity === 'error')) return undefined;
  const same = known ?? new SameMessages(filter, contract);
  // By a contract the types are known, and there is nothing to try that is not proved.
  if (contract === undefined && !same.seemSame([correlation])) return undefined;
  return (await same.areSame([correlation])) === 'same' ? { correlation } : undefined;
}

/** The conditions of a filter that asks for equality with a text and for nothing else. */
function conditionsOf(predicate: Predicate): CorrelationConditions | undefined {
  const fields: [string, string][] = [];
  const properties: [string, string][] = [];
  for (const part of partsOf('and', predicate)) {
    const [property, value] = equalityOf(part) ?? [];
    if (property === undefined || value === undefined) return undefined;
    if (property.scope !== 'sys') properties.push([property.name, value]);
    else {
      const field = CORRELATION_FIELDS.find((one) => systemPropertyOf(one) === property.name);
      if (field === undefined) return undefined;
      fields.push([field, value]);
    }
  }
  // One condition for each; twice the same is the same, and two texts for one are never met.
  for (const pairs of [fields, properties]) {
    if (new Set(pairs.map(([name]) => foldName(name))).size < pairs.length) return undefined;
  }
  return {
    ...Object.fromEntries(fields),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
  };
}

function equalityOf(node: Predicate): readonly [PropertyNode, string] | undefined {
  if (node.kind === 'in' && !node.negated && node.members.length === 1 && node.operand.kind === 'property') {
    const [member] = node.members;
    return member?.kind === 'literal' && typeof member.value === 'string' ? [node.operand, member.value] : undefined;
  }
  if (node.kind !== 'comparison' || node.operator !== '=') return undefined;
  const sides = [node.left, node.right];
  const property = sides.find((side) => side.kind === 'property');
  const text = sides.find((side) => side.kind === 'literal');
  return property !== undefined && typeof text?.value === 'string' ? [property, text.value] : undefined;
}
