import { type Expression, type Node, walk } from '../../rules/language/syntax';
import { ENGINE_TYPES } from '../../rules/properties/property';
import type { ValueType } from '../../rules/values/value-type';
import type { LiteralValue } from './literals';
import { type MessageSpace, type PropertySpace, systemSpace } from './message-space';
import { keyOf, propertyIn } from './property-use';
import type { Usages } from './usage';

/**
 * The messages of a topic without a contract: each property has the type that rules use it as, and any message may
 * lack it. It is never null, and a number is never NaN: senders do not send such, and a rule that handles them by
 * chance should not look as if it mattered.
 */
export function spaceOfUsage(usages: Usages): MessageSpace {
  const types = inferTypes(usages);
  const known = new Map<string, PropertySpace>();
  for (const [key, { name, isSystem }] of usages.byKey) {
    if (isSystem) known.set(key, systemSpace(name, undefined));
    else known.set(key, { name, isSystem, types: types.get(key) ?? ['string'], optional: true, nullable: false });
  }
  const properties = [...known.values()];
  return {
    known: properties,
    required: [],
    assumptions: sentences(properties.filter(({ isSystem }) => !isSystem)),
    property: (name, isSystem) =>
      known.get(keyOf({ scope: isSystem ? 'sys' : undefined, name })) ??
      (isSystem
        ? systemSpace(name, undefined)
        : { name, isSystem, types: ['string'], optional: true, nullable: false }),
  };
}

/** The types of properties by the literals that they meet; those that meet each other have the same. */
function inferTypes({ byKey, meetings, settings }: Usages): Map<string, readonly ValueType[]> {
  const groups = new Map<string, Set<ValueType>>();
  for (const [key, { literals }] of byKey) groups.set(key, new Set(typesOf(literals)));
  for (const { keys, literals } of meetings) {
    const [first, ...others] = keys;
    if (first === undefined) continue;
    const group = groups.get(first) as Set<ValueType>;
    for (const type of typesOf(literals)) group.add(type);
    for (const key of others) {
      const other = groups.get(key) as Set<ValueType>;
      for (const type of other) group.add(type);
      for (const [name, types] of groups) if (types === other) groups.set(name, group);
    }
  }
  // What only meets its like is a number where texts would fail, and else a text: a whole one, so that it can be computed
  // with (the answer says so, and a contract says otherwise).
  for (const { keys, areNumbers } of meetings) {
    const group = groups.get(keys[0] as string);
    if (areNumbers && group?.size === 0) for (const type of ENGINE_TYPES.int) group.add(type);
  }
  inferFromSettings(settings, groups);
  return new Map([...groups].map(([key, types]) => [key, types.size === 0 ? ['string'] : [...types]]));
}

/** What no rule says the type of has the type of what actions set it to. */
function inferFromSettings(settings: Usages['settings'], groups: ReadonlyMap<string, Set<ValueType>>): void {
  const open = new Set([...groups].filter(([, types]) => types.size === 0).map(([key]) => key));
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const { target, value } of settings) {
      const types = groups.get(keyOf(target));
      if (types === undefined || !open.has(keyOf(target))) continue;
      const before = types.size;
      for (const type of typesSet(value, groups)) types.add(type);
      if (types.size > before) isStable = false;
    }
  }
}

/** The types of an expression: what is put together with a text is one. */
function typesSet(value: Expression, groups: ReadonlyMap<string, ReadonlySet<ValueType>>): readonly ValueType[] {
  const parts = [...walk(value as Node)];
  const literals = parts.flatMap((part) => (part.kind === 'literal' ? typesOf([part.value]) : []));
  if (literals.includes('string')) return ENGINE_TYPES.string;
  return [
    ...literals,
    ...parts.flatMap((part) => {
      const property = propertyIn(part);
      return property === undefined ? [] : [...(groups.get(keyOf(property)) ?? [])];
    }),
  ];
}

function typesOf(literals: Iterable<LiteralValue>): ValueType[] {
  return [...literals].flatMap((value): readonly ValueType[] => {
    if (value === null) return [];
    if (typeof value === 'bigint') return ENGINE_TYPES.int;
    if (typeof value === 'number') return ENGINE_TYPES.double;
    return typeof value === 'boolean' ? ENGINE_TYPES.bool : ENGINE_TYPES.string;
  });
}

const WHOLE = 'whole numbers';

const WORDS: readonly (readonly [ValueType, string])[] = [
  ['string', 'text'],
  ['double', 'numbers'],
  ['int', WHOLE],
  ['bool', 'true or false'],
];

/** Whether it is assumed of properties that they are whole numbers; the sentence is one of a space without a contract. */
export function isOfWholeNumbers(assumption: string): boolean {
  return [WHOLE, singular(WHOLE)].some((words) => assumption.endsWith(` ${words}`));
}

/** What was inferred: `gpuCount and priority are whole numbers`. */
function sentences(properties: readonly PropertySpace[]): string[] {
  const byWord = new Map<string, string[]>();
  for (const { name, types } of properties) {
    const words = WORDS.filter(([type]) => types.includes(type) && !(type === 'int' && types.includes('double')));
    const word = words.map(([, said]) => said).join(' or ');
    byWord.set(word, [...(byWord.get(word) ?? []), name]);
  }
  return [...byWord].map(
    ([word, names]) => `${listed(names)} ${names.length === 1 ? `is ${singular(word)}` : `are ${word}`}`,
  );
}

function singular(words: string): string {
  return words.replace(WHOLE, 'a whole number').replace(/\bnumbers/, 'a number');
}

/** `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
