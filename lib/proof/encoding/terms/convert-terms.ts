import { convertLike, roundHalfEven } from '../../../rules/values/conversion';
import { Failure } from '../../../rules/values/failure';
import { parseDateTime, parseTimeSpan, textOf } from '../../../rules/values/value-text';
import type { ValueType } from '../../../rules/values/value-type';
import { INTEGER_RANGES, Integer, type IntegerType, TimeSpan, typeOf, type Value } from '../../../rules/values/values';
import { and, type Formula, not, TRUE, written } from '../../solver/formula';
import { double, withTerm } from '../../solver/smt-text';
import { checked, doubleForms, textIn } from './calculate-terms';
import { type Case, FAILURE, isSameChoice, type PresentTerm, sample, type Term } from './term';
import { longestText } from './text-length';

/** A case of a conversion; `mayFail` where the value decides, and cannot be computed. */
export interface Converted extends Case {
  readonly mayFail?: true;
}

/** So many texts of a property are converted one by one. */
const MOST_TEXTS = 200;

/** A value that is there and not null as an action stores it in a property that has another value already. */
export function convertTerm(existing: PresentTerm, value: PresentTerm): readonly Converted[] {
  const like = sample(existing);
  if (typeof like === 'string') return asText(value);
  const type = typeOf(like) as ValueType;
  if (type === typeOf(sample(value))) return always(value);
  const convert = (known: Value) => convertLike(like, known);
  if (value.kind === 'literal') return always(known(convert(value.value)));
  if (typeof sample(value) === 'string') return fromText(value, convert, type);
  // Of numbers and booleans the type alone says whether there is a conversion at all.
  if (convert(sample(value)) instanceof Failure) return always(FAILURE);
  if (like instanceof Integer) return toInteger(like.type, value);
  if (typeof like === 'number') return toDouble(value);
  if (typeof like === 'boolean') return toBoolean(value);
  return perhaps(type);
}

/** The text of a value, as it is stored; it never fails. */
export function asText(value: PresentTerm): readonly Case[] {
  if (typeof sample(value) === 'string') return always(value);
  if (value.kind === 'literal') return always({ kind: 'literal', value: textOf(value.value) });
  if (value.kind === 'bool') return ofBoolean(value.term, (known) => textOf(known));
  const term = textIn(value);
  return always(
    term === undefined ? { kind: 'some', type: 'string', longest: longestText(value) } : { kind: 'text', term },
  );
}

/** A time above zero, as TimeToLive asks for one. */
export function asTimeToLive(value: PresentTerm): readonly Converted[] {
  if (value.kind === 'ticks' && value.type === 'timespan') {
    const isAbove = value.symbol.atLeast(1n);
    return [
      { when: isAbove, term: value },
      { when: not(isAbove), term: FAILURE },
    ];
  }
  const checked = (time: Value | undefined) =>
    time instanceof TimeSpan && time.ticks > 0n ? time : new Failure('no time above zero');
  if (value.kind === 'literal')
    return always(known(checked(typeof value.value === 'string' ? parseTimeSpan(value.value) : value.value)));
  return ofTextAlone(value, (text) => checked(parseTimeSpan(text)), 'timespan');
}

/** A date and time. */
export function asDateTime(value: PresentTerm): readonly Converted[] {
  if (typeOf(sample(value)) === 'datetime') return always(value);
  const parsed = (text: string) => parseDateTime(text) ?? new Failure('no date and time');
  if (value.kind === 'literal') return always(typeof value.value === 'string' ? known(parsed(value.value)) : FAILURE);
  return ofTextAlone(value, parsed, 'datetime');
}

/** What only a text becomes. */
function ofTextAlone(
  value: PresentTerm,
  convert: (text: string) => Value | Failure,
  type: 'timespan' | 'datetime',
): readonly Converted[] {
  if (typeOf(sample(value)) === type) return perhaps(type);
  return typeof sample(value) === 'string' ? fromText(value, (text) => convert(text as string), type) : always(FAILURE);
}

