import { calculate, negate } from '../evaluation/arithmetic';
import { compare, equals } from '../evaluation/comparison';
import { literalValue } from '../evaluation/evaluate';
import type { ComparisonOperator, Expression, PropertyNode } from '../language/syntax';
import { SYSTEM_PROPERTIES } from '../messages/system-properties';
import { Decimal } from '../values/decimal';
import { Failure } from '../values/failure';
import type { ValueType } from '../values/value-type';
import { DateTime, DecimalValue, Float, Guid, Integer, Opaque, TimeSpan, type Value } from '../values/values';

/**
 * One value of every type: what an operator does with two types is asked of the engine itself, with these. None is
 * zero, so that no division fails, and all are small, so that none overflows.
 */
const SAMPLES: Readonly<Record<ValueType | 'state' | 'map', Value>> = {
  string: 'text',
  bool: true,
  byte: Integer.small('byte', 3),
  sbyte: Integer.small('sbyte', 3),
  short: Integer.small('short', 3),
  ushort: Integer.small('ushort', 3),
  int: Integer.small('int', 3),
  uint: Integer.small('uint', 3),
  long: Integer.small('long', 3),
  ulong: Integer.small('ulong', 3),
  float: new Float(1.5),
  double: 1.5,
  decimal: new DecimalValue(Decimal.parse('1.5') as Decimal),
  guid: new Guid('00000000-0000-0000-0000-000000000001'),
  datetime: new DateTime(1n),
  timespan: new TimeSpan(1n),
  null: null,
  state: new Opaque('state', 'Active'),
  map: new Opaque('map', ''),
};

/** Every value that a property may have of which nothing is known. */
const ANY: readonly Value[] = Object.values(SAMPLES).filter((value) => !(value instanceof Opaque));

/** A value of the type; NaN and infinities aside, an operator works with all of a type or with none. */
export function sampleOf(type: ValueType): Value {
  return SAMPLES[type];
}

/** The types of a property of the message, where something is known about it. */
export type PropertyTypes = (node: PropertyNode) => readonly ValueType[] | undefined;

/**
 * Values that stand for all that an expression can be, given the types of properties; empty where computing it
 * always fails.
 */
export function possibleValues(node: Expression, types: PropertyTypes): readonly Value[] {
  switch (node.kind) {
    case 'literal':
      return [literalValue(node)];
    case 'property':
      return propertyValues(node, types);
    case 'new-id':
      return [SAMPLES.guid];
    case 'named-property':
    case 'parameter':
      return ANY;
    case 'negation':
      return withoutFailures(possibleValues(node.operand, types).map(negate));
    case 'arithmetic': {
      const [left, right] = [possibleValues(node.left, types), possibleValues(node.right, types)];
      return withoutFailures(left.flatMap((a) => right.map((b) => calculate(node.operator, a, b))));
    }
  }
}

function propertyValues(node: PropertyNode, types: PropertyTypes): readonly Value[] {
  const known = types(node);
  if (known !== undefined) return known.map(sampleOf);
  if (node.scope !== 'sys') return ANY;
  const type = SYSTEM_PROPERTIES.get(node.name.toLowerCase())?.type;
  return type === undefined ? ANY : [SAMPLES[type], null];
}

function withoutFailures(values: readonly (Value | Failure)[]): Value[] {
  const seen = new Map<string, Value>();
  for (const value of values) {
    if (value instanceof Failure) continue;
    // One of a kind is enough, or nested sums would multiply.
    seen.set(
      value === null || typeof value !== 'object' ? typeof value : `${value.constructor.name} ${value.type}`,
      value,
    );
  }
  return [...seen.values()];
}

/** Whether a comparison fails for each pair of values; null beside a value is no pair that anybody means. */
export function alwaysFails(
  operator: ComparisonOperator | 'IN',
  left: readonly Value[],
  right: readonly Value[],
): boolean {
  const apply = (a: Value, b: Value) => (operator === 'IN' ? equals(a, b, false) : compare(operator, a, b));
  const meant = (values: readonly Value[]) => (values.length > 1 ? values.filter((value) => value !== null) : values);
  return meant(left).every((a) => meant(right).every((b) => apply(a, b) instanceof Failure));
}
