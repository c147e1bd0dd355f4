import type { ComparisonOperator } from '../language/syntax';
import { Failure } from '../values/failure';
import { isNumeric, type NumericValue, promote } from '../values/numeric-values';
import { parseGuid } from '../values/value-text';
import { DateTime, Guid, Integer, TimeSpan, typeOf, type Value } from '../values/values';

/** Compares two values that are there (null is a value). */
export function compare(operator: ComparisonOperator, left: Value, right: Value): boolean | Failure {
  if (left instanceof Integer && right instanceof Integer && left.type !== 'ulong' && right.type !== 'ulong') {
    // By far the most frequent pair. One that is not small is NaN here, and falls through.
    const difference = left.small - right.small;
    if (!Number.isNaN(difference)) return holdsBetween(operator, difference, 0);
  }
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(operator, left, right);
  if (operator === '=' || operator === '<>') {
    const equal = equals(left, right);
    return equal instanceof Failure ? cannotCompare(operator, left, right) : equal === (operator === '=');
  }
  return compareOrder(operator, left, right);
}

/**
 * Whether two values are equal; a failure where the service cannot tell.
 *
 * @param convertsGuid whether a text is read as a GUID beside one, which `=` does and IN does not
 */
export function equals(left: Value, right: Value, convertsGuid = true): boolean | Failure {
  if (left === null || right === null) return left === right;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers('=', left, right);
  if (typeof left === 'string' || typeof left === 'boolean') {
    if (typeof left === typeof right) return left === right;
    if (right instanceof Guid && convertsGuid) return equalsGuid(right, left);
  }
  if (left instanceof Guid) {
    if (right instanceof Guid) return left.value === right.value;
    if (convertsGuid) return equalsGuid(left, right);
  }
  if (left instanceof DateTime && right instanceof DateTime) return left.ticks === right.ticks;
  if (left instanceof TimeSpan && right instanceof TimeSpan) return left.ticks === right.ticks;
  return cannotCompare('=', left, right);
}

function equalsGuid(guid: Guid, other: Value): boolean | Failure {
  if (typeof other !== 'string') return cannotCompare('=', guid, other);
  const parsed = parseGuid(other);
  return parsed === undefined ? new Failure(`'${other}' is no GUID`) : parsed.value === guid.value;
}

function compareNumbers(operator: ComparisonOperator, left: NumericValue, right: NumericValue): boolean | Failure {
  const pair = promote(left, right);
  if (pair === undefined) return cannotCompare(operator, left, right);
  if (pair.as === 'decimal') return holdsBetween(operator, pair.left.compare(pair.right), 0);
  if (pair.as === 'double' || pair.as === 'float') return holdsBetween(operator, pair.left, pair.right);
  return holdsBetween(operator, pair.left, pair.right);
}

function compareOrder(operator: ComparisonOperator, left: Value, right: Value): boolean | Failure {
  if (left instanceof DateTime && right instanceof DateTime) return holdsBetween(operator, left.ticks, right.ticks);
  if (left instanceof TimeSpan && right instanceof TimeSpan) return holdsBetween(operator, left.ticks, right.ticks);
  // Nothing is smaller or larger than null, where the type has an order at all.
  if ((left === null || hasOrder(left)) && (right === null || hasOrder(right)) && (left === null || right === null)) {
    return false;
  }
  return cannotCompare(operator, left, right);
}

function hasOrder(value: Value): boolean {
  return isNumeric(value) || value instanceof DateTime || value instanceof TimeSpan;
}

/** Compares numbers as JavaScript does: NaN is not equal to anything, and neither smaller nor larger. */
export function holdsBetween<N extends number | bigint>(operator: ComparisonOperator, left: N, right: N): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '<>':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function cannotCompare(operator: ComparisonOperator, left: Value, right: Value): Failure {
  return new Failure(`${operator} cannot compare ${typeOf(left)} with ${typeOf(right)}`);
}
