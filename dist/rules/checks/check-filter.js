"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rangesOf = rangesOf;
exports.checkFilter = checkFilter;
exports.unsetSystemMessage = unsetSystemMessage;
exports.unknownPropertyMessage = unknownPropertyMessage;
const like_1 = require("../evaluation/like");
const print_1 = require("../language/print");
const syntax_1 = require("../language/syntax");
const message_1 = require("../messages/message");
const property_1 = require("../properties/property");
const near_miss_1 = require("../text/near-miss");
const quoted_1 = require("../text/quoted");
const system_properties_1 = require("../values/system-properties");
const check_negation_1 = require("./check-negation");
const hyphen_1 = require("./hyphen");
const satisfiability_1 = require("./satisfiability");
const static_types_1 = require("./static-types");
/** What a contract says about values, for the checks that need no more. */
function rangesOf(contract) {
    return (key) => {
        const system = property_1.SYSTEM_NAMES.find((name) => key === `sys.${name}`);
        return system === undefined ? contract?.property(key)?.range : systemRange(system, contract);
    };
}
/** What a contract says about a system property: one that nobody sets is null. */
function systemRange(name, contract) {
    const property = contract?.systemProperty(name);
    return property && { ...property.range, nullable: !property.required };
}
/** What a contract says about types. */
function typesOf(contract) {
    return ({ scope, name }) => (scope === 'sys' ? undefined : contract?.property(name)?.engineTypes);
}
/**
 * What is certainly or probably a mistake in a filter that the service would take.
 *
 * @param text the text that the tree was parsed from
 * @param contract what messages look like; without it, only what no message could satisfy is an error
 */
