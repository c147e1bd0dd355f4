import { CORRELATION_FIELDS, type CorrelationConditions, CorrelationFilter } from '../filters/correlation-filter';
import type { Predicate } from '../language/syntax';
import { foldName } from '../messages/message';
import type { KnownProperties } from '../properties/known-properties';

/**
 * The correlation filter that matches the same messages, where there is one: the condition asks for equality of text
 * and for nothing else. It costs the service less, and a topic takes 50 times as many.
 */
export function simplestFilter(predicate: Predicate, contract: KnownProperties): CorrelationFilter | undefined {
  const equalities = equalitiesOf(predicate, contract);
  if (equalities === undefined) return undefined;
  const names = equalities.map(({ key }) => key);
  if (new Set(names).size !== names.length) return undefined;
  const system = equalities.filter(({ scope }) => scope === 'sys').map(({ name, value }) => [name, value]);
  const properties = equalities.filter(({ scope }) => scope !== 'sys').map(({ name, value }) => [name, value]);
  const conditions: CorrelationConditions = {
    ...Object.fromEntries(system),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
  };
  return CorrelationFilter.of(conditions);
}

interface Equality {
  readonly scope: 'user' | 'sys' | undefined;
  readonly name: string;
  readonly key: string;
  readonly value: string;
}

function equalitiesOf(node: Predicate, contract: KnownProperties): Equality[] | undefined {
  if (node.kind === 'and') {
    const [left, right] = [equalitiesOf(node.left, contract), equalitiesOf(node.right, contract)];
    return left === undefined || right === undefined ? undefined : [...left, ...right];
  }
  if (node.kind !== 'comparison' || node.operator !== '=' || node.left.kind !== 'property') return undefined;
  if (node.right.kind !== 'literal' || typeof node.right.value !== 'string' || node.right.value === '')
    return undefined;
  const { scope, name } = node.left;
  const field = scope === 'sys' ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
  const isField = (CORRELATION_FIELDS as readonly string[]).includes(field);
  const isText = scope === 'sys' ? isField : contract.property(name) !== undefined;
  return isText ? [{ scope, name: field, key: `${scope} ${foldName(field)}`, value: node.right.value }] : undefined;
}
