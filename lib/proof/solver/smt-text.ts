/** A term of SMT-LIB 2 (a number, a text, a time), as text. @see https://smt-lib.org/language.shtml */
export type TermText = string;

/** A comment of one line: Z3 gets a text of C, which a NUL would end, and a line end would end the comment. */
export function comment(words: string): string {
  return `; ${words.replace(/[^ -~]/g, '?')}`;
}

/** What is made of a term, where there is one. */
export function withTerm<T>(term: TermText | undefined, apply: (term: TermText) => T): T | undefined {
  return term === undefined ? undefined : apply(term);
}

export function ifThenElse(condition: TermText, then: TermText, otherwise: TermText): TermText {
  if (condition === 'true' || then === otherwise) return then;
  return condition === 'false' ? otherwise : `(ite ${condition} ${then} ${otherwise})`;
}

/** A whole number. */
export function integer(value: bigint): TermText {
  return value < 0n ? `(- ${-value})` : `${value}`;
}

/** A text of UTF-16 units; the solver is told to use characters of 16 bits. */
export function text(value: string): TermText {
  const unit = (letter: string) => `\\u{${letter.charCodeAt(0).toString(16)}}`;
  // A backslash could begin an escape; outside printable ASCII everything is written as one.
  return `"${value.replace(/[^ -~]|\\/g, unit).replaceAll('"', '""')}"`;
}

/** The sort of a double, and its rounding. */
export const DOUBLE = '(_ FloatingPoint 11 53)';

/** A double, bit by bit. */
export function double(value: number): TermText {
  const bits = bitsOf(value).toString(2).padStart(64, '0');
  return `(fp #b${bits.slice(0, 1)} #b${bits.slice(1, 12)} #b${bits.slice(12)})`;
}

/**
 * A function from whole numbers of 64 bits to the nearest doubles, defined in two ways: by the bits of the number, which is
 * quicker for Z3 and has another name in each version of SMT-LIB, and by the real number, as version 2.6 has it.
 */
export const NEAREST_DOUBLE = {
  name: 'nearest.double',
  ofBits: `(define-fun nearest.double ((whole Int)) ${DOUBLE} ((_ to_fp 11 53) RNE ((_ int2bv 64) whole)))`,
  ofReal: `(define-fun nearest.double ((whole Int)) ${DOUBLE} ((_ to_fp 11 53) RNE (to_real whole)))`,
} as const;

const view = new DataView(new ArrayBuffer(8));

function bitsOf(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

const MAGNITUDE = (1n << 63n) - 1n;

/**
 * A whole number for each double, in the same order: where doubles are only compared, the solver compares whole
 * numbers, which it does far faster than floating point. Both zeros have one number; NaN has none.
 */
export function orderOf(value: number): bigint {
  const bits = bitsOf(value);
  return bits >> 63n === 0n ? bits : -(bits & MAGNITUDE);
}

/** The double that has this number. */
export function doubleOfOrder(order: bigint): number {
  view.setBigUint64(0, order < 0n ? -order | (1n << 63n) : order);
  return view.getFloat64(0);
}

/** How many bits tell so many values apart. */
export function widthFor(count: number): number {
  return Math.max(1, Math.ceil(Math.log2(count)));
}

/** A number of a fixed count of bits. */
export function bitVector(value: number, bits: number): TermText {
  return `#b${value.toString(2).padStart(bits, '0')}`;
}
