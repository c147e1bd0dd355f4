import { calculate } from '../../rules/evaluation/arithmetic';
import { literalValue } from '../../rules/evaluation/evaluate';
import {
  type ComparisonNode,
  type Expression,
  type LiteralNode,
  MIRRORED,
  type Predicate,
} from '../../rules/language/syntax';
import { Failure } from '../../rules/values/failure';
import { Integer } from '../../rules/values/values';
import { literal } from './parts';

/**
 * A condition as a person would write it first: constants computed, `user.` left out, a property on the left of the
 * value that it is compared with. What can be merged then looks alike.
 */
export function plainForm(node: Predicate): Predicate {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { ...node, left: plainForm(node.left), right: plainForm(node.right) };
    case 'not':
      return { ...node, operand: plainForm(node.operand) };
    case 'comparison':
      return propertyFirst({ ...node, left: plainExpression(node.left), right: plainExpression(node.right) });
    case 'in':
      return { ...node, operand: plainExpression(node.operand), members: node.members.map(plainExpression) };
    case 'like':
      return { ...node, operand: plainExpression(node.operand), pattern: plainExpression(node.pattern) };
    case 'is-null':
    case 'exists':
      return { ...node, property: { ...node.property, scope: node.property.scope === 'sys' ? 'sys' : undefined } };
  }
}

function propertyFirst(node: ComparisonNode): ComparisonNode {
  if (node.left.kind !== 'literal' || node.right.kind === 'literal') return node;
  return { ...node, operator: MIRRORED[node.operator], left: node.right, right: node.left };
}

function plainExpression(node: Expression): Expression {
  switch (node.kind) {
    case 'property':
      return { ...node, scope: node.scope === 'sys' ? 'sys' : undefined };
    case 'negation':
      return { ...node, operand: plainExpression(node.operand) };
    case 'arithmetic':
      return computed({ ...node, left: plainExpression(node.left), right: plainExpression(node.right) });
    case 'named-property':
      return { ...node, argument: plainExpression(node.argument) };
    case 'literal':
    case 'parameter':
    case 'new-id':
      return node;
  }
}

/** What two literals make, where that has a literal too. */
function computed(node: Expression & { readonly kind: 'arithmetic' }): Expression {
  const { left, right } = node;
  if (left.kind !== 'literal' || right.kind !== 'literal') return node;
  return asLiteral(calculate(node.operator, literalValue(left), literalValue(right))) ?? node;
}

function asLiteral(value: ReturnType<typeof calculate>): LiteralNode | undefined {
  if (value instanceof Failure) return undefined;
  if (value instanceof Integer) return value.type === 'long' ? literal(value.value) : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? literal(value) : undefined;
  return value === null || typeof value !== 'object' ? literal(value) : undefined;
}
