import { childrenOf, type Expression, type Node } from '../../rules/language/syntax';
import { chainedProperty } from './chain';

/** Whether a side is a property, or computed from one in steps that keep or turn its order. */
export function isChain(side: Expression): boolean {
  return chainedProperty(side) !== undefined;
}

/** Whether an operation is one of numbers: of texts there is a sum alone. */
export function isOfNumbers(node: Node): boolean {
  return node.kind === 'negation' || (node.kind === 'arithmetic' && node.operator !== '+');
}

/** The parts of an expression whose values meet others: what `p(…)` gets is a name, and meets nothing. */
export function* partsThatMeet(node: Node): Generator<Node> {
  yield node;
  if (node.kind !== 'named-property') for (const child of childrenOf(node)) yield* partsThatMeet(child);
}

/** A part that is computed with a double literal, as in `price * 1.2`: whatever number it is, it becomes a double first. */
export function propertyBesideDouble(node: Node): Node[] {
  if (node.kind !== 'arithmetic') return [];
  const isDouble = (side: Expression) => side.kind === 'literal' && typeof side.value === 'number';
  return [...(isDouble(node.right) ? [node.left] : []), ...(isDouble(node.left) ? [node.right] : [])];
}
