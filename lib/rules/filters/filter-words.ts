import { printExpression, printName } from '../language/print';
import type {
  ComparisonNode,
  ComparisonOperator,
  ExistsNode,
  Expression,
  InNode,
  IsNullNode,
  LikeNode,
  LiteralNode,
  Predicate,
  Statement,
} from '../language/syntax';
import type { RuleFilter } from './rule';
import type { SqlAction } from './sql-action';

/** A filter in plain words: `every message`, or `messages whose gpuCount is at least 1 and …`. */
export function filterInWords(filter: RuleFilter): string {
  if (filter.kind === 'correlation') return `messages whose ${filter.toString().replaceAll(' = ', ' is ')}`;
  if (filter.predicate === undefined) return `messages where ${filter.sql}`;
  const condition = conditionOf(filter.predicate, false);
  if (typeof condition === 'boolean') return condition ? 'every message' : 'no message';
  return `messages whose ${condition.text}`;
}

/** An action in plain words: `with queueTier set to 'spot'`. */
export function actionInWords(action: SqlAction): string {
  return `with ${(action.statements ?? []).map(statementInWords).join(' and ')}`;
}

function statementInWords(statement: Statement): string {
  const target = printExpression(statement.target);
  return statement.kind === 'remove' ? `${target} removed` : `${target} set to ${printExpression(statement.value)}`;
}

const COMPARED: Readonly<Record<ComparisonOperator, readonly [asked: string, negated: string]>> = {
  '=': ['is', 'is not'],
  '<>': ['is not', 'is'],
  '<': ['is below', 'is not below'],
  '<=': ['is at most', 'is not at most'],
  '>': ['is above', 'is not above'],
  '>=': ['is at least', 'is not at least'],
};

/** What holds for all messages, or for none, or a text; alternatives need parentheses beside something else. */
type Condition = boolean | { readonly text: string; readonly isAlternatives: boolean };

/**
 * A condition, or what is true where it is false: a NOT is said where it ends up, since "not (a or b)" is nobody's
 * sentence. The laws of De Morgan hold with the third value, unknown, too.
 */
function conditionOf(node: Predicate, negated: boolean): Condition {
  switch (node.kind) {
    case 'and':
    case 'or':
      return joined(
        conditionOf(node.left, negated),
        conditionOf(node.right, negated),
        (node.kind === 'and') !== negated,
      );
    case 'not':
      return conditionOf(node.operand, !negated);
    case 'comparison':
      return comparisonOf(node, negated);
    case 'in':
    case 'like':
    case 'exists':
    case 'is-null':
      return { text: simpleInWords(node, negated), isAlternatives: false };
  }
}

function joined(left: Condition, right: Condition, isAnd: boolean): Condition {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (typeof one === 'boolean') return one === isAnd ? other : one;
  }
  const parts = [left, right] as readonly Exclude<Condition, boolean>[];
  const texts = parts.map(({ text, isAlternatives }) => (isAnd && isAlternatives ? `(${text})` : text));
  return { text: texts.join(isAnd ? ' and ' : ' or '), isAlternatives: !isAnd };
}

/** A comparison of two numbers, such as `1=1`, is about no message: it holds for all, or for none. */
function comparisonOf({ left, operator, right }: ComparisonNode, negated: boolean): Condition {
  if ((operator === '=' || operator === '<>') && isWholeNumber(left) && isWholeNumber(right)) {
    return ((left.value === right.value) === (operator === '=')) !== negated;
  }
  const compared = COMPARED[operator][negated ? 1 : 0];
  return { text: `${printExpression(left)} ${compared} ${valueInWords(right)}`, isAlternatives: false };
}

function isWholeNumber(node: Expression): node is LiteralNode & { readonly value: bigint } {
  return node.kind === 'literal' && typeof node.value === 'bigint';
}

function simpleInWords(node: InNode | LikeNode | IsNullNode | ExistsNode, negated: boolean): string {
  switch (node.kind) {
    case 'in': {
      const not = node.negated !== negated ? 'not ' : '';
      const among = node.members.length === 1 ? '' : 'one of ';
      return `${printExpression(node.operand)} is ${not}${among}${node.members.map(valueInWords).join(', ')}`;
    }
    case 'like':
      return `${printExpression(node.operand)} is ${node.negated !== negated ? 'not ' : ''}like ${printExpression(node.pattern)}`;
    case 'is-null':
      return `${printExpression(node.property)} is ${node.negated !== negated ? 'there' : 'missing or null'}`;
    case 'exists':
      return negated ? `${printName(node.property.name)} is missing` : `${printExpression(node.property)} is there`;
  }
}

function valueInWords(node: Expression): string {
  return node.kind === 'literal' && typeof node.value === 'boolean' ? String(node.value) : printExpression(node);
}

/** `1 rule`, `2 rules`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
