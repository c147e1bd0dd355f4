import { isPlainName } from './lexer';
import type { Expression, LiteralNode, Predicate, PropertyNode, Statement } from './syntax';

/**
 * The canonical text of a condition: one line, single blanks, `<>` for both spellings, brackets and parentheses only
 * where they are needed. Parsed again it gives the same tree.
 */
export function printFilter(predicate: Predicate): string {
  return printPredicate(predicate, LOOSEST);
}

/** The canonical text of an action: one line, statements separated by `; `. */
export function printAction(statements: readonly Statement[]): string {
  return statements.map(printStatement).join('; ');
}

function printStatement(statement: Statement): string {
  const target = printProperty(statement.target);
  return statement.kind === 'remove' ? `REMOVE ${target}` : `SET ${target} = ${printExpression(statement.value)}`;
}

/** How tightly the outermost operator binds; what binds looser than its place needs parentheses. */
const LOOSEST = 0;
const BINDING = { or: 1, and: 2, not: 3 } as const;
const ARITHMETIC_BINDING = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2 } as const;
const UNARY_BINDING = 3;

function printPredicate(node: Predicate, atLeast: number): string {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const binding = BINDING[node.kind];
      // Left-associative: on the right, an operator of the same kind keeps its parentheses.
      const text = `${printPredicate(node.left, binding)} ${node.kind.toUpperCase()} ${printPredicate(node.right, binding + 1)}`;
      return binding < atLeast ? `(${text})` : text;
    }
    case 'not':
      return `NOT ${printPredicate(node.operand, BINDING.not)}`;
    case 'comparison':
      return `${printExpression(node.left)} ${node.operator} ${printExpression(node.right)}`;
    case 'in': {
      const members = node.members.map((member) => printExpression(member)).join(', ');
      return `${printExpression(node.operand)} ${node.negated ? 'NOT ' : ''}IN (${members})`;
    }
    case 'like': {
      const escaping = node.escape === undefined ? '' : ` ESCAPE ${printExpression(node.escape)}`;
      return `${printExpression(node.operand)} ${node.negated ? 'NOT ' : ''}LIKE ${printExpression(node.pattern)}${escaping}`;
    }
    case 'is-null':
      return `${printProperty(node.property)} IS ${node.negated ? 'NOT ' : ''}NULL`;
    case 'exists':
      return `EXISTS(${printProperty(node.property)})`;
  }
}

/** The text of an expression. */
export function printExpression(node: Expression, atLeast: number = LOOSEST): string {
  switch (node.kind) {
    case 'property':
      return printProperty(node);
    case 'literal':
      return printLiteral(node);
    case 'parameter':
      return node.name;
    case 'new-id':
      return 'newid()';
    case 'named-property':
      return `${node.written}(${printExpression(node.argument)})`;
    case 'negation':
      return `-${printNegated(node.operand)}`;
    case 'arithmetic': {
      const binding = ARITHMETIC_BINDING[node.operator];
      const text = `${printExpression(node.left, binding)} ${node.operator} ${printExpression(node.right, binding + 1)}`;
      return binding < atLeast ? `(${text})` : text;
    }
  }
}

/** What stands behind a minus: a number would become one with it, and two signs in a row look like a comment. */
function printNegated(operand: Expression): string {
  const isNumber =
    operand.kind === 'literal' && (typeof operand.value === 'bigint' || typeof operand.value === 'number');
  if (isNumber) return `(${printLiteral(operand)})`;
  const text = printExpression(operand, UNARY_BINDING);
  return text.startsWith('-') ? ` ${text}` : text;
}

function printProperty({ scope, name }: PropertyNode): string {
  return `${scope === undefined ? '' : `${scope}.`}${printName(name)}`;
}

/** A name, in brackets where it could be read as anything else. */
export function printName(name: string): string {
  return isPlainName(name) ? name : `[${name.replaceAll(']', ']]')}]`;
}

function printLiteral({ value }: LiteralNode): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return printText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'bigint' ? value.toString() : printDouble(value);
}

/** A text in quotes. */
export function printText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A double that stays one: with a point between digits, or an exponent. */
export function printDouble(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value).replace('e', 'E');
  return /[.E]/.test(text) ? text : `${text}.0`;
}
