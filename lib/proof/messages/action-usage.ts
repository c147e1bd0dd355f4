import type { SqlAction } from '../../rules';
import { type Expression, type Node, type PropertyNode, walk } from '../../rules/language/syntax';
import { chainedProperty } from './chain';
import { keyOf, propertyIn, type Usage } from './property-use';

/** That an action sets a property to what an expression says. */
export interface Setting {
  readonly target: Pick<PropertyNode, 'scope' | 'name'>;
  readonly value: Expression;
}

/** What actions set. */
export function settingsOf(actions: Iterable<SqlAction>): readonly Setting[] {
  return [...actions].flatMap(({ statements = [] }) =>
    statements.flatMap((statement) => (statement.kind === 'remove' ? [] : [statement])),
  );
}

/** A session is the partition of its message too, whoever has set it. */
export const PARTITION_OF_SESSION: Setting = {
  target: { scope: 'sys', name: 'PartitionKey' },
  value: { kind: 'property', scope: 'sys', name: 'SessionId', start: 0, end: 0 },
};

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
      const way =
        propertyIn(value) !== undefined ? 'copied' : chainedProperty(value) !== undefined ? 'chained' : 'computed';
      for (const part of walk(value as Node)) {
        const property = propertyIn(part);
        const from = property && byKey.get(keyOf(property));
        if (from !== undefined && add(from, to, way)) isStable = false;
      }
    }
  }
}

/** What of a use of a property is one of what it is set to, by what is done with that. */
const FLOWING = {
  copied: ['liked', 'textual', 'computed', 'chained', 'meetsOthers', 'measured'],
  chained: ['computed'],
  computed: [],
} as const;

/** Whether a use of the one is one of the other that was not known. */
function add(from: Usage, to: Usage, way: keyof typeof FLOWING): boolean {
  const before = from.literals.size;
  for (const literal of to.literals) if (way === 'copied' || typeof literal !== 'string') from.literals.add(literal);
  let isNew = from.literals.size > before;
  for (const use of FLOWING[way]) {
    if (!to[use] || from[use]) continue;
    from[use] = true;
    isNew = true;
  }
  return isNew;
}
