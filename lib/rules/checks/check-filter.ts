import { likeMatcher } from '../evaluation/like';
import { printDouble, printFilter, printName, printText } from '../language/print';
import {
  type ComparisonNode,
  type Expression,
  type InNode,
  type LikeNode,
  type Predicate,
  type PropertyNode,
  walk,
} from '../language/syntax';
import { foldName } from '../messages/message';
import type { KnownProperties } from '../properties/known-properties';
import { SYSTEM_NAMES } from '../properties/property';
import type { ValueRange } from '../properties/value-range';
import { nearest } from '../text/near-miss';
import type { Span } from '../text/position';
import { piecesOf } from '../text/quoted';
import { RENAMED, SYSTEM_PROPERTIES } from '../values/system-properties';
import { negationWarnings } from './check-negation';
import type { Diagnostic } from './diagnostic';
import { withHyphens } from './hyphen';
import { isAlwaysTrue, isInRange, isNeverTrue, type Ranges } from './satisfiability';
import { alwaysFails, type PropertyTypes, possibleValues } from './static-types';

/** What a contract says about values, for the checks that need no more. */
export function rangesOf(contract: KnownProperties | undefined): Ranges {
  return (key) => {
    const system = SYSTEM_NAMES.find((name) => key === `sys.${name}`);
    return system === undefined ? contract?.property(key)?.range : systemRange(system, contract);
  };
}

/** What a contract says about a system property: one that nobody sets is null. */
function systemRange(name: string, contract: KnownProperties | undefined): ValueRange | undefined {
  const property = contract?.systemProperty(name);
  return property && { ...property.range, nullable: !property.required };
}

/** What a contract says about types. */
function typesOf(contract: KnownProperties | undefined): PropertyTypes {
  return ({ scope, name }) => (scope === 'sys' ? undefined : contract?.property(name)?.engineTypes);
}

/**
 * What is certainly or probably a mistake in a filter that the service would take.
 *
 * @param text the text that the tree was parsed from
 * @param contract what messages look like; without it, only what no message could satisfy is an error
 */
