import { literalValue } from '../../../rules/evaluation/evaluate';
import type { Expression, NamedPropertyNode, PropertyNode } from '../../../rules/language/syntax';
import { namedProperty } from '../../messages/property-use';
import { and, FALSE, type Formula, TRUE } from '../../solver/formula';
import { calculateTerms, negateTerm } from '../terms/calculate-terms';
import { type Case, FAILURE, HIDDEN, type PresentTerm, type Term } from '../terms/term';
import { type NamedProperties, namedCases } from './named-property';

/** A property as rules name it. */
export type Property = Pick<PropertyNode, 'scope' | 'name'>;

/** The values of a property, in cases. */
export type PropertyCases = (property: Property) => readonly Case[];

/** More cases than this are not told apart. */
const MOST_CASES = 1000;

/**
 * Expressions in cases: the value of each, and the messages that have it, exactly as the engine evaluates them.
 *
 * What the solver cannot compute is a case of its own, which is hidden.
 */
export class ExpressionCases {
  /**
   * @param casesOf the message that expressions are about
   * @param named the properties that `p(…)` may read; without them it may give anything
   */
  constructor(
    private readonly casesOf: PropertyCases,
    private readonly named?: () => NamedProperties,
  ) {}

  /** What an expression is in which messages, exhaustively. */
  of(node: Expression): readonly Case[] {
    switch (node.kind) {
      case 'literal':
        return [{ when: TRUE, term: { kind: 'literal', value: literalValue(node) } }];
      case 'property':
        return this.casesOf(node);
      case 'new-id':
        return [{ when: TRUE, term: { kind: 'some', type: 'guid' } }];
      case 'named-property':
        return this.namedProperty(node);
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

  private namedProperty(node: NamedPropertyNode): readonly Case[] {
    const named = namedProperty(node);
    if (named !== undefined) return this.casesOf(named);
    const properties = this.named?.();
    if (properties === undefined) return [{ when: TRUE, term: HIDDEN }];
    return this.of(node.argument).flatMap((name) => namedCases(name, properties, this.casesOf));
  }

  private computed(
    operands: readonly Expression[],
    apply: (terms: readonly PresentTerm[]) => readonly Case[],
  ): readonly Case[] {
    const combined = combinationsOf(operands.map((operand) => this.of(operand)));
    if (combined === undefined) return [{ when: TRUE, term: HIDDEN }];
    return combined.flatMap(({ when, terms }): readonly Case[] => {
      for (const kind of ['failure', 'hidden', 'missing'] as const) {
        const decisive = terms.find((term) => term.kind === kind);
        if (decisive !== undefined) return [{ when, term: decisive }];
      }
      return apply(terms as readonly PresentTerm[]).map((one) => ({ when: and(when, one.when), term: one.term }));
    });
  }
}

/** Every combination of cases that is possible; `undefined` where there are too many. */
export function combinationsOf(
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