function checkFilter(predicate, text, contract) {
    const parts = [];
    for (const node of (0, syntax_1.walk)(predicate)) {
        if (node.kind === 'property')
            parts.push(...checkProperty(node, contract));
        if (node.kind === 'comparison')
            parts.push(...checkComparison(node, contract));
        if (node.kind === 'in')
            parts.push(...checkIn(node, contract));
        if (node.kind === 'like')
            parts.push(...checkLike(node, contract));
    }
    parts.push(...(0, check_negation_1.negationWarnings)(predicate, contract), ...doubleMinusWarnings(text));
    const found = (0, hyphen_1.withHyphens)(parts, [predicate], text, contract);
    // What is explained by one of its parts is not said again of the whole.
    if (!found.some(({ severity }) => severity === 'error'))
        found.push(...checkWhole(predicate, contract));
    return found.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
function checkWhole(predicate, contract) {
    if ((0, satisfiability_1.isNeverTrue)(predicate, rangesOf(contract))) {
        return [
            error('always-false', 'no message can make this true; take the rule out, or mend the condition', predicate),
        ];
    }
    if ((0, satisfiability_1.isAlwaysTrue)(predicate) && (0, print_1.printFilter)(predicate) !== '1 = 1') {
        return [{ ...warning('always-true', 'every message makes this true', predicate), rewrite: '1=1' }];
    }
    return [];
}
function checkProperty(node, contract) {
    if (node.scope === 'sys') {
        return contract?.leavesUnset(node.name) === true
            ? [error('unknown-property', unsetSystemMessage(node.name, contract), node)]
            : [];
    }
    const lower = node.name.toLowerCase();
    if (contract !== undefined && contract.property(node.name) === undefined) {
        return [error('unknown-property', unknownPropertyMessage(node.name, contract), node)];
    }
    const system = system_properties_1.SYSTEM_PROPERTIES.get(lower)?.name ?? (lower === 'subject' ? system_properties_1.RENAMED.get(lower) : undefined);
    if (contract !== undefined || node.scope === 'user' || system === undefined)
        return [];
    const message = `${node.name} is a property that senders set; the system property of every message is sys.${system}`;
    return [{ ...warning('system-looking-property', message, node), rewrite: `sys.${system} or user.${node.name}` }];
}
/** That no producer sets a system property, with those that they do set. */
function unsetSystemMessage(name, { system = [] }) {
    return `by the contract no producer sets sys.${name}; they set ${system.length === 0 ? 'none' : system.map((one) => `sys.${one}`).join(', ')}`;
}
/** That the contract lacks a property, with what may be meant. */
function unknownPropertyMessage(name, contract) {
    const system = system_properties_1.SYSTEM_PROPERTIES.get(name.toLowerCase())?.name ?? system_properties_1.RENAMED.get(name.toLowerCase());
    const near = contract.nearest(name);
    const hint = near !== undefined
        ? `did you mean ${near}?`
        : system !== undefined
            ? `did you mean sys.${system}?`
            : `there are ${listed(Object.keys(contract.properties))}; if it is text, write '${name}'`;
    return `the contract has no property ${name}; ${hint}`;
}
function checkComparison(node, contract) {
    const { left, right, operator } = node;
    const types = typesOf(contract);
    const nullSide = [left, right].find((side) => side.kind === 'literal' && side.value === null);
    if (nullSide !== undefined && left.kind !== right.kind)
        return [nullComparison(node, nullSide === left ? right : left)];
    if ((0, static_types_1.alwaysFails)(operator, (0, static_types_1.possibleValues)(left, types), (0, static_types_1.possibleValues)(right, types))) {
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
function nullComparison(node, other) {
    const message = 'a comparison with NULL says nothing about messages that lack the property';
    if (other.kind !== 'property')
        return warning('comparison-with-null', message, node);
    const rewrite = (0, print_1.printFilter)({ ...node, kind: 'is-null', negated: node.operator !== '=', property: other });
    return { ...warning('comparison-with-null', message, node), rewrite };
}
/** What kind of thing is compared with what, for a comparison that always fails. */
function why({ left, right, operator }, contract) {
    const kinds = [left, right].map((side) => kindOf(side, contract));
    const isOrder = operator !== '=' && operator !== '<>';
    const [a, b] = kinds;
    if (isOrder && (a === 'text' || b === 'text'))
        return `${operator} does not order text; compare with =, IN or LIKE`;
    if (isOrder && a === b)
        return `${operator} does not order ${a}`;
    return `${a} is never compared with ${b}; ${quoteHint(left, right)}`;
}
function quoteHint(left, right) {
    const literal = [left, right].find((side) => side.kind === 'literal');
    if (literal?.kind !== 'literal' || literal.value === null)
        return 'compare values of one type';
    if (typeof literal.value !== 'string')
        return 'put the value into quotes, or compare another property';
    if (/^(true|false)$/i.test(literal.value))
        return `write ${literal.value.toUpperCase()} without quotes`;
    return /^-?\d+(\.\d+)?$/.test(literal.value) ? `write ${literal.value} without quotes` : 'compare another property';
}
function kindOf(node, contract) {
    if (node.kind === 'literal')
        return typeof node.value === 'string' ? 'text' : typeof node.value === 'boolean' ? 'a boolean' : 'a number';
    if (node.kind === 'property') {
        const property = node.scope === 'sys' ? undefined : contract?.property(node.name);
        const system = node.scope === 'sys' ? system_properties_1.SYSTEM_PROPERTIES.get(node.name.toLowerCase())?.type : undefined;
        const kind = property?.kind ?? system;
        if (kind === 'string' || kind === 'enumeration')
            return 'text';
        if (kind === 'bool')
            return 'a boolean';
        if (kind === 'int' || kind === 'long' || kind === 'double')
            return 'a number';
        return kind === undefined ? 'a property' : `a ${kind}`;
    }
    return 'this value';
}
/** A constant that the contract does not allow for the property beside it. */
function outsideContract(node, property, constant, contract) {
    if (property.kind !== 'property' || constant.kind !== 'literal')
        return [];
    if (node.operator === '=' || node.operator === '<>')
        return outside(property, constant, contract);
    const range = rangeOf(property, contract);
    if (range === undefined || !(0, satisfiability_1.isNeverTrue)(node, rangesOf(contract)))
        return [];
    return [error('outside-contract', `no message fulfils this: ${written(property)} is ${describeRange(range)}`, node)];
}
function outside(property, constant, contract) {
    const range = rangeOf(property, contract);
    if (range === undefined || constant.kind !== 'literal' || (0, satisfiability_1.isInRange)(constant.value, range))
        return [];
    const { value } = constant;
    const values = describedBy(property, contract)?.values;
    const meant = values === undefined || typeof value !== 'string' ? undefined : (0, near_miss_1.nearest)(value, values);
    const message = `${written(property)} is never ${printConstant(value)}: it is ${describeRange(range)}`;
    return [
        { ...error('outside-contract', message, constant), rewrite: meant === undefined ? undefined : (0, print_1.printText)(meant) },
    ];
}
function describedBy({ scope, name }, contract) {
    return scope === 'sys' ? contract?.systemProperty(name) : contract?.property(name);
}
function written({ scope, name }) {
    return scope === 'sys' ? `sys.${name}` : name;
}
function rangeOf(property, contract) {
    return property.scope === 'sys' ? systemRange(property.name, contract) : rangesOf(contract)((0, message_1.foldName)(property.name));
}
function describeRange({ allowed, least, most }) {
    if (allowed !== undefined)
        return `one of ${listed(allowed.map((value) => printConstant(value)))}`;
    if (least !== undefined && most !== undefined)
        return `${least} to ${most}`;
    return least === undefined ? `at most ${most}` : `at least ${least}`;
}
const MOST_LISTED = 8;
/** A list for a message, cut to a readable length. */
function listed(items) {
    const rest = items.length - MOST_LISTED;
    return rest > 0 ? `${items.slice(0, MOST_LISTED).join(', ')} and ${rest} more` : items.join(', ');
}
function printConstant(value) {
    if (typeof value === 'string')
        return (0, print_1.printText)(value);
    return typeof value === 'number' && !Number.isInteger(value) ? (0, print_1.printDouble)(value) : String(value);
}
/** `status = Success`: a word without quotes is the name of a property. */
function unquotedWord({ left, right }, contract) {
    if (contract !== undefined || left.kind !== 'property' || right.kind !== 'property' || right.scope !== undefined)
        return [];
    const message = `${right.name} is a property here, and the condition compares two properties`;
    return [
        {
            ...warning('unquoted-word', message, right),
            rewrite: `${(0, print_1.printText)(right.name)} or user.${(0, print_1.printName)(right.name)}`,
        },
    ];
}
function checkIn(node, contract) {
    const types = typesOf(contract);
    const operand = (0, static_types_1.possibleValues)(node.operand, types);
    return node.members.flatMap((member) => {
        if (member.kind === 'literal' && member.value === null) {
            const message = 'NULL in a list matches a property that is null, not one that the message lacks';
            return [{ ...warning('comparison-with-null', message, member), rewrite: 'a condition of its own with IS NULL' }];
        }
        if ((0, static_types_1.alwaysFails)('IN', operand, (0, static_types_1.possibleValues)(member, types))) {
            const message = `${kindOf(node.operand, contract)} is never compared with ${kindOf(member, contract)}: the filter fails where it comes to this member; ${quoteHint(member, node.operand)}`;
            return [error('always-fails', message, member)];
        }
        return node.operand.kind === 'property' ? outside(node.operand, member, contract) : [];
    });
}
function checkLike(node, contract) {
    const { operand, pattern } = node;
    if (pattern.kind !== 'literal' || typeof pattern.value !== 'string')
        return [];
    const escaping = node.escape?.kind === 'literal' && typeof node.escape.value === 'string' ? node.escape.value : '';
    const values = operand.kind === 'property' ? describedBy(operand, contract)?.values : undefined;
    if (values !== undefined && !values.some((0, like_1.likeMatcher)(pattern.value, escaping))) {
        const message = `no value fits: ${written(operand)} is one of ${listed(values.map(print_1.printText))}`;
        return [error('outside-contract', message, pattern)];
    }
    if (node.escape !== undefined || /[%_]/.test(pattern.value))
        return [];
    const rewrite = (0, print_1.printFilter)({
        ...node,
        kind: 'comparison',
        operator: node.negated ? '<>' : '=',
        left: operand,
        right: pattern,
    });
    return [{ ...warning('like-without-wildcard', 'without % or _ LIKE is an equality', node), rewrite }];
}
/** Two minus signs in a row look like the beginning of a comment, and there are none. */
function doubleMinusWarnings(text) {
    return [...(0, quoted_1.piecesOf)(text)]
        .filter(({ quote }) => quote === undefined)
        .flatMap(({ start, end }) => [...text.slice(start, end).matchAll(/--/g)].map(({ index }) => start + index))
        .map((start) => warning('double-minus', '-- begins no comment: it subtracts a negative', { start, end: start + 2 }));
}
function error(code, message, { start, end }) {
    return { severity: 'error', code, message, span: { start, end } };
}
function warning(code, message, { start, end }) {
    return { severity: 'warning', code, message, span: { start, end } };
}
//# sourceMappingURL=check-filter.js.map