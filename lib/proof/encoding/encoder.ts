import { compare, equals } from '../../rules/evaluation/comparison';
import { literalValue } from '../../rules/evaluation/evaluate';
import { printExpression, printFilter } from '../../rules/language/print';
import type {
  CallNode,
  ComparisonNode,
  ExistsNode,
  Expression,
  InNode,
  IsNullNode,
  LikeNode,
  Node,
  Predicate,
  PropertyNode,
} from '../../rules/language/syntax';
import { Failure } from '../../rules/values/failure';
import { namedProperty } from '../messages/property-use';
import { and, FALSE, type Formula, not, TRUE } from '../solver/formula';
import { calculateTerms, negateTerm } from './calculate-terms';
import { type Computed, compareTerms, dependsOnText, equalTerms } from './compare-terms';
import type { HiddenParts } from './hidden-parts';
import { likeTerm } from './like-term';
import { type NamedProperties, namedCases } from './named-property';
import { type Case, FAILURE, HIDDEN, type PresentTerm, sample, type Term } from './term';
import {
  conjunction,
  disjunction,
  either,
  elseIfFalse,
  FAILS,
  inCases,
  NEVER,
  negation,
  type Truth,
  UNKNOWN,
} from './truth';

/** A property as rules name it. */
export type Property = Pick<PropertyNode, 'scope' | 'name'>;

/** The values of a property, in cases. */
export type PropertyCases = (property: Property) => readonly Case[];

/** More cases than this are not told apart. */
const MOST_CASES = 1000;

/**
 * Puts conditions to the solver exactly as the engine evaluates them: types, missing and null values, failures, the
 * order of evaluation.
 *
 * What the solver cannot compute is given to it as something that may be true, false, unknown or fail: it then looks
 * at more than there is, so that "there is no such message" stays true, and what it finds is tried out anyway. So the
 * encoding is sound for every filter, and complete for those without a hidden part.
 */
export class Encoder {
  /**
   * @param casesOf the message that conditions are about
   * @param hidden gets what the solver cannot compute
   * @param place tells this message from others that the same conditions are put about
   * @param named the properties that `p(…)` may read; without them it may give anything
   */
  constructor(
    private readonly casesOf: PropertyCases,
    private readonly hidden: HiddenParts,
    private readonly place: string,
    private readonly named?: () => NamedProperties,
  ) {}

  truth(node: Predicate): Truth {
    switch (node.kind) {
      case 'and':
        return conjunction(this.truth(node.left), this.truth(node.right));
      case 'or':
        return disjunction(this.truth(node.left), this.truth(node.right));
      case 'not':
        return negation(this.truth(node.operand));
      case 'comparison':
        return this.comparison(node);
      case 'in':
        return node.negated ? negation(this.membership(node)) : this.membership(node);
      case 'like':
        return node.negated ? negation(this.like(node)) : this.like(node);
      case 'is-null': {
        const isNull = this.presence(node, (term) => term.kind === 'missing' || isNullTerm(term));
        return node.negated ? negation(isNull) : isNull;
      }
      case 'exists':
        return this.presence(node, (term) => term.kind !== 'missing');
    }
  }

  private presence(node: IsNullNode | ExistsNode, holds: (term: Term) => boolean): Truth {
    const cases = this.casesOf(node.property);
    return inCases(
      cases.map(({ when, term }) => {
        if (term.kind === 'hidden') return [when, this.hide(node)];
        return [when, term.kind === 'failure' ? FAILS : holds(term) ? either(TRUE) : NEVER];
      }),
    );
  }

  private comparison(node: ComparisonNode): Truth {
    const pairs = this.combined([this.cases(node.left), this.cases(node.right)]);
    if (pairs === undefined) return this.hide(node);
    return inCases(
      pairs.map(({ when, terms: [left, right] }) => [
        when,
        this.onPresent(
          node,
          [left as Term, right as Term],
          ([a, b]) =>
            this.besideNewId(node, a as PresentTerm, b as PresentTerm) ??
            (this.hidden.texts.admitsComparison(a as PresentTerm, b as PresentTerm)
              ? compareTerms(node.operator, a as PresentTerm, b as PresentTerm)
              : undefined),
        ),
      ]),
    );
  }

