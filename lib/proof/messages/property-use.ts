import { foldName } from '../../rules';
import type { Node, PropertyNode } from '../../rules/language/syntax';
import type { LiteralValue } from './literals';

/** What rules do with one property: it decides how the property is put to the solver. */
export interface Usage {
  /** As the first rule spells it. */
  readonly name: string;
  readonly isSystem: boolean;
  /** The literals that it is compared with. */
  readonly literals: Set<LiteralValue>;
  /** Whether LIKE looks into its text. */
  liked: boolean;
  /** Whether more matters of its text than which other texts it is: it is put together with others, or names a property. */
  textual: boolean;
  /** Whether its value goes further than into a comparison with literals: into arithmetic, or beside a property. */
  computed: boolean;
  /**
   * Whether it goes into arithmetic with numbers that are written down, and that only meets literals: then it is still a
   * limit of the property (see `chainedProperty`).
   */
  chained: boolean;
  /** Whether it meets something else than doubles: then it matters whether it is a whole number. */
  meetsOthers: boolean;
  /**
   * Whether each of its types is told apart: an action converts what it sets to the type that is there, and what it
   * copies takes its type along.
   */
  typed: boolean;
  /** Whether it matters that it is longer than a system property may be. */
  measured: boolean;
  /** How many filters name it. */
  rules: number;
}

/** What is said of a property that nothing is known to use. */
export function unused({ scope, name }: Pick<PropertyNode, 'scope' | 'name'>): Usage {
  return {
    name,
    isSystem: scope === 'sys',
    literals: new Set(),
    liked: false,
    textual: false,
    computed: false,
    chained: false,
    meetsOthers: false,
    typed: false,
    measured: false,
    rules: 0,
  };
}

/** One key for the spellings of one property. */
export function keyOf({ scope, name }: Pick<PropertyNode, 'scope' | 'name'>): string {
  return scope === 'sys' ? `sys.${name}` : foldName(name);
}

/** The property that a part reads: by its name, or as `p('name')`. */
export function propertyIn(node: Node): Pick<PropertyNode, 'scope' | 'name'> | undefined {
  if (node.kind === 'property') return node;
  return namedProperty(node);
}

/** The property that `p('name')` reads; `undefined` where only the message tells the name. */
export function namedProperty(node: Node): Pick<PropertyNode, 'scope' | 'name'> | undefined {
  if (node.kind !== 'named-property') return undefined;
  const { argument } = node;
  return argument.kind === 'literal' && typeof argument.value === 'string'
    ? { scope: undefined, name: argument.value }
    : undefined;
}
