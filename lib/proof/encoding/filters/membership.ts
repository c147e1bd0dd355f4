import { equals } from '../../../rules/evaluation/comparison';
import { literalValue } from '../../../rules/evaluation/evaluate';
import { printFilter } from '../../../rules/language/print';
import type { InNode } from '../../../rules/language/syntax';
import { Failure } from '../../../rules/values/failure';
import { FALSE, not } from '../../solver/formula';
import { equalTerms } from '../terms/compare-terms';
import { isNullTerm } from '../terms/stored-terms';
import { type Case, sample, type Term } from '../terms/term';
import { disjunction, either, elseIfFalse, FAILS, inCases, NEVER, type Truth, UNKNOWN } from '../terms/truth';
import type { HiddenParts } from './hidden-parts';

/**
 * IN, as the engine evaluates it: all parts first, then one comparison after the other.
 *
 * Sound; complete where no part is hidden.
 */
export class Membership {
  /**
   * @param hidden gets what the solver cannot compute
   * @param place tells this message from others that the same conditions are put about
   */
  constructor(
    private readonly hidden: HiddenParts,
    private readonly place: string,
  ) {}

  /** @param parts the operand in cases, and each member */
  truth(node: InNode, parts: readonly (readonly Case[])[]): Truth {
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

  private hide(node: InNode): Truth {
    return this.hidden.truth(printFilter(node), this.place);
  }
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
      const isTrue = symbol.isOneOf(places);
      return { isTrue, isFalse: FALSE, fails: not(isTrue) };
    }
  }
  return either(symbol.isOneOf(places));
}