  /**
   * A new GUID beside what may be one: it is equal to nothing that was there before, if the text is a GUID at all.
   *
   * Of 2^122 new ones each is as likely, so that chance makes two equal about as often as never; it is taken for never.
   */
  private besideNewId(node: ComparisonNode, left: PresentTerm, right: PresentTerm): Computed {
    const isNew = [node.left, node.right].some((side) => side.kind === 'call' && side.argument === undefined);
    if (!isNew || compareTerms(node.operator, left, right) !== undefined) return undefined;
    const isText = [left, right].some((term) => typeof sample(term) === 'string' && term.kind !== 'literal');
    const fails = isText ? this.hide(node).fails : FALSE;
    const equal = { isTrue: FALSE, isFalse: not(fails), fails };
    return node.operator === '=' ? equal : negation(equal);
  }

  private membership(node: InNode): Truth {
    const parts = [node.operand, ...node.members].map((part) => this.cases(part));
    // Every part is evaluated before the first comparison: a failure anywhere wins.
    const fails = parts.reduce<Truth>((sum, cases) => disjunction(sum, this.failureOf(node, cases)), NEVER);
    const [operand = [], ...members] = parts;
    const found = inCases(
      operand.map(({ when, term }) => [when, amongTexts(term, node) ?? this.memberOf(node, term, members)]),
    );
    return elseIfFalse(fails, found);
  }

  private memberOf(node: InNode, operand: Term, members: readonly (readonly Case[])[]): Truth {
    if (operand.kind === 'missing') return UNKNOWN;
    if (operand.kind === 'failure') return NEVER;
    if (operand.kind === 'hidden') return this.hide(node);
    return members.reduceRight<Truth>((rest, cases) => {
      const same = inCases(
        cases.map(({ when, term }) => {
          if (term.kind === 'missing') return [when, isNullTerm(operand) ? NEVER : FAILS];
          if (term.kind === 'failure') return [when, NEVER];
          const isHidden = term.kind === 'hidden' || !this.hidden.texts.admitsComparison(operand, term);
          return [when, (isHidden ? undefined : equalTerms(operand, term)) ?? this.hide(node)];
        }),
      );
      return elseIfFalse(same, rest);
    }, NEVER);
  }

  /** Whether a part fails; one that is hidden may, or not. */
  private failureOf(node: InNode, cases: readonly Case[]): Truth {
    return inCases(
      cases.map(({ when, term }) => {
        if (term.kind !== 'hidden') return [when, term.kind === 'failure' ? FAILS : NEVER];
        const { fails } = this.hide(node);
        return [when, { isTrue: FALSE, isFalse: not(fails), fails }];
      }),
    );
  }

  private like(node: LikeNode): Truth {
    const parts = [node.operand, node.pattern, ...(node.escape === undefined ? [] : [node.escape])];
    const combined = this.combined(parts.map((part) => this.cases(part)));
    if (combined === undefined) return this.hide(node);
    return inCases(
      combined.map(({ when, terms }) => [
        when,
        this.onPresent(node, terms, ([operand, pattern, escaping]) => {
          if (pattern?.kind !== 'literal' || (escaping !== undefined && escaping.kind !== 'literal')) return undefined;
          return likeTerm(operand as PresentTerm, pattern.value, escaping?.value ?? null, this.hidden.texts);
        }),
      ]),
    );
  }

  /** The truth of an operation: a failure wins over an unknown value, and that over the operation. */
  private onPresent(node: Node, terms: readonly Term[], apply: (terms: readonly PresentTerm[]) => Computed): Truth {
    if (terms.some(({ kind }) => kind === 'failure')) return FAILS;
    if (terms.some(({ kind }) => kind === 'hidden')) return this.hide(node);
    if (terms.some(({ kind }) => kind === 'missing')) return UNKNOWN;
    const present = terms as readonly PresentTerm[];
    return (
      apply(present) ??
      (mayFail(node, present) ? this.hide(node) : this.hidden.truthOrFalsehood(writtenOf(node), this.place))
    );
  }

