/** A term or formula of SMT-LIB 2, as text. @see https://smt-lib.org/language.shtml */
export type Formula = string;

export const TRUE: Formula = 'true';
export const FALSE: Formula = 'false';

/** All of the parts hold. */
export function and(...parts: readonly Formula[]): Formula {
  return joined('and', parts, TRUE, FALSE);
}

/** Any of the parts holds. */
export function or(...parts: readonly Formula[]): Formula {
  return joined('or', parts, FALSE, TRUE);
}

function joined(operator: string, parts: readonly Formula[], neutral: Formula, decisive: Formula): Formula {
  const distinct = new Set(parts);
  distinct.delete(neutral);
  if (distinct.has(decisive)) return decisive;
  if (distinct.size === 0) return neutral;
  const [only] = distinct;
  return distinct.size === 1 ? (only as Formula) : `(${operator} ${[...distinct].join(' ')})`;
}

export function not(part: Formula): Formula {
  if (part === TRUE) return FALSE;
  if (part === FALSE) return TRUE;
  return /^\(not .*\)$/s.test(part) ? part.slice('(not '.length, -1) : `(not ${part})`;
}

export function ifThenElse(condition: Formula, then: Formula, otherwise: Formula): Formula {
  if (condition === TRUE || then === otherwise) return then;
  return condition === FALSE ? otherwise : `(ite ${condition} ${then} ${otherwise})`;
}

/** A whole number. */
export function integer(value: bigint): Formula {
  return value < 0n ? `(- ${-value})` : `${value}`;
}

/** At most so many of the parts hold. */
export function atMost(count: number, parts: readonly Formula[]): Formula {
  const certain = parts.filter((part) => part === TRUE).length;
  const open = parts.filter((part) => part !== TRUE && part !== FALSE);
  if (certain > count) return FALSE;
  if (open.length <= count - certain) return TRUE;
  return count === certain ? and(...open.map(not)) : `((_ at-most ${count - certain}) ${open.join(' ')})`;
}

/** A text of UTF-16 units; the solver is told to use characters of 16 bits. */
export function text(value: string): Formula {
  const unit = (letter: string) => `\\u{${letter.charCodeAt(0).toString(16)}}`;
  // A backslash could begin an escape; outside printable ASCII everything is written as one.
  return `"${value.replace(/[^ -~]|\\/g, unit).replaceAll('"', '""')}"`;
}

/** The sort of a double, and its rounding. */
export const DOUBLE = '(_ FloatingPoint 11 53)';

/** A double, bit by bit. */
export function double(value: number): Formula {
  const bits = bitsOf(value).toString(2).padStart(64, '0');
  return `(fp #b${bits.slice(0, 1)} #b${bits.slice(1, 12)} #b${bits.slice(12)})`;
}

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
export function bitVector(value: number, bits: number): Formula {
  return `#b${value.toString(2).padStart(bits, '0')}`;
}
