"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.evaluateFilter = evaluateFilter;
exports.evaluateExpression = evaluateExpression;
exports.onValues = onValues;
exports.not = not;
exports.isMember = isMember;
exports.isLike = isLike;
exports.literalValue = literalValue;
exports.readNamedProperty = readNamedProperty;
exports.newGuid = newGuid;
const message_1 = require("../messages/message");
const failure_1 = require("../values/failure");
const text_1 = require("../values/text");
const values_1 = require("../values/values");
const arithmetic_1 = require("./arithmetic");
const comparison_1 = require("./comparison");
const like_1 = require("./like");
/**
 * Evaluates a condition on a message exactly as the service's engine does.
 *
 * A plain walk over the syntax tree; `compileFilter` is the fast twin.
 */
function evaluateFilter(predicate, message, observe) {
    return new Evaluation(message, observe).truth(predicate);
}
/**
 * Evaluates an expression, as on the right side of SET.
 *
 * @param newId what newid() gives
 */
function evaluateExpression(expression, message, newId = newGuid) {
    return new Evaluation(message, undefined, newId).value(expression);
}
class Evaluation {
    message;
    observe;
    newId;
    constructor(message, observe, newId = newGuid) {
        this.message = message;
        this.observe = observe;
        this.newId = newId;
    }
    truth(node) {
        const result = this.truthOf(node);
        this.observe?.(node, result);
        return result;
    }
    value(node) {
        const result = this.valueOf(node);
        this.observe?.(node, result);
        return result;
    }
    truthOf(node) {
        switch (node.kind) {
            case 'and':
                return and(this.truth(node.left), () => this.truth(node.right));
            case 'or':
                return or(this.truth(node.left), () => this.truth(node.right));
            case 'not':
                return not(this.truth(node.operand));
            case 'comparison':
                return onValues(this.value(node.left), () => this.value(node.right), (left, right) => (0, comparison_1.compare)(node.operator, left, right));
            case 'in':
                return this.membership(node);
            case 'like':
                return this.like(node);
            case 'is-null': {
                const value = this.value(node.property);
                if (value instanceof failure_1.Failure)
                    return value;
                return (value === failure_1.UNKNOWN || value === null) !== node.negated;
            }
            case 'exists': {
                const value = this.value(node.property);
                return value instanceof failure_1.Failure ? value : value !== failure_1.UNKNOWN;
            }
        }
    }
    membership(node) {
        const operand = this.value(node.operand);
        const members = node.members.map((member) => this.value(member));
        const result = isMember(operand, members);
        return node.negated ? not(result) : result;
    }
    like(node) {
        const operand = this.value(node.operand);
        const pattern = this.value(node.pattern);
        const escaping = node.escape === undefined ? null : this.value(node.escape);
        const result = isLike(operand, pattern, escaping);
        return node.negated ? not(result) : result;
    }
    valueOf(node) {
        switch (node.kind) {
            case 'literal':
                return literalValue(node);
            case 'property':
                return readProperty(node, this.message);
            case 'call':
                return this.call(node);
            case 'negation': {
                const operand = this.value(node.operand);
                return operand instanceof failure_1.Failure || operand === failure_1.UNKNOWN ? operand : (0, arithmetic_1.negate)(operand);
            }
            case 'arithmetic':
                return onValues(this.value(node.left), () => this.value(node.right), (left, right) => (0, arithmetic_1.calculate)(node.operator, left, right));
            case 'parameter':
                return node.value === undefined ? new failure_1.Failure(`${node.name} has no value`) : node.value;
        }
    }
    call(node) {
        if (node.argument === undefined)
            return this.newId();
        return readNamedProperty(this.value(node.argument), this.message);
    }
}
/** Applies an operation to two values, both evaluated first: a failure wins over an unknown value. */
function onValues(left, evaluateRight, apply) {
    if (left instanceof failure_1.Failure)
        return left;
    const right = evaluateRight();
    if (right instanceof failure_1.Failure)
        return right;
    return left === failure_1.UNKNOWN || right === failure_1.UNKNOWN ? failure_1.UNKNOWN : apply(left, right);
}
/** AND, left to right: false decides at once, unknown does not. */
function and(left, evaluateRight) {
    if (left === false || left instanceof failure_1.Failure)
        return left;
    const right = evaluateRight();
    return right === true ? left : right === failure_1.UNKNOWN ? failure_1.UNKNOWN : right;
}
/** OR, left to right: true decides at once, unknown does not. */
function or(left, evaluateRight) {
    if (left === true || left instanceof failure_1.Failure)
        return left;
    const right = evaluateRight();
    return right === false ? left : right;
}
/** NOT: what is unknown or fails stays so. */
function not(operand) {
    return typeof operand === 'boolean' ? !operand : operand;
}
/**
 * Whether a value is in a list: compared in order, up to the first that is equal.
 *
 * A member that is not known fails the comparison, unless it is compared with null, and a text is never read as a
 * GUID here.
 */
function isMember(operand, members) {
    if (operand instanceof failure_1.Failure)
        return operand;
    for (const member of members) {
        if (member instanceof failure_1.Failure)
            return member;
    }
    if (operand === failure_1.UNKNOWN)
        return failure_1.UNKNOWN;
    for (const member of members) {
        if (member === failure_1.UNKNOWN) {
            if (operand === null)
                continue;
            return new failure_1.Failure('IN cannot compare with a property that the message lacks');
        }
        const equal = (0, comparison_1.equals)(operand, member, false);
        if (equal !== false)
            return equal;
    }
    return false;
}
/** Whether the text of a value matches a pattern; null stands for the empty text. */
function isLike(operand, pattern, escaping) {
    for (const part of [operand, pattern, escaping]) {
        if (part instanceof failure_1.Failure)
            return part;
    }
    if (operand === failure_1.UNKNOWN || pattern === failure_1.UNKNOWN || escaping === failure_1.UNKNOWN)
        return failure_1.UNKNOWN;
    return (0, like_1.likeMatcher)((0, text_1.textOf)(pattern), (0, text_1.textOf)(escaping))((0, text_1.textOf)(operand));
}
/** The value of a literal: whole numbers are longs, others doubles. */
function literalValue({ value }) {
    return typeof value === 'bigint' ? values_1.Integer.of('long', value) : value;
}
/** A property of the message. */
function readProperty({ scope, name }, message) {
    return scope === 'sys' ? message.systemProperty(name) : message.property((0, message_1.foldName)(name));
}
/** The property whose name is the value of an expression. */
function readNamedProperty(name, message) {
    if (name instanceof failure_1.Failure)
        return name;
    if (typeof name !== 'string')
        return new failure_1.Failure('property() needs the name of a property as text');
    return message.property((0, message_1.foldName)(name));
}
/** What newid() gives. */
function newGuid() {
    return new values_1.Guid(globalThis.crypto.randomUUID());
}
//# sourceMappingURL=evaluate.js.map