export function checkFilter(predicate: Predicate, text: string, contract: KnownProperties | undefined): Diagnostic[] {
  const parts: Diagnostic[] = [];
  for (const node of walk(predicate)) {
    if (node.kind === 'property') parts.push(...checkProperty(node, contract));
    if (node.kind === 'comparison') parts.push(...checkComparison(node, contract));
    if (node.kind === 'in') parts.push(...checkIn(node, contract));
    if (node.kind === 'like') parts.push(...checkLike(node, contract));
  }
  parts.push(...negationWarnings(predicate, contract), ...doubleMinusWarnings(text));
  const found = withHyphens(parts, [predicate], text, contract);
  // What is explained by one of its parts is not said again of the whole.
  if (!found.some(({ severity }) => severity === 'error')) found.push(...checkWhole(predicate, contract));
  return found.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

function checkWhole(predicate: Predicate, contract: KnownProperties | undefined): Diagnostic[] {
  if (isNeverTrue(predicate, rangesOf(contract))) {
    return [
      error('always-false', 'no message can make this true; take the rule out, or mend the condition', predicate),
    ];
  }
  if (isAlwaysTrue(predicate) && printFilter(predicate) !== '1 = 1') {
    return [{ ...warning('always-true', 'every message makes this true', predicate), rewrite: '1=1' }];
  }
  return [];
}

function checkProperty(node: PropertyNode, contract: KnownProperties | undefined): Diagnostic[] {
  if (node.scope === 'sys') {
    return contract?.leavesUnset(node.name) === true
      ? [error('unknown-property', unsetSystemMessage(node.name, contract), node)]
      : [];
  }
  const lower = node.name.toLowerCase();
  if (contract !== undefined && contract.property(node.name) === undefined) {
    return [error('unknown-property', unknownPropertyMessage(node.name, contract), node)];
  }
  const system = SYSTEM_PROPERTIES.get(lower)?.name ?? (lower === 'subject' ? RENAMED.get(lower) : undefined);
  if (contract !== undefined || node.scope === 'user' || system === undefined) return [];
  const message = `${node.name} is a property that senders set; the system property of every message is sys.${system}`;
  return [{ ...warning('system-looking-property', message, node), rewrite: `sys.${system} or user.${node.name}` }];
}

/** That no producer sets a system property, with those that they do set. */
export function unsetSystemMessage(name: string, { system = [] }: KnownProperties): string {
  return `by the contract no producer sets sys.${name}; they set ${system.length === 0 ? 'none' : system.map((one) => `sys.${one}`).join(', ')}`;
}

/** That the contract lacks a property, with what may be meant. */
export function unknownPropertyMessage(name: string, contract: KnownProperties): string {
  const system = SYSTEM_PROPERTIES.get(name.toLowerCase())?.name ?? RENAMED.get(name.toLowerCase());
  const near = contract.nearest(name);
  const hint =
    near !== undefined
      ? `did you mean ${near}?`
      : system !== undefined
        ? `did you mean sys.${system}?`
        : `there are ${listed(Object.keys(contract.properties))}; if it is text, write '${name}'`;
  return `the contract has no property ${name}; ${hint}`;
}

function checkComparison(node: ComparisonNode, contract: KnownProperties | undefined): Diagnostic[] {
  const { left, right, operator } = node;
  const types = typesOf(contract);
  const nullSide = [left, right].find((side) => side.kind === 'literal' && side.value === null);
  if (nullSide !== undefined && left.kind !== right.kind)
    return [nullComparison(node, nullSide === left ? right : left)];
  if (alwaysFails(operator, possibleValues(left, types), possibleValues(right, types))) {
    return [
      error('always-fails', `this comparison fails wherever there is a value to compare: ${why(node, contract)}`, node),
    ];
  }
  return [
    ...outsideContract(node, left, right, contract),
    ...outsideContract(node, right, left, contract),
    ...unquotedWord(node, contract),
  ];
}

function nullComparison(node: ComparisonNode, other: Expression): Diagnostic {
  const message = 'a comparison with NULL says nothing about messages that lack the property';
  if (other.kind !== 'property') return warning('comparison-with-null', message, node);
  const rewrite = printFilter({ ...node, kind: 'is-null', negated: node.operator !== '=', property: other });
  return { ...warning('comparison-with-null', message, node), rewrite };
}

/** What kind of thing is compared with what, for a comparison that always fails. */
function why({ left, right, operator }: ComparisonNode, contract: KnownProperties | undefined): string {
  const kinds = [left, right].map((side) => kindOf(side, contract));
  const isOrder = operator !== '=' && operator !== '<>';
  const [a, b] = kinds;
  if (isOrder && (a === 'text' || b === 'text')) return `${operator} does not order text; compare with =, IN or LIKE`;
  if (isOrder && a === b) return `${operator} does not order ${a}`;
  return `${a} is never compared with ${b}; ${quoteHint(left, right)}`;
}

function quoteHint(left: Expression, right: Expression): string {
  const literal = [left, right].find((side) => side.kind === 'literal');
  if (literal?.kind !== 'literal' || literal.value === null) return 'compare values of one type';
  if (typeof literal.value !== 'string') return 'put the value into quotes, or compare another property';
  if (/^(true|false)$/i.test(literal.value)) return `write ${literal.value.toUpperCase()} without quotes`;
  return /^-?\d+(\.\d+)?$/.test(literal.value) ? `write ${literal.value} without quotes` : 'compare another property';
}

function kindOf(node: Expression, contract: KnownProperties | undefined): string {
  if (node.kind === 'literal')
    return typeof node.value === 'string' ? 'text' : typeof node.value === 'boolean' ? 'a boolean' : 'a number';
  if (node.kind === 'property') {
    const property = node.scope === 'sys' ? undefined : contract?.property(node.name);
    const system = node.scope === 'sys' ? SYSTEM_PROPERTIES.get(node.name.toLowerCase())?.type : undefined;
    const kind = property?.kind ?? system;
    if (kind === 'string' || kind === 'enumeration') return 'text';
    if (kind === 'bool') return 'a boolean';
    if (kind === 'int' || kind === 'long' || kind === 'double') return 'a number';
    return kind === undefined ? 'a property' : `a ${kind}`;
  }
  return 'this value';
}

/** A constant that the contract does not allow for the property beside it. */
function outsideContract(
  node: ComparisonNode,
  property: Expression,
  constant: Expression,
  contract: KnownProperties | undefined,
): Diagnostic[] {
  if (property.kind !== 'property' || constant.kind !== 'literal') return [];
  if (node.operator === '=' || node.operator === '<>') return outside(property, constant, contract);
  const range = rangeOf(property, contract);
  if (range === undefined || !isNeverTrue(node, rangesOf(contract))) return [];
  return [error('outside-contract', `no message fulfils this: ${written(property)} is ${describeRange(range)}`, node)];
}

function outside(property: PropertyNode, constant: Expression, contract: KnownProperties | undefined): Diagnostic[] {
  const range = rangeOf(property, contract);
  if (range === undefined || constant.kind !== 'literal' || isInRange(constant.value, range)) return [];
  const { value } = constant;
  const values = describedBy(property, contract)?.values;
  const meant = values === undefined || typeof value !== 'string' ? undefined : nearest(value, values);
  const message = `${written(property)} is never ${printConstant(value)}: it is ${describeRange(range)}`;
  return [
    { ...error('outside-contract', message, constant), rewrite: meant === undefined ? undefined : printText(meant) },
  ];
}

function describedBy({ scope, name }: PropertyNode, contract: KnownProperties | undefined) {
  return scope === 'sys' ? contract?.systemProperty(name) : contract?.property(name);
}

function written({ scope, name }: PropertyNode): string {
  return scope === 'sys' ? `sys.${name}` : name;
}

function rangeOf(property: PropertyNode, contract: KnownProperties | undefined) {
  return property.scope === 'sys' ? systemRange(property.name, contract) : rangesOf(contract)(foldName(property.name));
}

function describeRange({ allowed, least, most }: NonNullable<ReturnType<typeof rangeOf>>): string {
  if (allowed !== undefined) return `one of ${listed(allowed.map((value) => printConstant(value)))}`;
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  return least === undefined ? `at most ${most}` : `at least ${least}`;
}

const MOST_LISTED = 8;

/** A list for a message, cut to a readable length. */
function listed(items: readonly string[]): string {
  const rest = items.length - MOST_LISTED;
  return rest > 0 ? `${items.slice(0, MOST_LISTED).join(', ')} and ${rest} more` : items.join(', ');
}

function printConstant(value: string | number | bigint | boolean | null): string {
  if (typeof value === 'string') return printText(value);
  return typeof value === 'number' && !Number.isInteger(value) ? printDouble(value) : String(value);
}

/** `status = Success`: a word without quotes is the name of a property. */
function unquotedWord({ left, right }: ComparisonNode, contract: KnownProperties | undefined): Diagnostic[] {
  if (contract !== undefined || left.kind !== 'property' || right.kind !== 'property' || right.scope !== undefined)
    return [];
  const message = `${right.name} is a property here, and the condition compares two properties`;
  return [
    {
      ...warning('unquoted-word', message, right),
      rewrite: `${printText(right.name)} or user.${printName(right.name)}`,
    },
  ];
}

function checkIn(node: InNode, contract: KnownProperties | undefined): Diagnostic[] {
  const types = typesOf(contract);
  const operand = possibleValues(node.operand, types);
  return node.members.flatMap((member) => {
    if (member.kind === 'literal' && member.value === null) {
      const message = 'NULL in a list matches a property that is null, not one that the message lacks';
      return [{ ...warning('comparison-with-null', message, member), rewrite: 'a condition of its own with IS NULL' }];
    }
    if (alwaysFails('IN', operand, possibleValues(member, types))) {
      const message = `${kindOf(node.operand, contract)} is never compared with ${kindOf(member, contract)}: the filter fails where it comes to this member; ${quoteHint(member, node.operand)}`;
      return [error('always-fails', message, member)];
    }
    return node.operand.kind === 'property' ? outside(node.operand, member, contract) : [];
  });
}

function checkLike(node: LikeNode, contract: KnownProperties | undefined): Diagnostic[] {
  const { operand, pattern } = node;
  if (pattern.kind !== 'literal' || typeof pattern.value !== 'string') return [];
  const escaping = node.escape?.kind === 'literal' && typeof node.escape.value === 'string' ? node.escape.value : '';
  const values = operand.kind === 'property' ? describedBy(operand, contract)?.values : undefined;
  if (values !== undefined && !values.some(likeMatcher(pattern.value, escaping))) {
    const message = `no value fits: ${written(operand as PropertyNode)} is one of ${listed(values.map(printText))}`;
    return [error('outside-contract', message, pattern)];
  }
  if (node.escape !== undefined || /[%_]/.test(pattern.value)) return [];
  const rewrite = printFilter({
    ...node,
    kind: 'comparison',
    operator: node.negated ? '<>' : '=',
    left: operand,
    right: pattern,
  });
  return [{ ...warning('like-without-wildcard', 'without % or _ LIKE is an equality', node), rewrite }];
}

/** Two minus signs in a row look like the beginning of a comment, and there are none. */
function doubleMinusWarnings(text: string): Diagnostic[] {
  return [...piecesOf(text)]
    .filter(({ quote }) => quote === undefined)
    .flatMap(({ start, end }) => [...text.slice(start, end).matchAll(/--/g)].map(({ index }) => start + index))
    .map((start) =>
      warning('double-minus', '-- begins no comment: it subtracts a negative', { start, end: start + 2 }),
    );
}

function error(code: Diagnostic['code'], message: string, { start, end }: Span): Diagnostic {
  return { severity: 'error', code, message, span: { start, end } };
}

function warning(code: Diagnostic['code'], message: string, { start, end }: Span): Diagnostic {
  return { severity: 'warning', code, message, span: { start, end } };
}
