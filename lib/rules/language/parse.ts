import { SYSTEM_PROPERTIES } from '../messages/system-properties';
import type { Value } from '../values/values';
import { complexityOf, DEEPEST, MOST_NODES } from './complexity';
import { systemPropertyHint } from './expression-parser';
import { Parser } from './parser';
import { RuleError } from './rule-error';
import { type Expression, type Node, type Predicate, type Statement, walk } from './syntax';

/** What a text means, or why the service would refuse it. */
export type Parsing<T> =
  | { readonly valid: true; readonly value: T }
  | { readonly valid: false; readonly error: RuleError };

/** The longest filter or action that the service takes, in UTF-16 code units. */
export const LONGEST_TEXT = 1024;
/** The most statements of one action. */
export const MOST_STATEMENTS = 32;

/**
 * Values by the names of parameters, the `@` included, in any letter case. .NET and XML can give a rule some; Azure Resource
 * Manager, so Terraform, cannot.
 */
export type SqlParameters = ReadonlyMap<string, Value>;

const NO_PARAMETERS: SqlParameters = new Map();

/**
 * Parses and checks a filter as the service does when a rule is created.
 *
 * Never throws. Texts over the limit are refused unread, so that no input takes long.
 *
 * @param longest the limit, for a text with blanks that are folded before it is deployed
 */
export function parseFilter(sql: string, parameters = NO_PARAMETERS, longest = LONGEST_TEXT): Parsing<Predicate> {
  const parse = () => {
    const predicate = new Parser(sql, 'filter').parseFilter();
    checkComplexity(predicate);
    checkOperands(predicate);
    bindParameters([predicate], parameters);
    return predicate;
  };
  return parsing(sql, TO_SPLIT, parse, longest);
}

/** No filter that somebody splits is longer: what no file of rules has is not looked at. */
const LONGEST_TO_SPLIT = 16 * LONGEST_TEXT;

/** Parses a filter that may be longer, deeper and larger than the service takes: to be split, not to be deployed. Never throws. */
export function parseFilterOfAnySize(sql: string): Parsing<Predicate> {
  const parse = () => {
    const predicate = new Parser(sql, 'filter').parseFilter();
    checkOperands(predicate);
    bindParameters([predicate], NO_PARAMETERS);
    return predicate;
  };
  return parsing(sql, TO_SHORTEN, parse, LONGEST_TO_SPLIT);
}

/** Parses and checks an action as the service does when a rule is created. Never throws. */
export function parseAction(
  sql: string,
  parameters = NO_PARAMETERS,
  longest = LONGEST_TEXT,
): Parsing<readonly Statement[]> {
  const parse = () => {
    const statements = new Parser(sql, 'action').parseAction();
    for (const statement of statements) checkTarget(statement);
    if (statements.length > MOST_STATEMENTS) {
      const detail = `${statements.length} statements, at most ${MOST_STATEMENTS} are allowed; split the rule`;
      throw new RuleError('too-many-statements', detail, undefined, undefined);
    }
    bindParameters(statements, parameters);
    return statements;
  };
  return parsing(sql, 'leave out what nobody reads', parse, longest);
}

const TO_SHORTEN = 'rules are OR-ed, and an IN list is shorter than an OR chain';
const TO_SPLIT = `split it with training-job-scheduler split: ${TO_SHORTEN}`;

/** @param remedy what to do with a text that is too long */
function parsing<T>(sql: string, remedy: string, parse: () => T, longest = LONGEST_TEXT): Parsing<T> {
  try {
    if (sql === '') throw new RuleError('empty', 'there is no text; write a statement', undefined, undefined);
    if (sql.length > longest) {
      const detail = `${sql.length} characters, at most ${longest} are allowed; ${remedy}`;
      throw new RuleError('too-long', detail, undefined, undefined);
    }
    return { valid: true, value: parse() };
  } catch (error) {
    if (error instanceof RuleError) return { valid: false, error };
    throw error;
  }
}

function checkComplexity(predicate: Predicate): void {
  const { depth, nodes } = complexityOf(predicate);
  if (depth <= DEEPEST && nodes <= MOST_NODES) return;
  const what = depth > DEEPEST ? `nested ${depth} deep, at most ${DEEPEST}` : `${nodes} nodes, at most ${MOST_NODES}`;
  const detail = `too complex for the service: ${what}; write a IN ('x', 'y') for an OR chain, or put halves of a long chain into parentheses`;
  throw new RuleError('too-complex', detail, undefined, undefined);
}

/** The left side of IN and all sides of LIKE must not be a number, a boolean or newid() by themselves. */
function checkOperands(predicate: Predicate): void {
  for (const node of walk(predicate)) {
    if (node.kind === 'in') checkOperand(node.operand, 'IN');
    if (node.kind === 'like') {
      for (const text of [node.operand, node.pattern, node.escape]) {
        if (text !== undefined) checkOperand(text, 'LIKE');
      }
    }
  }
}

function checkOperand(operand: Expression, operator: 'IN' | 'LIKE'): void {
  const isText = operand.kind === 'literal' && (operand.value === null || typeof operand.value === 'string');
  const isNewId = operand.kind === 'new-id';
  if ((operand.kind !== 'literal' || isText) && !isNewId) return;
  const fix = operator === 'IN' ? 'use a property on the left of IN' : "use text, such as '5%'";
  const detail = `${operator} does not take a number, TRUE, FALSE or newid() here; ${fix}`;
  throw new RuleError('operand', detail, operand, undefined);
}

function checkTarget(statement: Statement): void {
  const { target } = statement;
  // The service takes REMOVE of any system property, and fails at each message.
  if (statement.kind === 'remove' || target.scope !== 'sys') return;
  const property = SYSTEM_PROPERTIES.get(target.name.toLowerCase());
  if (property?.settable === true) return;
  const detail =
    property === undefined
      ? systemPropertyHint(target.name)
      : `sys.${property.name} cannot be set; set a property of your own`;
  throw new RuleError('not-settable', detail, target, undefined);
}

/** Gives parameters their values; each is needed, and each value is used. The words are the service's. */
function bindParameters(nodes: readonly Node[], parameters: SqlParameters): void {
  const values = new Map([...parameters].map(([name, value]) => [name.toLowerCase(), value]));
  const used = new Set<string>();
  for (const node of nodes.flatMap((one) => [...walk(one)])) {
    if (node.kind !== 'parameter') continue;
    const value = values.get(node.name.toLowerCase());
    if (value === undefined) throw new RuleError('parameter', missingText(node.name, parameters), node, undefined);
    used.add(node.name.toLowerCase());
    (node as { value?: Value }).value = value;
  }
  const unused = [...parameters.keys()].find((name) => !used.has(name.toLowerCase()));
  if (unused === undefined) return;
  const detail = `The specified parameter (${unused}) in Parameters property was not used in the expression specified in SqlExpression.`;
  throw new RuleError('parameter', detail, undefined, undefined);
}

function missingText(name: string, parameters: SqlParameters): string {
  return parameters.size === 0
    ? `${name} is a parameter, and Azure Resource Manager (so Terraform) cannot give it a value; write the value`
    : `A parameter (${name}) used in the expression specified in SqlExpression is missing from the Parameters property.`;
}
