import { correlationMatch } from '../../routing/rule-index/compiled-rule';
import type { CorrelationFilter, Predicate, RuleFilter, SqlAction } from '../../rules';
import { SHORT_TEXTS } from '../../rules/evaluation/apply-action';
import { literalValue } from '../../rules/evaluation/evaluate';
import { type Expression, type Node, type PropertyNode, walk } from '../../rules/language/syntax';
import { textOf } from '../../rules/values/value-text';
import { flowBack, PARTITION_OF_SESSION, type Setting, settingsOf } from './action-usage';
import { Literals, type LiteralValue } from './literals';
import { isChain, isOfNumbers, partsThatMeet, propertyBesideDouble } from './meeting-parts';
import type { MessageSpace } from './message-space';
import { keyOf, namedProperty, propertyIn, type Usage, unused } from './property-use';

/**
 * What filters and actions do with the properties that they name, by `keyOf`.
 *
 * Any of the filters may be asked about any copy that the actions make, so that what a filter does with a property that an
 * action sets is done with what it is set to.
 */
export class Usages {
  readonly byKey = new Map<string, Usage>();
  /** The filters and actions themselves: of others nothing is known. */
  readonly filters: ReadonlySet<RuleFilter>;
  readonly actions: ReadonlySet<SqlAction>;
  /** Groups of properties that meet in one comparison or sum, with the literals that they meet there. */
  readonly meetings: {
    readonly keys: readonly string[];
    readonly literals: readonly LiteralValue[];
    /** Whether they have to be numbers: they are ordered, or computed with otherwise than texts are. */
    readonly areNumbers: boolean;
  }[] = [];

  /** Properties of which it matters whether two have the same text: each with those that it is compared with. */
  readonly compared = new Map<string, Set<string>>();

  private readonly literals = new Map<string, Literals>();

  /** What the filter in hand names. */
  private readonly touched = new Set<Usage>();

  /** What actions set to what. */
  readonly settings: readonly Setting[];

  constructor(parts: Iterable<RuleFilter | SqlAction>) {
    const all = [...parts];
    this.filters = new Set(all.filter((part) => part.kind !== 'action'));
    this.actions = new Set(all.filter((part) => part.kind === 'action'));
    for (const filter of this.filters) {
      this.touched.clear();
      if (filter.kind === 'correlation') this.addCorrelation(filter);
      else if (filter.predicate !== undefined) this.addPredicate(filter.predicate);
      for (const usage of this.touched) usage.rules++;
    }
    this.settings = settingsOf(this.actions);
    for (const setting of this.settings) this.addSetting(setting);
    const follows = this.followPartition();
    this.addNamed();
    flowBack(follows ? [...this.settings, PARTITION_OF_SESSION] : this.settings, this.byKey);
  }

