import type { ArithmeticOperator } from '../language/syntax';
import { Failure } from '../values/failure';
import { integerTypeOf, isNumeric, type NumericValue, promote } from '../values/numeric-values';
import { dateTimeOf, textOf, timeSpanOf } from '../values/value-text';
import {
  DateTime,
  DecimalValue,
  Float,
  Guid,
  Integer,
  type IntegerType,
  TimeSpan,
  typeOf,
  type Value,
} from '../values/values';

/** Computes with two values that are there (null is a value). */
export function calculate(operator: ArithmeticOperator, left: Value, right: Value): Value | Failure {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return textOf(left) + textOf(right);
  if (isNumeric(left) && isNumeric(right)) return calculateNumbers(operator, left, right);
  if (left === null || right === null) return calculateNull(operator, left, right);
  return calculateTimes(operator, left, right) ?? cannot(operator, left, right);
}

/** The negative of a value. */
export function negate(value: Value): Value | Failure {
  if (typeof value === 'number') return -value;
  if (value instanceof Float) return new Float(-value.value);
  if (value instanceof DecimalValue) return new DecimalValue(value.value.negated());
  if (value instanceof TimeSpan) return timeSpanOf(-value.ticks) ?? overflow();
  if (value instanceof Integer && value.type !== 'ulong') {
    const type = value.type === 'uint' || value.type === 'long' ? 'long' : 'int';
    return Integer.checked(type, -value.value) ?? overflow();
  }
  return new Failure(`- cannot be applied to ${typeOf(value)}`);
}

function calculateNumbers(operator: ArithmeticOperator, left: NumericValue, right: NumericValue): Value | Failure {
  if (left instanceof Integer && right instanceof Integer) return calculateIntegers(operator, left, right);
  const pair = promote(left, right);
  if (pair?.as === 'double') return calculateDoubles(operator, pair.left, pair.right);
  if (pair?.as === 'float') return new Float(calculateDoubles(operator, pair.left, pair.right));
  if (pair?.as !== 'decimal') return cannot(operator, left, right);
  if ((operator === '/' || operator === '%') && pair.right.isZero()) return divisionByZero();
  const methods = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'dividedBy', '%': 'modulo' } as const;
  const result = pair.left[methods[operator]](pair.right);
  return result === undefined ? overflow() : new DecimalValue(result);
}

function calculateDoubles(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

function calculateIntegers(operator: ArithmeticOperator, left: Integer, right: Integer): Value | Failure {
  const type = integerTypeOf(left.type, right.type);
  if (type === undefined) return cannot(operator, left, right);
  if (operator !== '/' && operator !== '%') {
    const quick = calculateDoubles(operator, left.small, right.small);
    if (type === 'long' && Number.isSafeInteger(quick)) return Integer.small('long', quick);
  }
  return calculateBigints(operator, type, left.value, right.value);
}

function calculateBigints(
  operator: ArithmeticOperator,
  type: IntegerType,
  left: bigint,
  right: bigint,
): Value | Failure {
  if ((operator === '/' || operator === '%') && right === 0n) return divisionByZero();
  switch (operator) {
    case '+':
      return Integer.checked(type, left + right) ?? overflow();
    case '-':
      return Integer.checked(type, left - right) ?? overflow();
    case '*':
      return Integer.checked(type, left * right) ?? overflow();
    case '/':
      return Integer.checked(type, left / right) ?? overflow();
    case '%':
      // The least number by -1 overflows as its quotient does, though the rest would be 0.
      return Integer.checked(type, left / right) === undefined ? overflow() : Integer.of(type, left % right);
  }
}

/** One of the two is null. */
function calculateNull(operator: ArithmeticOperator, left: Value, right: Value): Value | Failure {
  const other = left ?? right;
  if (other !== null && isNumeric(other)) return null;
  if (other instanceof DateTime && operator === '+') return left === null ? textOf(other) : null;
  if (other instanceof TimeSpan && (operator === '+' || operator === '-')) return null;
  if ((typeof other === 'boolean' || other instanceof Guid) && operator === '+') return textOf(other);
  // Left to right, the runtime binds null - null and the like to numbers, and only + to nothing.
  if (other === null && operator !== '+') return null;
  return cannot(operator, left, right);
}

/** Sums and differences; one out of the range of its type fails, as .NET's does. */
function calculateTimes(operator: ArithmeticOperator, left: Value, right: Value): Value | Failure | undefined {
  if (operator !== '+' && operator !== '-') return undefined;
  const sign = operator === '+' ? 1n : -1n;
  if (left instanceof DateTime && right instanceof TimeSpan) {
    return dateTimeOf(left.ticks + sign * right.ticks) ?? overflow();
  }
  if (left instanceof TimeSpan && right instanceof TimeSpan) {
    return timeSpanOf(left.ticks + sign * right.ticks) ?? overflow();
  }
  if (left instanceof DateTime && right instanceof DateTime && operator === '-') {
    return new TimeSpan(left.ticks - right.ticks);
  }
  return undefined;
}

function cannot(operator: ArithmeticOperator, left: Value, right: Value): Failure {
  return new Failure(`${operator} cannot be applied to ${typeOf(left)} and ${typeOf(right)}`);
}

const divisionByZero = () => new Failure('division by zero');
const overflow = () => new Failure('the result is too large for its type');
