import type { Expression, Predicate } from './syntax';

/** How deep and how large a condition is, in the units of the service's own limit. */
export interface Complexity {
  readonly depth: number;
  readonly nodes: number;
}

/** The service's limits are 32 and 1024, with one level and three nodes around the condition. */
export const DEEPEST = 31;
export const MOST_NODES = 1021;

const leaf = (depth: number, nodes: number): Complexity => ({ depth, nodes });

/** One level around some parts. */
function around(levels: number, nodes: number, parts: readonly Complexity[]): Complexity {
  return {
    depth: levels + Math.max(0, ...parts.map((part) => part.depth)),
    nodes: nodes + parts.reduce((sum, part) => sum + part.nodes, 0),
  };
}

/**
 * The complexity of a condition, as the service counts it before it takes a filter (measured; an action has no such
 * limit). Parentheses cost nothing. Chains of AND or OR nest to the left, an IN list does not deepen.
 */
export function complexityOf(node: Predicate | Expression): Complexity {
  switch (node.kind) {
    case 'literal':
      return node.value === null ? leaf(1, 1) : leaf(2, 2);
    case 'property':
      return leaf(3, 6);
    case 'parameter':
      return leaf(3, 5);
    case 'new-id':
      return leaf(3, 3);
    case 'named-property':
      return around(3, 6, [complexityOf(node.argument)]);
    case 'negation':
    case 'not':
      return around(1, 1, [complexityOf(node.operand)]);
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return around(1, 1, [complexityOf(node.left), complexityOf(node.right)]);
    case 'exists':
      return leaf(5, 9);
    case 'is-null':
      return node.negated ? leaf(6, 10) : leaf(5, 9);
    case 'in': {
      const operand = rawComplexityOf(node.operand);
      const members = node.members.map(complexityOf);
      const depth = Math.max(2 + operand.depth, 3 + Math.max(...members.map((member) => member.depth)));
      return negated(node.negated, { depth, nodes: around(0, 5, [operand, ...members]).nodes });
    }
    case 'like': {
      const texts = [node.operand, node.pattern, ...(node.escape === undefined ? [] : [node.escape])];
      const withoutEscape = node.escape === undefined ? 1 : 0;
      return negated(node.negated, around(2, 3 + withoutEscape, texts.map(rawComplexityOf)));
    }
  }
}

function negated(isNegated: boolean, positive: Complexity): Complexity {
  return isNegated ? around(1, 1, [positive]) : positive;
}

/** Operands of LIKE and the left side of IN are not boxed: a literal there counts one. */
function rawComplexityOf(node: Expression): Complexity {
  return node.kind === 'literal' ? leaf(1, 1) : complexityOf(node);
}
