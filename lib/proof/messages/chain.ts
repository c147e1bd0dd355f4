import type { ArithmeticOperator, Expression, PropertyNode } from '../../rules/language/syntax';
import { propertyIn } from './property-use';

/**
 * The property that an expression is computed from, where it rises or falls with it and everything else is a number that is
 * written down: `priority + 1`, `-(score * 1.5) / 2`. A property alone is one as well.
 */
export function chainedProperty(node: Expression): Pick<PropertyNode, 'scope' | 'name'> | undefined {
  switch (node.kind) {
    case 'property':
    case 'named-property':
      return propertyIn(node);
    case 'negation':
      return chainedProperty(node.operand);
    case 'arithmetic': {
      const { operator, left, right } = node;
      if (right.kind === 'literal') return isSteady(operator, right.value, false) ? chainedProperty(left) : undefined;
      if (left.kind === 'literal') return isSteady(operator, left.value, true) ? chainedProperty(right) : undefined;
      return undefined;
    }
    case 'literal':
    case 'parameter':
    case 'new-id':
      return undefined;
  }
}

/**
 * Whether an operation with a number goes one way only, whatever the other number is, and never ends in NaN.
 *
 * @param isLeft whether the number stands on the left
 */
export function isSteady(operator: ArithmeticOperator, number: unknown, isLeft: boolean): boolean {
  const isNumber = typeof number === 'bigint' || (typeof number === 'number' && Number.isFinite(number));
  if (!isNumber) return false;
  switch (operator) {
    case '+':
    case '-':
      return true;
    case '*':
      return Number(number) !== 0;
    case '/':
      return !isLeft && Number(number) !== 0;
    case '%':
      return false;
  }
}
