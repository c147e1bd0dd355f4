import { likeMatcher } from '../evaluation/like';
import { printFilter, printName, printText } from '../language/print';
import type { ComparisonNode, Expression, InNode, LikeNode, PropertyNode } from '../language/syntax';
import { SYSTEM_PROPERTIES } from '../messages/system-properties';
import type { KnownProperties } from '../properties/known-properties';
import { describedBy, describeRange, listed, outside, rangeOf, rangesOf, typesOf, written } from './contract-values';
import { type Diagnostic, errorAt, warningAt } from './diagnostic';
import { isNeverTrue } from './satisfiability';
import { alwaysFails, possibleValues } from './static-types';

/** `a = 1`: sides that can never be compared, or a value that the contract does not have. */
export function checkComparison(node: ComparisonNode, contract: KnownProperties | undefined): Diagnostic[] {
  const { left, right, operator } = node;
  const types = typesOf(contract);
  const nullSide = [left, right].find((side) => side.kind === 'literal' && side.value === null);
  if (nullSide !== undefined && left.kind !== right.kind)
    return [nullComparison(node, nullSide === left ? right : left)];
  if (alwaysFails(operator, possibleValues(left, types), possibleValues(right, types))) {
    return [
      errorAt(
        'always-fails',
        `this comparison fails wherever there is a value to compare: ${why(node, contract)}`,
        node,
      ),
    ];
  }
  return [
    ...outsideContract(node, left, right, contract),
    ...outsideContract(node, right, left, contract),
    ...unquotedWord(node, contract),
  ];
}

/** `a IN (1, 2)`: the same of each member. */
export function checkIn(node: InNode, contract: KnownProperties | undefined): Diagnostic[] {
  const types = typesOf(contract);
  const operand = possibleValues(node.operand, types);
  return node.members.flatMap((member) => {
    if (member.kind === 'literal' && member.value === null) {
      const message = 'NULL in a list matches a property that is null, not one that the message lacks';
      return [
        { ...warningAt('comparison-with-null', message, member), rewrite: 'a condition of its own with IS NULL' },
      ];
    }
    if (alwaysFails('IN', operand, possibleValues(member, types))) {
      const message = `${kindOf(node.operand, contract)} is never compared with ${kindOf(member, contract)}: the filter fails where it comes to this member; ${quoteHint(member, node.operand)}`;
      return [errorAt('always-fails', message, member)];
    }
    return node.operand.kind === 'property' ? outside(node.operand, member, contract) : [];
  });
}

/** `a LIKE 'b'`: a pattern that no value fits, or that is none. */
export function checkLike(node: LikeNode, contract: KnownProperties | undefined): Diagnostic[] {
  const { operand, pattern } = node;
  if (pattern.kind !== 'literal' || typeof pattern.value !== 'string') return [];
  const escaping = node.escape?.kind === 'literal' && typeof node.escape.value === 'string' ? node.escape.value : '';
  const values = operand.kind === 'property' ? describedBy(operand, contract)?.values : undefined;
  if (values !== undefined && !values.some(likeMatcher(pattern.value, escaping))) {
    const message = `no value fits: ${written(operand as PropertyNode)} is one of ${listed(values.map(printText))}`;
    return [errorAt('outside-contract', message, pattern)];
  }
  if (node.escape !== undefined || /[%_]/.test(pattern.value)) return [];
  const rewrite = printFilter({
    ...node,
    kind: 'comparison',
    operator: node.negated ? '<>' : '=',
    left: operand,
    right: pattern,
  });
  return [{ ...warningAt('like-without-wildcard', 'without % or _ LIKE is an equality', node), rewrite }];
}

function nullComparison(node: ComparisonNode, other: Expression): Diagnostic {
  const message = 'a comparison with NULL says nothing about messages that lack the property';
  if (other.kind !== 'property') return warningAt('comparison-with-null', message, node);
  const rewrite = printFilter({ ...node, kind: 'is-null', negated: node.operator !== '=', property: other });
  return { ...warningAt('comparison-with-null', message, node), rewrite };
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
  return [
    errorAt('outside-contract', `no message fulfils this: ${written(property)} is ${describeRange(range)}`, node),
  ];
}

/** `status = Success`: a word without quotes is the name of a property. */
function unquotedWord({ left, right }: ComparisonNode, contract: KnownProperties | undefined): Diagnostic[] {
  if (contract !== undefined || left.kind !== 'property' || right.kind !== 'property' || right.scope !== undefined)
    return [];
  const message = `${right.name} is a property here, and the condition compares two properties`;
  return [
    {
      ...warningAt('unquoted-word', message, right),
      rewrite: `${printText(right.name)} or user.${printName(right.name)}`,
    },
  ];
}
