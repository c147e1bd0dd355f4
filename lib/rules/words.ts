import { printExpression, printName } from './print';
import type { RuleFilter } from './rule';
import type { SqlAction } from './sql-action';
import type { ComparisonOperator, Expression, Predicate, Statement } from './syntax';

/** A filter in plain words: `every message`, or `messages whose gpuCount is at least 1 and …`. */
export function filterInWords(filter: RuleFilter): string {
  if (filter.kind === 'correlation') return `messages whose ${filter.toString().replaceAll(' = ', ' is ')}`;
  if (filter.predicate === undefined) return `messages where ${filter.sql}`;
  return filter.sql === '1=1' ? 'every message' : `messages whose ${conditionInWords(filter.predicate, false)}`;
}

/** An action in plain words: `with queueTier set to 'spot'`. */
export function actionInWords(action: SqlAction): string {
  return `with ${(action.statements ?? []).map(statementInWords).join(' and ')}`;
}

function statementInWords(statement: Statement): string {
  const target = printExpression(statement.target);
  return statement.kind === 'remove' ? `${target} removed` : `${target} set to ${printExpression(statement.value)}`;
}

const COMPARED: Readonly<Record<ComparisonOperator, string>> = {
  '=': 'is',
  '<>': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
};

/** A condition in words; `inside` another one, alternatives are put into parentheses. */
function conditionInWords(node: Predicate, inside: boolean): string {
  switch (node.kind) {
    case 'and':
      return `${conditionInWords(node.left, true)} and ${conditionInWords(node.right, true)}`;
    case 'or': {
      const text = `${conditionInWords(node.left, false)} or ${conditionInWords(node.right, false)}`;
      return inside ? `(${text})` : text;
    }
    case 'not':
      return node.operand.kind === 'exists'
        ? `${printName(node.operand.property.name)} is missing`
        : `not (${conditionInWords(node.operand, false)})`;
    case 'comparison':
      return `${printExpression(node.left)} ${COMPARED[node.operator]} ${valueInWords(node.right)}`;
    case 'in':
      return `${printExpression(node.operand)} is ${node.negated ? 'none' : 'one'} of ${node.members.map(valueInWords).join(', ')}`;
    case 'like':
      return `${printExpression(node.operand)} is ${node.negated ? 'not ' : ''}like ${printExpression(node.pattern)}`;
    case 'is-null':
      return `${printExpression(node.property)} is ${node.negated ? 'there' : 'missing or null'}`;
    case 'exists':
      return `${printExpression(node.property)} is there`;
  }
}

function valueInWords(node: Expression): string {
  return node.kind === 'literal' && typeof node.value === 'boolean' ? String(node.value) : printExpression(node);
}

/** `1 rule`, `2 rules`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
