"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.calculate = calculate;
exports.negate = negate;
const failure_1 = require("../values/failure");
const numbers_1 = require("../values/numbers");
const text_1 = require("../values/text");
const values_1 = require("../values/values");
/** Computes with two values that are there (null is a value). */
function calculate(operator, left, right) {
    if (operator === '+' && (typeof left === 'string' || typeof right === 'string'))
        return (0, text_1.textOf)(left) + (0, text_1.textOf)(right);
    if ((0, numbers_1.isNumeric)(left) && (0, numbers_1.isNumeric)(right))
        return calculateNumbers(operator, left, right);
    if (left === null || right === null)
        return calculateNull(operator, left, right);
    return calculateTimes(operator, left, right) ?? cannot(operator, left, right);
}
/** The negative of a value. */
function negate(value) {
    if (typeof value === 'number')
        return -value;
    if (value instanceof values_1.Float)
        return new values_1.Float(-value.value);
    if (value instanceof values_1.DecimalValue)
        return new values_1.DecimalValue(value.value.negated());
    if (value instanceof values_1.TimeSpan)
        return (0, text_1.timeSpanOf)(-value.ticks) ?? overflow();
    if (value instanceof values_1.Integer && value.type !== 'ulong') {
        const type = value.type === 'uint' || value.type === 'long' ? 'long' : 'int';
        return values_1.Integer.checked(type, -value.value) ?? overflow();
    }
    return new failure_1.Failure(`- cannot be applied to ${(0, values_1.typeOf)(value)}`);
}
function calculateNumbers(operator, left, right) {
    if (left instanceof values_1.Integer && right instanceof values_1.Integer)
        return calculateIntegers(operator, left, right);
    const pair = (0, numbers_1.promote)(left, right);
    if (pair?.as === 'double')
        return calculateDoubles(operator, pair.left, pair.right);
    if (pair?.as === 'float')
        return new values_1.Float(calculateDoubles(operator, pair.left, pair.right));
    if (pair?.as !== 'decimal')
        return cannot(operator, left, right);
    if ((operator === '/' || operator === '%') && pair.right.isZero())
        return divisionByZero();
    const methods = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'dividedBy', '%': 'modulo' };
    const result = pair.left[methods[operator]](pair.right);
    return result === undefined ? overflow() : new values_1.DecimalValue(result);
}
function calculateDoubles(operator, left, right) {
    switch (operator) {
        case '+':
            return left + right;
        case '-':
            return left - right;
        case '*':
            return left * right;
        case '/':
            return left / right;
        case '%':
            return left % right;
    }
}
function calculateIntegers(operator, left, right) {
    const type = (0, numbers_1.integerTypeOf)(left.type, right.type);
    if (type === undefined)
        return cannot(operator, left, right);
    if (operator !== '/' && operator !== '%') {
        const quick = calculateDoubles(operator, left.small, right.small);
        if (type === 'long' && Number.isSafeInteger(quick))
            return values_1.Integer.small('long', quick);
    }
    return calculateBigints(operator, type, left.value, right.value);
}
function calculateBigints(operator, type, left, right) {
    if ((operator === '/' || operator === '%') && right === 0n)
        return divisionByZero();
    switch (operator) {
        case '+':
            return values_1.Integer.checked(type, left + right) ?? overflow();
        case '-':
            return values_1.Integer.checked(type, left - right) ?? overflow();
        case '*':
            return values_1.Integer.checked(type, left * right) ?? overflow();
        case '/':
            return values_1.Integer.checked(type, left / right) ?? overflow();
        case '%':
            // The least number by -1 overflows as its quotient does, though the rest would be 0.
            return values_1.Integer.checked(type, left / right) === undefined ? overflow() : values_1.Integer.of(type, left % right);
    }
}
/** One of the two is null. */
function calculateNull(operator, left, right) {
    const other = left ?? right;
    if (other !== null && (0, numbers_1.isNumeric)(other))
        return null;
    if (other instanceof values_1.DateTime && operator === '+')
        return left === null ? (0, text_1.textOf)(other) : null;
    if (other instanceof values_1.TimeSpan && (operator === '+' || operator === '-'))
        return null;
    if ((typeof other === 'boolean' || other instanceof values_1.Guid) && operator === '+')
        return (0, text_1.textOf)(other);
    // Left to right, the runtime binds null - null and the like to numbers, and only + to nothing.
    if (other === null && operator !== '+')
        return null;
    return cannot(operator, left, right);
}
/** Sums and differences; one out of the range of its type fails, as .NET's does. */
function calculateTimes(operator, left, right) {
    if (operator !== '+' && operator !== '-')
        return undefined;
    const sign = operator === '+' ? 1n : -1n;
    if (left instanceof values_1.DateTime && right instanceof values_1.TimeSpan) {
        return (0, text_1.dateTimeOf)(left.ticks + sign * right.ticks) ?? overflow();
    }
    if (left instanceof values_1.TimeSpan && right instanceof values_1.TimeSpan) {
        return (0, text_1.timeSpanOf)(left.ticks + sign * right.ticks) ?? overflow();
    }
    if (left instanceof values_1.DateTime && right instanceof values_1.DateTime && operator === '-') {
        return new values_1.TimeSpan(left.ticks - right.ticks);
    }
    return undefined;
}
function cannot(operator, left, right) {
    return new failure_1.Failure(`${operator} cannot be applied to ${(0, values_1.typeOf)(left)} and ${(0, values_1.typeOf)(right)}`);
}
const divisionByZero = () => new failure_1.Failure('division by zero');
const overflow = () => new failure_1.Failure('the result is too large for its type');
//# sourceMappingURL=arithmetic.js.map