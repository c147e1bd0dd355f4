"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.compileFilter = compileFilter;
const message_1 = require("../messages/message");
const position_1 = require("../text/position");
const failure_1 = require("../values/failure");
const text_1 = require("../values/text");
const values_1 = require("../values/values");
const arithmetic_1 = require("./arithmetic");
const comparison_1 = require("./comparison");
const evaluate_1 = require("./evaluate");
const like_1 = require("./like");
/**
 * Compiles a condition to a function, once for many messages.
 *
 * Closures over closures, without generated code: a rule of somebody else's plan must not become code of this
 * process. What is frequent in rules, a property beside a literal, has closures of its own.
 *
 * @param newId what newid() gives, for whoever must have the same luck again
 */
function compileFilter(node, newId = evaluate_1.newGuid) {
    switch (node.kind) {
        case 'and':
            return allOf(chainOf('and', node).map((part) => compileFilter(part, newId)));
        case 'or': {
            const guarded = compileGuarded(node.left, node.right);
            return (guarded ??
                chain(chainOf('or', node).map((part) => compileFilter(part, newId)), false));
        }
        case 'not': {
            const operand = compileFilter(node.operand, newId);
            return (message) => (0, evaluate_1.not)(operand(message));
        }
        case 'comparison':
            return compileComparison(node, newId);
        case 'in':
            return negatedIf(node.negated, compileIn(node, newId));
        case 'like':
            return negatedIf(node.negated, compileLike(node, newId));
        case 'is-null': {
            const read = compileExpression(node.property, newId);
            const { negated } = node;
            return (message) => {
                const value = read(message);
                return value instanceof failure_1.Failure ? value : (value === failure_1.UNKNOWN || value === null) !== negated;
            };
        }
        case 'exists': {
            const read = compileExpression(node.property, newId);
            return (message) => {
                const value = read(message);
                return value instanceof failure_1.Failure ? value : value !== failure_1.UNKNOWN;
            };
        }
    }
}
/** The parts of `a AND b AND c`, which nests to the left. */
function chainOf(kind, node) {
    return node.kind === kind ? [...chainOf(kind, node.left), node.right] : [node];
}
/** AND over parts; of two, the usual case, without a loop. */
function allOf(parts) {
    const [first, second, ...others] = parts;
    if (others.length === 0) {
        return (message) => {
            const left = first(message);
            if (left === false)
                return false;
            const right = second(message);
            if (left === true || left instanceof failure_1.Failure)
                return left === true ? right : left;
            return right === true ? failure_1.UNKNOWN : right;
        };
    }
    return chain(parts, true);
}
/**
 * AND or OR over parts, left to right: a failure and the truth that decides end it at once, unknown does not.
 *
 * @param neutral the truth that decides nothing: true for AND, false for OR
 */
function chain(parts, neutral) {
    const last = parts.length;
    return (message) => {
        let result = neutral;
        for (let at = 0; at < last; at++) {
            const truth = parts[at](message);
            if (truth === neutral)
                continue;
            if (truth !== failure_1.UNKNOWN)
                return truth;
            result = failure_1.UNKNOWN;
        }
        return result;
    };
}
/** `NOT EXISTS(a) OR a <= 200`: the usual guard, with one look at the property instead of two. */
function compileGuarded(guard, node) {
    if (guard.kind !== 'not' || guard.operand.kind !== 'exists' || node.kind !== 'comparison')
        return undefined;
    const { property } = guard.operand;
    if (property.scope === 'sys' || node.left.kind !== 'property' || node.left.scope === 'sys')
        return undefined;
    const name = (0, message_1.foldName)(property.name);
    if ((0, message_1.foldName)(node.left.name) !== name || node.right.kind !== 'literal')
        return undefined;
    return comparePropertyWith(name, node.operator, (0, evaluate_1.literalValue)(node.right), true);
}
function negatedIf(isNegated, positive) {
    return isNegated ? (message) => (0, evaluate_1.not)(positive(message)) : positive;
}
function compileComparison({ left, right, operator }, newId) {
    if (left.kind === 'property' && left.scope !== 'sys' && right.kind === 'literal') {
        return comparePropertyWith((0, message_1.foldName)(left.name), operator, (0, evaluate_1.literalValue)(right), failure_1.UNKNOWN);
    }
    const [first, second] = [compileExpression(left, newId), compileExpression(right, newId)];
    return (message) => (0, evaluate_1.onValues)(first(message), () => second(message), (a, b) => (0, comparison_1.compare)(operator, a, b));
}
/**
 * Compares a property with a constant.
 *
 * One closure for each frequent pair of operator and type, which repeats itself: a call more for each comparison would
 * double what a comparison costs.
 *
 * @param missing what comes out where the message lacks the property
 */
