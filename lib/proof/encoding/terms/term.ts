import { sampleOf } from '../../../rules/checks/static-types';
import type { ValueType } from '../../../rules/values/value-type';
import type { IntegerType } from '../../../rules/values/values';
import { typeOf, type Value } from '../../../rules/values/values';
import { type Enumeration, type Formula, TRUE, type Whole } from '../../solver/formula';
import type { TermText } from '../../solver/smt-text';
import type { TextGroup } from '../texts/shared-texts';
import type { Image } from './image';

/**
 * A value that an expression has in some messages.
 *
 * `choice` is a text of which only the equality with literals matters; of `some` only the type is known, and of a text at
 * most how many units it has; `hidden` is one that the solver cannot compute and takes to be anything, missing, null and a
 * failure included.
 *
 * A number is a term of a solver, the image of one symbol, or both: beside a number that is known the image is enough.
 */
export type Term =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'text'; readonly term: TermText }
  | { readonly kind: 'choice'; readonly choices: Choices }
  | { readonly kind: 'bool'; readonly term: Formula }
  | {
      readonly kind: 'integer';
      readonly type: IntegerType;
      readonly term: TermText | undefined;
      readonly image: Image<bigint> | undefined;
    }
  | { readonly kind: 'double'; readonly term: TermText | undefined; readonly image: Image<number> | undefined }
  | { readonly kind: 'ticks'; readonly type: 'datetime' | 'timespan'; readonly symbol: Whole }
  | { readonly kind: 'some'; readonly type: ValueType; readonly longest?: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failure' }
  | { readonly kind: 'hidden' };

/** The texts of a choice. */
export interface Choices {
  readonly symbol: Enumeration;
  /** The text at each place; those that `placeOf` does not know are examples of all others. */
  readonly values: readonly string[];
  /** The place of a text that rules name. */
  placeOf(value: string): number | undefined;
  /** The texts of other properties that have the same places. */
  readonly group?: TextGroup;
  /** Where the last place stands for all other texts and patterns are asked for: the formula of one that matches. */
  readonly matching?: (pattern: string, escaping: string) => Formula;
}

/** Whether two choices are of the same text; `undefined` where their places do not tell. */
export function isSameChoice(a: Choices, b: Choices): Formula | undefined {
  if (a.symbol === b.symbol) return TRUE;
  return a.group !== undefined && a.group === b.group ? a.symbol.isSame(b.symbol) : undefined;
}

/** A value, and the messages that have it; of the cases of an expression exactly one holds. */
export interface Case {
  readonly when: Formula;
  readonly term: Term;
}

/** A term that stands for a value which is there; null is one. */
export type PresentTerm = Exclude<Term, { kind: 'missing' | 'failure' | 'hidden' }>;

/**
 * A value of the same type: what the engine does with two types (fail, promote, ignore null) it is asked itself, with
 * such values.
 */
export function sample(term: PresentTerm): Value {
  switch (term.kind) {
    case 'literal':
      return term.value === null || typeof term.value === 'boolean'
        ? term.value
        : sampleOf(typeOf(term.value) as 'string');
    case 'text':
    case 'choice':
      return sampleOf('string');
    case 'bool':
      return sampleOf('bool');
    case 'integer':
    case 'some':
      return sampleOf(term.type);
    case 'double':
      return sampleOf('double');
    case 'ticks':
      return sampleOf(term.type);
  }
}

export const NULL: Term = { kind: 'literal', value: null };
export const MISSING: Term = { kind: 'missing' };
export const FAILURE: Term = { kind: 'failure' };
export const HIDDEN: Term = { kind: 'hidden' };