/** What a text becomes that is one of some; of others it is not known. */
function fromText(
  value: PresentTerm,
  convert: (text: Value) => Value | Failure,
  type: ValueType,
): readonly Converted[] {
  if (value.kind !== 'choice' || value.choices.values.length > MOST_TEXTS) return perhaps(type);
  const { symbol, values, placeOf } = value.choices;
  return values.map((text, place) => {
    const when = symbol.is(place);
    // One that stands for many.
    if (placeOf(text) === undefined) return { ...(perhaps(type)[0] as Converted), when };
    return { when, term: known(convert(text)) };
  });
}

function toInteger(type: IntegerType, value: PresentTerm): readonly Converted[] {
  if (value.kind === 'bool') return ofBoolean(value.term, (holds) => Integer.small(type, holds ? 1 : 0));
  const [least, most] = INTEGER_RANGES[type];
  if (value.kind === 'integer') return checked(type, value);
  if (value.kind !== 'double') return perhaps(type);
  const { term, image } = value;
  // Halves go to the even number. The largest of 64 bits is no double, the one beyond it is.
  const rounded = withTerm(term, (one) => `(fp.roundToIntegral RNE ${one})`);
  const whole = {
    term: withTerm(rounded, (one) => `(to_int (fp.to_real ${one}))`),
    image: image?.rising(rounding),
  };
  if (image !== undefined || rounded === undefined) return checked(type, whole);
  const fits = and(
    written(`(fp.leq ${double(Number(least))} ${rounded})`),
    written(`(fp.lt ${rounded} ${double(Number(most + 1n))})`),
  );
  return [
    { when: fits, term: { kind: 'integer', type, ...whole } },
    { when: not(fits), term: FAILURE },
  ];
}

/** Larger than any double, as infinity is. */
const INFINITE = 2n ** 1025n;

function rounding(value: number): bigint {
  return roundHalfEven(value) ?? (value > 0 ? INFINITE : -INFINITE);
}

function toDouble(value: PresentTerm): readonly Converted[] {
  if (value.kind === 'bool') return ofBoolean(value.term, (holds) => (holds ? 1 : 0));
  return always(
    value.kind === 'integer' ? { kind: 'double', ...doubleForms(value) } : { kind: 'some', type: 'double' },
  );
}

function toBoolean(value: PresentTerm): readonly Case[] {
  switch (value.kind) {
    case 'integer':
      return booleanOf(value.image?.is(0n) ?? withTerm(value.term, (term) => written(`(= ${term} 0)`)));
    case 'double':
      return booleanOf(value.image?.is(0) ?? withTerm(value.term, (term) => written(`(fp.isZero ${term})`)));
    case 'bool':
    case 'choice':
    case 'literal':
    case 'some':
    case 'text':
    case 'ticks':
      return always({ kind: 'some', type: 'bool' });
  }
}

/** A number as a boolean, by whether it is zero. */
function booleanOf(isZero: Formula | undefined): readonly Case[] {
  return always(isZero === undefined ? { kind: 'some', type: 'bool' } : { kind: 'bool', term: not(isZero) });
}

function ofBoolean(term: Formula, convert: (holds: boolean) => Value): readonly Case[] {
  return [
    { when: term, term: { kind: 'literal', value: convert(true) } },
    { when: not(term), term: { kind: 'literal', value: convert(false) } },
  ];
}

function always(term: Term): readonly Case[] {
  return [{ when: TRUE, term }];
}

function known(value: Value | Failure): Term {
  return value instanceof Failure ? FAILURE : { kind: 'literal', value };
}

/** A value of which only the type is known, if it does not fail. */
function perhaps(type: ValueType): readonly Converted[] {
  return [{ when: TRUE, term: { kind: 'some', type }, mayFail: true }];
}

/** Whether two texts are the same; `undefined` where that cannot be computed. */
export function isSameText(a: PresentTerm, b: PresentTerm): Formula | undefined {
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value ? TRUE : not(TRUE);
  if (a.kind === 'choice' && b.kind === 'choice') return isSameChoice(a.choices, b.choices);
  if (b.kind === 'choice') return isSameText(b, a);
  if (a.kind === 'choice') {
    const place = b.kind === 'literal' ? a.choices.placeOf(b.value as string) : undefined;
    return place === undefined ? undefined : a.choices.symbol.is(place);
  }
  const [left, right] = [textIn(a), textIn(b)];
  if (left === undefined || right === undefined) return undefined;
  return left === right ? TRUE : written(`(= ${left} ${right})`);
}
