import { and, FALSE, type Formula, not, or, TRUE } from '../../solver/formula';

/**
 * When a condition is true, when it is false, and when it fails; in all other messages it is unknown.
 *
 * Sound and complete: AND, OR and NOT of it are the engine's, evaluated from left to right.
 */
export interface Truth {
  readonly isTrue: Formula;
  readonly isFalse: Formula;
  readonly fails: Formula;
}

export const ALWAYS: Truth = { isTrue: TRUE, isFalse: FALSE, fails: FALSE };
export const NEVER: Truth = { isTrue: FALSE, isFalse: TRUE, fails: FALSE };
export const FAILS: Truth = { isTrue: FALSE, isFalse: FALSE, fails: TRUE };
export const UNKNOWN: Truth = { isTrue: FALSE, isFalse: FALSE, fails: FALSE };

/** A condition that is true or false and nothing else. */
export function either(isTrue: Formula): Truth {
  return { isTrue, isFalse: not(isTrue), fails: FALSE };
}

/** AND, left to right: false decides at once, unknown does not. */
export function conjunction(left: Truth, right: Truth): Truth {
  return {
    isTrue: and(left.isTrue, right.isTrue),
    isFalse: or(left.isFalse, and(not(left.fails), right.isFalse)),
    fails: or(left.fails, and(not(left.isFalse), right.fails)),
  };
}

/** OR, left to right: true decides at once, unknown does not. */
export function disjunction(left: Truth, right: Truth): Truth {
  return negation(conjunction(negation(left), negation(right)));
}

/** NOT: what is unknown or fails stays so. */
export function negation({ isTrue, isFalse, fails }: Truth): Truth {
  return { isTrue: isFalse, isFalse: isTrue, fails };
}

/** The truth that holds in each of some cases, which exclude each other. */
export function inCases(cases: readonly (readonly [when: Formula, truth: Truth])[]): Truth {
  const [only] = cases;
  if (cases.length === 1 && only !== undefined && only[0] === TRUE) return only[1];
  const collect = (part: keyof Truth) => or(...cases.map(([when, truth]) => and(when, truth[part])));
  return { isTrue: collect('isTrue'), isFalse: collect('isFalse'), fails: collect('fails') };
}

/** The first truth; the second one where the first is false. */
export function elseIfFalse(first: Truth, otherwise: Truth): Truth {
  if (first.isTrue === FALSE && first.fails === FALSE && first.isFalse === TRUE) return otherwise;
  // Where it is one of the two, what is true otherwise need not say that the first is not.
  const isEither =
    first.fails === FALSE && (isOpposite(first.isTrue, first.isFalse) || isOpposite(first.isFalse, first.isTrue));
  return {
    isTrue: or(first.isTrue, isEither ? otherwise.isTrue : and(first.isFalse, otherwise.isTrue)),
    isFalse: and(first.isFalse, otherwise.isFalse),
    fails: or(first.fails, and(first.isFalse, otherwise.fails)),
  };
}

function isOpposite(formula: Formula, negation: Formula): boolean {
  return negation.kind === 'not' && negation.part === formula;
}
