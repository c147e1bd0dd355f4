"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.correlationOutline = correlationOutline;
exports.predicateOutline = predicateOutline;
exports.propertyId = propertyId;
const rules_1 = require("../../rules");
const like_1 = require("../../rules/evaluation/like");
const syntax_1 = require("../../rules/language/syntax");
/** The outline of a correlation filter, which fails on nothing; `undefined` where it compares with no text. */
function correlationOutline({ system, properties }) {
    const signs = [];
    const add = (isSystem, name, value) => {
        if (typeof value === 'string')
            signs.push([{ property: { isSystem, name }, kind: 'equal', value }]);
    };
    for (const [name, value] of properties)
        add(false, (0, rules_1.foldName)(name), value);
    for (const [name, value] of system)
        add(true, name, value);
    return signs.length === 0 ? undefined : { guards: [], signs };
}
/**
 * The outline of a condition; `undefined` where nothing can be said.
 *
 * AND goes from left to right, and a part that is false ends it. So where a later part may fail whatever the message has, the
 * parts before it count, as long as what they look at is there: what is not there makes a part unknown, and AND goes on.
 */
function predicateOutline(predicate) {
    const parts = partsOf('and', predicate);
    const guardsOfParts = parts.map(guardsOf);
    const firstUnsafe = guardsOfParts.indexOf(undefined);
    const safe = firstUnsafe < 0 ? parts.length : firstUnsafe;
    const isSafe = safe === parts.length;
    const signs = parts.slice(0, safe).flatMap((part) => {
        const found = signsOf(part);
        // That something is not there makes no part false.
        const counts = found !== undefined && (isSafe || !found.some(({ kind }) => kind === 'absent' || kind === 'present'));
        return counts ? [found] : [];
    });
    signs.push(...narrowed(signs));
    if (signs.length === 0)
        return undefined;
    const guards = guardsOfParts.slice(0, safe).flatMap((all) => all ?? []);
    for (const sign of signs.flat()) {
        // A number may look like a text, too.
        if (sign.kind === 'prefix')
            guards.push({ property: sign.property, kind: 'text', isNeeded: false });
        if (!isSafe)
            guards.push({ property: sign.property, kind: kindOf(sign), isNeeded: true });
    }
    return { guards, signs };
}
/** The parts of `a AND b AND c`, which nests to the left. */
function partsOf(kind, node) {
    return node.kind === kind ? [...partsOf(kind, node.left), node.right] : [node];
}
/** Where a condition fails on no message; `undefined` where that cannot be said. */
function guardsOf(node) {
    switch (node.kind) {
        case 'and':
        case 'or': {
            const [left, right] = [guardsOf(node.left), guardsOf(node.right)];
            return left && right && [...left, ...right];
        }
        case 'not':
            return guardsOf(node.operand);
        case 'exists':
        case 'is-null':
            return guard(node.property, 'any');
        case 'like':
            return node.pattern.kind === 'literal' && (node.escape === undefined || node.escape.kind === 'literal')
                ? guard(node.operand, 'any')
                : undefined;
        case 'in': {
            const kinds = new Set(node.members.map(kindOfLiteral));
            const [kind] = kinds;
            return kinds.size === 1 && kind !== undefined ? guard(node.operand, kind) : undefined;
        }
        case 'comparison': {
            const compared = comparedIn(node);
            const kind = compared && kindOfLiteral(compared.literal);
            const hasOrder = node.operator !== '=' && node.operator !== '<>';
            // Of texts and booleans none is smaller.
            return compared === undefined || kind === undefined || (hasOrder && kind !== 'number')
                ? undefined
                : guard(compared.property, kind);
        }
    }
}
function guard(operand, kind) {
    const property = propertyOf(operand);
    return property && [{ property, kind, isNeeded: false }];
}
/** The signs of which a message has one where a condition is true; `undefined` where there are none to look for. */
function signsOf(node) {
    switch (node.kind) {
        case 'and':
            return signsOf(node.left) ?? signsOf(node.right);
        case 'or': {
            const [left, right] = [signsOf(node.left), signsOf(node.right)];
            return left && right && [...left, ...right];
        }
        case 'not':
            return node.operand.kind === 'exists' ? presence(node.operand.property, 'absent') : undefined;
        case 'exists':
            return presence(node.property, 'present');
        case 'is-null':
            return presence(node.property, node.negated ? 'present' : 'absent');
        case 'like':
            return node.negated ? undefined : prefixSign(node);
        case 'in': {
            if (node.negated)
                return undefined;
            const all = node.members.map((member) => comparisonSign('=', node.operand, member));
            return all.includes(undefined) ? undefined : all;
        }
        case 'comparison': {
            const compared = comparedIn(node);
            const sign = compared && comparisonSign(compared.operator, compared.property, compared.literal);
            return sign && [sign];
        }
    }
}
function presence(operand, kind) {
    const property = propertyOf(operand);
    return property && [{ property, kind }];
}
function prefixSign(node) {
    const property = propertyOf(node.operand);
    const pattern = textIn(node.pattern);
    const escaping = node.escape === undefined ? '' : textIn(node.escape);
    if (property === undefined || pattern === undefined || escaping === undefined)
        return undefined;
    const units = (0, like_1.likeUnits)(pattern, escaping);
    const end = units.findIndex((unit) => typeof unit !== 'string');
    const text = units.slice(0, end < 0 ? units.length : end).join('');
    return text === '' ? undefined : [{ property, kind: 'prefix', text }];
}
function textIn(node) {
    return node.kind === 'literal' && typeof node.value === 'string' ? node.value : undefined;
}
function comparisonSign(operator, operand, literal) {
    const property = propertyOf(operand);
    if (property === undefined || literal.kind !== 'literal')
        return undefined;
    const { value } = literal;
    if (typeof value === 'string' || typeof value === 'boolean')
        return operator === '=' ? { property, kind: 'equal', value } : undefined;
    if (value === null || operator === '<>')
        return undefined;
    const number = Number(value);
    const from = operator === '<' || operator === '<=' ? Number.NEGATIVE_INFINITY : number;
    const to = operator === '>' || operator === '>=' ? Number.POSITIVE_INFINITY : number;
    return { property, kind: 'range', from, to };
}
/** What several ranges of one property say together. */
function narrowed(signs) {
    const byProperty = new Map();
    for (const [sign, ...others] of signs) {
        if (sign?.kind !== 'range' || others.length > 0)
            continue;
        const id = propertyId(sign.property);
        byProperty.set(id, [...(byProperty.get(id) ?? []), sign]);
    }
    return [...byProperty.values()].flatMap((ranges) => {
        const [{ property } = { property: undefined }] = ranges;
        if (property === undefined || ranges.length < 2)
            return [];
        const [from, to] = [Math.max(...ranges.map((one) => one.from)), Math.min(...ranges.map((one) => one.to))];
        return [[{ property, kind: 'range', from, to }]];
    });
}
function kindOf(sign) {
    if (sign.kind === 'range')
        return 'number';
    if (sign.kind === 'prefix')
        return 'text';
    return sign.kind !== 'equal' ? 'any' : typeof sign.value === 'string' ? 'text' : 'boolean';
}
function kindOfLiteral(node) {
    if (node.kind !== 'literal' || node.value === null)
        return undefined;
    if (typeof node.value === 'string')
        return 'text';
    return typeof node.value === 'boolean' ? 'boolean' : 'number';
}
/** A comparison with its property on the left. */
function comparedIn({ left, right, operator }) {
    if (left.kind === 'property' && right.kind === 'literal')
        return { property: left, literal: right, operator };
    if (left.kind === 'literal' && right.kind === 'property')
        return { property: right, literal: left, operator: syntax_1.MIRRORED[operator] };
    return undefined;
}
function propertyOf(node) {
    if (node.kind !== 'property')
        return undefined;
    return node.scope === 'sys' ? { isSystem: true, name: node.name } : { isSystem: false, name: (0, rules_1.foldName)(node.name) };
}
/** One text for a property. */
function propertyId({ isSystem, name }) {
    return `${isSystem ? 'sys' : 'user'}.${name}`;
}
//# sourceMappingURL=outline.js.map