  /** What an expression is in which messages, exhaustively. */
  cases(node: Expression): readonly Case[] {
    switch (node.kind) {
      case 'literal':
        return [{ when: TRUE, term: { kind: 'literal', value: literalValue(node) } }];
      case 'property':
        return this.casesOf(node);
      case 'call':
        return this.call(node);
      case 'parameter':
        return [{ when: TRUE, term: FAILURE }];
      case 'negation':
        return this.computed([node.operand], ([operand]) => negateTerm(operand as PresentTerm));
      case 'arithmetic':
        return this.computed([node.left, node.right], ([left, right]) =>
          calculateTerms(node.operator, left as PresentTerm, right as PresentTerm),
        );
    }
  }

  private call(node: CallNode): readonly Case[] {
    if (node.argument === undefined) return [{ when: TRUE, term: { kind: 'some', type: 'guid' } }];
    const named = namedProperty(node);
    if (named !== undefined) return this.casesOf(named);
    const properties = this.named?.();
    if (properties === undefined) return [{ when: TRUE, term: HIDDEN }];
    return this.cases(node.argument).flatMap((name) => namedCases(name, properties, this.casesOf));
  }

  private computed(
    operands: readonly Expression[],
    apply: (terms: readonly PresentTerm[]) => readonly Case[],
  ): readonly Case[] {
    const combined = this.combined(operands.map((operand) => this.cases(operand)));
    if (combined === undefined) return [{ when: TRUE, term: HIDDEN }];
    return combined.flatMap(({ when, terms }): readonly Case[] => {
      for (const kind of ['failure', 'hidden', 'missing'] as const) {
        const decisive = terms.find((term) => term.kind === kind);
        if (decisive !== undefined) return [{ when, term: decisive }];
      }
      return apply(terms as readonly PresentTerm[]).map((one) => ({ when: and(when, one.when), term: one.term }));
    });
  }

  /** Every combination of cases that is possible; `undefined` where there are too many. */
  private combined(
    parts: readonly (readonly Case[])[],
  ): readonly { when: Formula; terms: readonly Term[] }[] | undefined {
    if (parts.reduce((count, cases) => count * cases.length, 1) > MOST_CASES) return undefined;
    return parts.reduce<readonly { when: Formula; terms: readonly Term[] }[]>(
      (combinations, cases) =>
        combinations.flatMap(({ when, terms }) =>
          cases
            .map((one) => ({ when: and(when, one.when), terms: [...terms, one.term] }))
            .filter((combination) => combination.when !== FALSE),
        ),
      [{ when: TRUE, terms: [] }],
    );
  }

  /** Something of which only the text is known: the same text has the same truth in the same message. */
  private hide(node: Node): Truth {
    return this.hidden.truth(writtenOf(node), this.place);
  }
}

function writtenOf(node: Node): string {
  return isExpression(node) ? printExpression(node) : printFilter(node as Predicate);
}

/** Whether an operation on values that are there may fail: LIKE never does, and of a comparison the types tell. */
function mayFail(node: Node, terms: readonly PresentTerm[]): boolean {
  if (node.kind === 'like') return false;
  const [left, right] = terms as readonly [PresentTerm, PresentTerm];
  if (node.kind !== 'comparison' || dependsOnText(left, right)) return true;
  return compare(node.operator, sample(left), sample(right)) instanceof Failure;
}

/** A choice among literals: however many they are, it is one of some places, up to the first that fails beside a text. */
function amongTexts(operand: Term, { members }: InNode): Truth | undefined {
  if (operand.kind !== 'choice') return undefined;
  const { symbol, placeOf } = operand.choices;
  const places = new Set<number>();
  for (const member of members) {
    if (member.kind !== 'literal') return undefined;
    if (typeof member.value === 'string') {
      const place = placeOf(member.value);
      if (place !== undefined) places.add(place);
      continue;
    }
    if (equals(sample(operand), literalValue(member), false) instanceof Failure) {
      if (members.some(({ kind }) => kind !== 'literal')) return undefined;
      const isTrue = symbol.isOneOf(places);
      return { isTrue, isFalse: FALSE, fails: not(isTrue) };
    }
  }
  return either(symbol.isOneOf(places));
}

function isNullTerm(term: Term): boolean {
  return term.kind === 'literal' && term.value === null;
}

function isExpression(node: Node): node is Expression {
  return ['property', 'literal', 'parameter', 'call', 'negation', 'arithmetic'].includes(node.kind);
}
