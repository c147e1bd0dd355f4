import type { SqlAction } from '../../rules';
import { literalValue } from '../../rules/evaluation/evaluate';
import { type Expression, type Node, type PropertyNode, walk } from '../../rules/language/syntax';
import type { ValueType } from '../../rules/values/system-properties';
import { typeOf } from '../../rules/values/values';
import { keyOf, propertyIn, type Usage } from './property-use';

/** That an action sets a property to what an expression says. */
export interface Setting {
  readonly target: Pick<PropertyNode, 'scope' | 'name'>;
  readonly value: Expression;
}

/** What actions set; a session is set as the partition as well. */
export function settingsOf(actions: Iterable<SqlAction>): readonly Setting[] {
  return [...actions].flatMap(({ statements = [] }) =>
    statements.flatMap((statement): readonly Setting[] => {
      if (statement.kind === 'remove') return [];
      const { target, value } = statement;
      const isSession = keyOf(target) === 'sys.SessionId';
      return [
        { target, value },
        ...(isSession ? [{ target: { scope: 'sys', name: 'PartitionKey' }, value } as const] : []),
      ];
    }),
  );
}

/**
 * What is done with a property that is set is done with what it is set to: one that is copied is used as the copy is,
 * and of one that is computed with, the numbers that the sum meets are worth a look.
 */
export function flowBack(settings: readonly Setting[], byKey: ReadonlyMap<string, Usage>): void {
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const { target, value } of settings) {
      const to = byKey.get(keyOf(target));
      if (to === undefined) continue;
      const copied = propertyIn(value);
      for (const part of walk(value as Node)) {
        const property = propertyIn(part);
        const from = property && byKey.get(keyOf(property));
        if (from !== undefined && add(from, to, copied !== undefined)) isStable = false;
      }
    }
  }
}

/** Whether a use of the one is one of the other that was not known. */
function add(from: Usage, to: Usage, isCopied: boolean): boolean {
  const before = from.literals.size;
  for (const literal of to.literals) if (isCopied || typeof literal !== 'string') from.literals.add(literal);
  let isNew = from.literals.size > before;
  if (!isCopied) return isNew;
  for (const use of ['liked', 'computed', 'meetsOthers', 'measured'] as const) {
    if (!to[use] || from[use]) continue;
    from[use] = true;
    isNew = true;
  }
  return isNew;
}

const WHOLE: readonly ValueType[] = ['int', 'long'];

/** Marks what may be rounded, as a double is that is copied into a whole number: it is computed. */
export function markConverted(
  settings: readonly Setting[],
  byKey: ReadonlyMap<string, Usage>,
  typesOf: (usage: Usage) => readonly ValueType[],
): void {
  const types = new Map([...byKey].map(([key, usage]) => [key, new Set(typesOf(usage))]));
  // What is not there yet takes the type of what is set.
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const { target, value } of settings) {
      const own = types.get(keyOf(target));
      if (own === undefined) continue;
      const before = own.size;
      const source = propertyIn(value);
      const given = source === undefined ? typesGiven(value) : (types.get(keyOf(source)) as Set<ValueType>);
      for (const type of given) own.add(type);
      if (own.size > before) isStable = false;
    }
  }
  for (const { target, value } of settings) {
    const source = propertyIn(value);
    if (source === undefined || !types.get(keyOf(source))?.has('double')) continue;
    if (!WHOLE.some((type) => types.get(keyOf(target))?.has(type))) continue;
    const usage = byKey.get(keyOf(source)) as Usage;
    usage.computed = true;
    usage.meetsOthers = true;
  }
}

/** The types that an expression may have, whatever its properties are. */
function typesGiven(value: Expression): readonly ValueType[] {
  if (value.kind !== 'literal') return ['string', 'int', 'long', 'double'];
  return value.value === null ? [] : [typeOf(literalValue(value)) as ValueType];
}
