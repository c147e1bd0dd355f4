import { sameValue, typeOf, type Value } from '../../../rules/values/values';
import { FALSE, type Formula, not, TRUE, written } from '../../solver/formula';
import { double, integer, withTerm } from '../../solver/smt-text';
import { isSameText } from './convert-terms';
import { sample, type Term } from './term';

/**
 * The messages in which a term is a value, in type and content; `undefined` as a value is that there is none, and as an
 * answer that it cannot be computed.
 */
export function isValue(term: Term, value: Value | undefined): Formula | undefined {
  if (term.kind === 'hidden') return undefined;
  if (term.kind === 'missing') return value === undefined ? TRUE : FALSE;
  if (term.kind === 'failure' || value === undefined) return FALSE;
  if (term.kind === 'literal') return sameValue(term.value, value) ? TRUE : FALSE;
  if (typeOf(sample(term)) !== typeOf(value)) return FALSE;
  switch (term.kind) {
    case 'text':
    case 'choice':
      return isSameText(term, { kind: 'literal', value });
    case 'bool':
      return value === true ? term.term : not(term.term);
    case 'integer': {
      const whole = (value as { readonly value: bigint }).value;
      return term.image?.is(whole) ?? withTerm(term.term, (one) => written(`(= ${one} ${integer(whole)})`));
    }
    case 'double':
      if (Number.isNaN(value)) return term.image === undefined ? undefined : FALSE;
      return (
        term.image?.is(value as number) ??
        withTerm(term.term, (one) => written(`(= ${one} ${double(value as number)})`))
      );
    case 'ticks':
      return term.symbol.is((value as { readonly ticks: bigint }).ticks);
    case 'some':
      return undefined;
  }
}
