import { compare } from '../../../rules/evaluation/comparison';
import { printFilter } from '../../../rules/language/print';
import type {
  ComparisonNode,
  ExistsNode,
  InNode,
  IsNullNode,
  LikeNode,
  Predicate,
} from '../../../rules/language/syntax';
import { Failure } from '../../../rules/values/failure';
import { FALSE, not, TRUE } from '../../solver/formula';
import { type Computed, compareTerms, dependsOnText } from '../terms/compare-terms';
import { likeTerm } from '../terms/like-term';
import { isNullTerm } from '../terms/stored-terms';
import { type PresentTerm, sample, type Term } from '../terms/term';
import { conjunction, disjunction, either, FAILS, inCases, NEVER, negation, type Truth, UNKNOWN } from '../terms/truth';
import { combinationsOf, ExpressionCases, type PropertyCases } from './expression-cases';
import type { HiddenParts } from './hidden-parts';
import { Membership } from './membership';
import type { NamedProperties } from './named-property';

/**
 * Puts conditions to the solver exactly as the engine evaluates them: types, missing and null values, failures, the
 * order of evaluation.
 *
 * What the solver cannot compute is given to it as something that may be true, false, unknown or fail: it then looks
 * at more than there is, so that "there is no such message" stays true, and what it finds is tried out anyway. So the
 * encoding is sound for every filter, and complete for those without a hidden part.
 */
export class Encoder {
  private readonly cases: ExpressionCases;
  private readonly membership: Membership;

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
    named?: () => NamedProperties,
  ) {
    this.cases = new ExpressionCases(casesOf, named);
    this.membership = new Membership(hidden, place);
  }

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
        return node.negated ? negation(this.membershipIn(node)) : this.membershipIn(node);
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
    const pairs = combinationsOf([this.cases.of(node.left), this.cases.of(node.right)]);
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
    const isNew = [node.left, node.right].some((side) => side.kind === 'new-id');
    if (!isNew || compareTerms(node.operator, left, right) !== undefined) return undefined;
    const isText = [left, right].some((term) => typeof sample(term) === 'string' && term.kind !== 'literal');
    const fails = isText ? this.hide(node).fails : FALSE;
    const equal = { isTrue: FALSE, isFalse: not(fails), fails };
    return node.operator === '=' ? equal : negation(equal);
  }

  private membershipIn(node: InNode): Truth {
    return this.membership.truth(
      node,
      [node.operand, ...node.members].map((part) => this.cases.of(part)),
    );
  }

  private like(node: LikeNode): Truth {
    const parts = [node.operand, node.pattern, ...(node.escape === undefined ? [] : [node.escape])];
    const combined = combinationsOf(parts.map((part) => this.cases.of(part)));
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
  private onPresent(
    node: Predicate,
    terms: readonly Term[],
    apply: (terms: readonly PresentTerm[]) => Computed,
  ): Truth {
    if (terms.some(({ kind }) => kind === 'failure')) return FAILS;
    if (terms.some(({ kind }) => kind === 'hidden')) return this.hide(node);
    if (terms.some(({ kind }) => kind === 'missing')) return UNKNOWN;
    const present = terms as readonly PresentTerm[];
    return (
      apply(present) ??
      (mayFail(node, present) ? this.hide(node) : this.hidden.truthOrFalsehood(printFilter(node), this.place))
    );
  }

  /** Something of which only the text is known: the same text has the same truth in the same message. */
  private hide(node: Predicate): Truth {
    return this.hidden.truth(printFilter(node), this.place);
  }
}

/** Whether an operation on values that are there may fail: LIKE never does, and of a comparison the types tell. */
function mayFail(node: Predicate, terms: readonly PresentTerm[]): boolean {
  if (node.kind === 'like') return false;
  const [left, right] = terms as readonly [PresentTerm, PresentTerm];
  if (node.kind !== 'comparison' || dependsOnText(left, right)) return true;
  return compare(node.operator, sample(left), sample(right)) instanceof Failure;
}