  /**
   * Whether a filter may be asked about: it is one of those that were named, or all that it does with properties is known
   * from them. A list of texts that a contract has is known as well.
   */
  knows(filter: RuleFilter, space: Pick<MessageSpace, 'property'>): boolean {
    if (this.filters.has(filter)) return true;
    const isKnown = (key: string, name: string, isSystem: boolean, literal: unknown) =>
      this.byKey.get(key)?.literals.has(literal as LiteralValue) === true ||
      (typeof literal === 'string' && space.property(name, isSystem).allowed !== undefined);
    if (filter.kind === 'correlation') {
      const { system, properties } = correlationMatch(filter);
      return (
        [...system].every(([name, value]) => isKnown(keyOf({ scope: 'sys', name }), name, true, value)) &&
        [...properties].every(([name, value]) => isKnown(keyOf({ scope: undefined, name }), name, false, value))
      );
    }
    const asked = new Usages([filter]);
    const isCompared = [...asked.compared].every(([key, others]) =>
      [...others].every((other) => this.compared.get(key)?.has(other) === true),
    );
    if (!isCompared) return false;
    return [...asked.byKey].every(([key, { name, isSystem, literals, ...usage }]) => {
      const known = this.byKey.get(key);
      return (
        USES.every((use) => known?.[use] === true || !usage[use]) &&
        [...literals].every((literal) => isKnown(key, name, isSystem, literal))
      );
    });
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

  /** Whether it matters that the partition of a message is its session where it has one: then both are there. */
  private followPartition(): boolean {
    if (!this.byKey.has('sys.PartitionKey')) return false;
    this.usage({ scope: 'sys', name: 'SessionId' });
    return true;
  }

  /** Where only the message tells which property a filter reads, it may be any, and meets what it meets there. */
  private addNamed(): void {
    const isNamed = (node: Node) => node.kind === 'named-property' && namedProperty(node) === undefined;
    const predicates = [...this.filters].flatMap((filter) => (filter.kind === 'sql' ? (filter.predicate ?? []) : []));
    if (!predicates.some((predicate) => [...walk(predicate)].some(isNamed))) return;
    for (const usage of this.byKey.values()) {
      usage.computed = true;
      usage.meetsOthers = true;
      usage.liked = true;
      usage.textual = true;
    }
  }

  private addCorrelation(filter: CorrelationFilter): void {
    const { system, properties } = correlationMatch(filter);
    for (const [name, value] of system) this.usage({ scope: 'sys', name }).literals.add(value as string);
    for (const [name, value] of properties) this.usage({ scope: undefined, name }).literals.add(value as string);
  }

  private addSetting({ target, value }: Setting): void {
    if (target.scope !== 'sys') this.usage(target).typed = true;
    const source = propertyIn(value);
    if (source !== undefined) {
      const usage = this.usage(source);
      usage.typed = true;
      if (target.scope === 'sys' && SHORT_TEXTS.has(target.name)) usage.measured = true;
      if (keyOf(target) === 'sys.MessageId') usage.literals.add('');
    } else if (value.kind !== 'literal') this.addMeeting([value]);
    if (keyOf(target) !== 'sys.PartitionKey') return;
    // It is compared with the session.
    const session = this.usage({ scope: 'sys', name: 'SessionId' });
    if (value.kind !== 'literal') {
      session.computed = true;
      if (source === undefined) session.textual = true;
      else {
        this.usage(source).computed = true;
        this.compare(keyOf(source), 'sys.SessionId');
      }
    } else if (value.value !== null) session.literals.add(textOf(literalValue(value)));
  }

  private addPredicate(predicate: Predicate): void {
    for (const node of walk(predicate)) {
      switch (node.kind) {
        case 'property':
          this.usage(node);
          break;
        case 'comparison':
          this.addMeeting([node.left, node.right], node.operator !== '=' && node.operator !== '<>');
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
        case 'new-id':
        case 'named-property':
        case 'negation':
        case 'arithmetic':
        case 'set':
        case 'remove':
          break;
      }
    }
  }

  /** Two sides of a comparison: a property beside a literal is the simple case. */
  private addMeeting(sides: readonly Expression[], areOrdered = false): void {
    const [simple] = sides.flatMap((side) => propertyIn(side) ?? []);
    const [literal] = sides.filter((side) => side.kind === 'literal');
    if (simple !== undefined && literal !== undefined) {
      this.usage(simple).literals.add(literal.value);
      return;
    }
    const parts = sides.flatMap((side) => [...partsThatMeet(side)]);
    const properties = parts.map(propertyIn).filter((property) => property !== undefined);
    const isLimit = properties.length === 1 && sides.every((side) => side.kind === 'literal' || isChain(side));
    for (const property of properties) this.usage(property)[isLimit ? 'chained' : 'computed'] = true;
    // Of texts there is no order.
    if (!sides.every((side) => side.kind === 'literal' || propertyIn(side) !== undefined)) {
      for (const property of properties) this.usage(property).textual = true;
    } else if (!areOrdered && properties.length === 2) {
      const [one, other] = properties.map(keyOf) as [string, string];
      this.compare(one, other);
    }
    const besideDoubles = new Set(parts.flatMap(propertyBesideDouble));
    for (const part of parts) {
      const property = propertyIn(part);
      if (property !== undefined && !besideDoubles.has(part)) this.usage(property).meetsOthers = true;
    }
    this.meetings.push({
      keys: properties.map(keyOf),
      literals: parts.flatMap((part) => (part.kind === 'literal' ? [part.value] : [])),
      areNumbers: areOrdered || parts.some(isOfNumbers),
    });
  }

  private compare(one: string, other: string): void {
    for (const [key, beside] of [
      [one, other],
      [other, one],
    ] as const) {
      const others = this.compared.get(key) ?? new Set();
      this.compared.set(key, others.add(beside));
    }
  }

  private addLike(operand: Expression, patterns: readonly Expression[]): void {
    const isSimple = operand.kind === 'property' && patterns.every(({ kind }) => kind === 'literal');
    if (isSimple) this.usage(operand).liked = true;
    for (const part of [operand, ...patterns].flatMap((side) => [...walk(side as Node)])) {
      const property = propertyIn(part);
      if (property === undefined) continue;
      this.usage(property).liked = true;
      if (isSimple) continue;
      this.usage(property).computed = true;
      this.usage(property).textual = true;
    }
  }

  private usage(node: Pick<PropertyNode, 'scope' | 'name'>): Usage {
    const key = keyOf(node);
    const known = this.byKey.get(key) ?? unused(node);
    this.byKey.set(key, known);
    this.touched.add(known);
    return known;
  }
}

const USES = ['liked', 'textual', 'computed', 'chained', 'meetsOthers', 'typed', 'measured'] as const;
