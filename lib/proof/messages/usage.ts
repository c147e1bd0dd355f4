import { correlationMatch } from '../../routing/rule-index/compiled-rule';
import { type CorrelationFilter, foldName, type Predicate, type RuleFilter } from '../../rules';
import { childrenOf, type Expression, type Node, type PropertyNode, walk } from '../../rules/language/syntax';
import { Literals, type LiteralValue } from './literals';

/** What rules do with one property: it decides how the property is put to the solver. */
export interface Usage {
  /** As the first rule spells it. */
  readonly name: string;
  readonly isSystem: boolean;
  /** The literals that it is compared with. */
  readonly literals: Set<LiteralValue>;
  /** Whether LIKE looks into its text. */
  liked: boolean;
  /** Whether its value goes further than into a comparison with literals: into arithmetic, or beside a property. */
  computed: boolean;
  /** Whether it meets something else than doubles: then it matters whether it is a whole number. */
  meetsOthers: boolean;
  /** How many filters name it. */
  rules: number;
}

/** One key for the spellings of one property. */
export function keyOf({ scope, name }: Pick<PropertyNode, 'scope' | 'name'>): string {
  return scope === 'sys' ? `sys.${name}` : foldName(name);
}

/** What filters do with the properties that they name, by `keyOf`. */
export class Usages {
  readonly byKey = new Map<string, Usage>();
  /** The filters themselves: of others nothing is known. */
  readonly filters: ReadonlySet<RuleFilter>;
  /** Groups of properties that meet in one comparison or sum, with the literals that they meet there. */
  readonly meetings: { readonly keys: readonly string[]; readonly literals: readonly LiteralValue[] }[] = [];

  private readonly literals = new Map<string, Literals>();

  /** What the filter in hand names. */
  private readonly touched = new Set<Usage>();

  constructor(filters: Iterable<RuleFilter>) {
    this.filters = new Set(filters);
    for (const filter of this.filters) {
      this.touched.clear();
      if (filter.kind === 'correlation') this.addCorrelation(filter);
      else if (filter.predicate !== undefined) this.addPredicate(filter.predicate);
      for (const usage of this.touched) usage.rules++;
    }
    this.addPartition();
  }

  /** The literals that a property meets, by `keyOf`; once all filters are known. */
  literalsOf(key: string): Literals {
    const known = this.literals.get(key);
    if (known !== undefined) return known;
    const met = this.meetings.filter(({ keys }) => keys.includes(key)).flatMap(({ literals }) => literals);
    const literals = new Literals([...(this.byKey.get(key)?.literals ?? []), ...met]);
    this.literals.set(key, literals);
    return literals;
  }

  /** The partition of a message is its session where it has one, so the two are compared. */
  private addPartition(): void {
    if (!this.byKey.has('sys.PartitionKey')) return;
    for (const name of ['PartitionKey', 'SessionId']) this.usage({ scope: 'sys', name }).computed = true;
  }

  private addCorrelation(filter: CorrelationFilter): void {
    const { system, properties } = correlationMatch(filter);
    for (const [name, value] of system) this.usage({ scope: 'sys', name }).literals.add(value as string);
    for (const [name, value] of properties) this.usage({ scope: undefined, name }).literals.add(value as string);
  }

  private addPredicate(predicate: Predicate): void {
    for (const node of walk(predicate)) {
      switch (node.kind) {
        case 'property':
          this.usage(node);
          break;
        case 'comparison':
          this.addMeeting([node.left, node.right]);
          break;
        case 'in':
          for (const member of node.members) this.addMeeting([node.operand, member]);
          break;
        case 'like':
          this.addLike(node.operand, node.escape === undefined ? [node.pattern] : [node.pattern, node.escape]);
          break;
        // What these mean for a property is said by what they are made of, which is walked through as well.
        case 'and':
        case 'or':
        case 'not':
        case 'is-null':
        case 'exists':
        case 'literal':
        case 'parameter':
        case 'call':
        case 'negation':
        case 'arithmetic':
        case 'set':
        case 'remove':
          break;
      }
    }
  }

  /** Two sides of a comparison: a property beside a literal is the simple case. */
  private addMeeting(sides: readonly Expression[]): void {
    const [simple] = sides.filter((side) => side.kind === 'property');
    const [literal] = sides.filter((side) => side.kind === 'literal');
    if (simple !== undefined && literal !== undefined) {
      this.usage(simple).literals.add(literal.value);
      return;
    }
    const parts = sides.flatMap((side) => [...walk(side as Node)]);
    const properties = parts.map(propertyIn).filter((property) => property !== undefined);
    for (const property of properties) this.usage(property).computed = true;
    const besideDoubles = new Set(parts.flatMap(propertyBesideDouble));
    for (const part of parts) {
      const property = propertyIn(part);
      if (property !== undefined && !besideDoubles.has(part)) this.usage(property).meetsOthers = true;
    }
    this.meetings.push({
      keys: properties.map(keyOf),
      literals: parts.flatMap((part) => (part.kind === 'literal' ? [part.value] : [])),
    });
  }

  private addLike(operand: Expression, patterns: readonly Expression[]): void {
    const isSimple = operand.kind === 'property' && patterns.every(({ kind }) => kind === 'literal');
    if (isSimple) this.usage(operand).liked = true;
    for (const part of [operand, ...patterns].flatMap((side) => [...walk(side as Node)])) {
      const property = propertyIn(part);
      if (property === undefined) continue;
      this.usage(property).liked = true;
      if (!isSimple) this.usage(property).computed = true;
    }
  }

  private usage(node: Pick<PropertyNode, 'scope' | 'name'>): Usage {
    const key = keyOf(node);
    const known = this.byKey.get(key) ?? {
      name: node.name,
      isSystem: node.scope === 'sys',
      literals: new Set(),
      liked: false,
      computed: false,
      meetsOthers: false,
      rules: 0,
    };
    this.byKey.set(key, known);
    this.touched.add(known);
    return known;
  }
}

/** A part that is computed with a double literal, as in `price * 1.2`: whatever number it is, it becomes a double first. */
function propertyBesideDouble(node: Node): Node[] {
  if (node.kind !== 'arithmetic') return [];
  const isDouble = (side: Expression) => side.kind === 'literal' && typeof side.value === 'number';
  return [...(isDouble(node.right) ? [node.left] : []), ...(isDouble(node.left) ? [node.right] : [])];
}

/** The property that a part reads: by its name, or as `p('name')`. */
function propertyIn(node: Node): Pick<PropertyNode, 'scope' | 'name'> | undefined {
  if (node.kind === 'property') return node;
  return node.kind === 'call' ? namedProperty(node) : undefined;
}

/** The property that `p('name')` reads; `undefined` where only the message tells the name. */
export function namedProperty(node: Node): Pick<PropertyNode, 'scope' | 'name'> | undefined {
  if (node.kind !== 'call') return undefined;
  const [argument] = childrenOf(node);
  return argument?.kind === 'literal' && typeof argument.value === 'string'
    ? { scope: undefined, name: argument.value }
    : undefined;
}