function comparePropertyWith(name, operator, constant, missing) {
    const general = (value) => value === failure_1.UNKNOWN ? missing : (0, comparison_1.compare)(operator, value, constant);
    if (typeof constant === 'string' && operator === '=') {
        return (message) => {
            const value = message.property(name);
            return typeof value === 'string' ? value === constant : general(value);
        };
    }
    const small = constant instanceof values_1.Integer ? constant.small : Number.NaN;
    switch (Number.isNaN(small) ? undefined : operator) {
        case '=':
            return (message) => {
                const value = message.property(name);
                if (isQuick(value))
                    return value.small === small;
                return typeof value === 'number' ? value === small : general(value);
            };
        case '<':
            return (message) => {
                const value = message.property(name);
                if (isQuick(value))
                    return value.small < small;
                return typeof value === 'number' ? value < small : general(value);
            };
        case '<=':
            return (message) => {
                const value = message.property(name);
                if (isQuick(value))
                    return value.small <= small;
                return typeof value === 'number' ? value <= small : general(value);
            };
        case '>':
            return (message) => {
                const value = message.property(name);
                if (isQuick(value))
                    return value.small > small;
                return typeof value === 'number' ? value > small : general(value);
            };
        case '>=':
            return (message) => {
                const value = message.property(name);
                if (isQuick(value))
                    return value.small >= small;
                return typeof value === 'number' ? value >= small : general(value);
            };
        default:
            return (message) => general(message.property(name));
    }
}
/** Whether a whole number is compared as a JavaScript number; ulong has rules of its own. */
function isQuick(value) {
    return value instanceof values_1.Integer && value.isQuick;
}
function compileIn(node, newId) {
    const operand = compileExpression(node.operand, newId);
    const texts = node.members.map((member) => (member.kind === 'literal' ? member.value : undefined));
    const members = node.members.map((member) => compileExpression(member, newId));
    const general = (message) => (0, evaluate_1.isMember)(operand(message), members.map((member) => member(message)));
    if (!texts.every((text) => typeof text === 'string'))
        return general;
    if (node.operand.kind === 'property' && node.operand.scope !== 'sys' && texts.length <= FEW) {
        const name = (0, message_1.foldName)(node.operand.name);
        // Comparing a few texts is faster than looking one up.
        return (message) => {
            const value = message.property(name);
            if (typeof value === 'string')
                return texts.includes(value);
            return value === failure_1.UNKNOWN ? failure_1.UNKNOWN : general(message);
        };
    }
    const set = new Set(texts);
    return (message) => {
        const value = operand(message);
        if (typeof value === 'string')
            return set.has(value);
        return value === failure_1.UNKNOWN ? failure_1.UNKNOWN : general(message);
    };
}
const FEW = 8;
function compileLike(node, newId) {
    const operand = compileExpression(node.operand, newId);
    const escaping = node.escape ?? { kind: 'literal', value: null, ...position_1.NOWHERE };
    if (node.pattern.kind === 'literal' && escaping.kind === 'literal') {
        const matches = (0, like_1.likeMatcher)((0, text_1.textOf)((0, evaluate_1.literalValue)(node.pattern)), (0, text_1.textOf)((0, evaluate_1.literalValue)(escaping)));
        return (message) => {
            const value = operand(message);
            if (typeof value === 'string')
                return matches(value);
            return value === failure_1.UNKNOWN || value instanceof failure_1.Failure ? value : matches((0, text_1.textOf)(value));
        };
    }
    const [pattern, escapeUnit] = [compileExpression(node.pattern, newId), compileExpression(escaping, newId)];
    return (message) => (0, evaluate_1.isLike)(operand(message), pattern(message), escapeUnit(message));
}
function compileExpression(node, newId) {
    switch (node.kind) {
        case 'literal': {
            const value = (0, evaluate_1.literalValue)(node);
            return () => value;
        }
        case 'property': {
            if (node.scope === 'sys')
                return (message) => message.systemProperty(node.name);
            const name = (0, message_1.foldName)(node.name);
            return (message) => message.property(name);
        }
        case 'call': {
            if (node.argument === undefined)
                return newId;
            const argument = compileExpression(node.argument, newId);
            return (message) => (0, evaluate_1.readNamedProperty)(argument(message), message);
        }
        case 'negation': {
            const operand = compileExpression(node.operand, newId);
            return (message) => {
                const value = operand(message);
                return value instanceof failure_1.Failure || value === failure_1.UNKNOWN ? value : (0, arithmetic_1.negate)(value);
            };
        }
        case 'arithmetic': {
            const { operator } = node;
            const [left, right] = [compileExpression(node.left, newId), compileExpression(node.right, newId)];
            return (message) => (0, evaluate_1.onValues)(left(message), () => right(message), (a, b) => (0, arithmetic_1.calculate)(operator, a, b));
        }
        case 'parameter': {
            const { name, value } = node;
            return () => (value === undefined ? new failure_1.Failure(`${name} has no value`) : value);
        }
    }
}
//# sourceMappingURL=compile.js.map