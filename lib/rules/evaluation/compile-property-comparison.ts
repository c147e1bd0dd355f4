import type { ComparisonOperator } from '../language/syntax';
import type { Message } from '../messages/message';
import { UNKNOWN } from '../values/failure';
import { Integer, type Value } from '../values/values';
import { compare } from './comparison';
import type { Truth } from './evaluate';

/**
 * Compares a property with a constant.
 *
 * One closure for each frequent pair of operator and type, which repeats itself: a call more for each comparison would
 * double what a comparison costs.
 *
 * @param missing what comes out where the message lacks the property
 */
export function comparePropertyWith(
  name: string,
  operator: ComparisonOperator,
  constant: Value,
  missing: true | undefined,
): (message: Message) => Truth {
  const general = (value: Value | undefined): Truth =>
    value === UNKNOWN ? missing : compare(operator, value, constant);
  if (typeof constant === 'string' && operator === '=') {
    return (message) => {
      const value = message.property(name);
      return typeof value === 'string' ? value === constant : general(value);
    };
  }
  const small = constant instanceof Integer ? constant.small : Number.NaN;
  if (Number.isNaN(small)) return (message) => general(message.property(name));
  switch (operator) {
    case '=':
      return (message) => {
        const value = message.property(name);
        if (isQuick(value)) return value.small === small;
        return typeof value === 'number' ? value === small : general(value);
      };
    case '<':
      return (message) => {
        const value = message.property(name);
        if (isQuick(value)) return value.small < small;
        return typeof value === 'number' ? value < small : general(value);
      };
    case '<=':
      return (message) => {
        const value = message.property(name);
        if (isQuick(value)) return value.small <= small;
        return typeof value === 'number' ? value <= small : general(value);
      };
    case '>':
      return (message) => {
        const value = message.property(name);
        if (isQuick(value)) return value.small > small;
        return typeof value === 'number' ? value > small : general(value);
      };
    case '>=':
      return (message) => {
        const value = message.property(name);
        if (isQuick(value)) return value.small >= small;
        return typeof value === 'number' ? value >= small : general(value);
      };
    case '<>':
      return (message) => general(message.property(name));
  }
}

/** Whether a whole number is compared as a JavaScript number; ulong has rules of its own. */
function isQuick(value: Value | undefined): value is Integer {
  return value instanceof Integer && value.isQuick;
}
