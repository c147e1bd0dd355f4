"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.compare = compare;
exports.equals = equals;
exports.holdsBetween = holdsBetween;
const failure_1 = require("../values/failure");
const numbers_1 = require("../values/numbers");
const text_1 = require("../values/text");
const values_1 = require("../values/values");
/** Compares two values that are there (null is a value). */
function compare(operator, left, right) {
    if (left instanceof values_1.Integer && right instanceof values_1.Integer && left.type !== 'ulong' && right.type !== 'ulong') {
        // By far the most frequent pair. One that is not small is NaN here, and falls through.
        const difference = left.small - right.small;
        if (!Number.isNaN(difference))
            return holdsBetween(operator, difference, 0);
    }
    if ((0, numbers_1.isNumeric)(left) && (0, numbers_1.isNumeric)(right))
        return compareNumbers(operator, left, right);
    if (operator === '=' || operator === '<>') {
        const equal = equals(left, right);
        return equal instanceof failure_1.Failure ? cannotCompare(operator, left, right) : equal === (operator === '=');
    }
    return compareOrder(operator, left, right);
}
/**
 * Whether two values are equal; a failure where the service cannot tell.
 *
 * @param convertsGuid whether a text is read as a GUID beside one, which `=` does and IN does not
 */
function equals(left, right, convertsGuid = true) {
    if (left === null || right === null)
        return left === right;
    if ((0, numbers_1.isNumeric)(left) && (0, numbers_1.isNumeric)(right))
        return compareNumbers('=', left, right);
    if (typeof left === 'string' || typeof left === 'boolean') {
        if (typeof left === typeof right)
            return left === right;
        if (right instanceof values_1.Guid && convertsGuid)
            return equalsGuid(right, left);
    }
    if (left instanceof values_1.Guid) {
        if (right instanceof values_1.Guid)
            return left.value === right.value;
        if (convertsGuid)
            return equalsGuid(left, right);
    }
    if (left instanceof values_1.DateTime && right instanceof values_1.DateTime)
        return left.ticks === right.ticks;
    if (left instanceof values_1.TimeSpan && right instanceof values_1.TimeSpan)
        return left.ticks === right.ticks;
    return cannotCompare('=', left, right);
}
function equalsGuid(guid, other) {
    if (typeof other !== 'string')
        return cannotCompare('=', guid, other);
    const parsed = (0, text_1.parseGuid)(other);
    return parsed === undefined ? new failure_1.Failure(`'${other}' is no GUID`) : parsed.value === guid.value;
}
function compareNumbers(operator, left, right) {
    const pair = (0, numbers_1.promote)(left, right);
    if (pair === undefined)
        return cannotCompare(operator, left, right);
    if (pair.as === 'decimal')
        return holdsBetween(operator, pair.left.compare(pair.right), 0);
    if (pair.as === 'double' || pair.as === 'float')
        return holdsBetween(operator, pair.left, pair.right);
    return holdsBetween(operator, pair.left, pair.right);
}
function compareOrder(operator, left, right) {
    if (left instanceof values_1.DateTime && right instanceof values_1.DateTime)
        return holdsBetween(operator, left.ticks, right.ticks);
    if (left instanceof values_1.TimeSpan && right instanceof values_1.TimeSpan)
        return holdsBetween(operator, left.ticks, right.ticks);
    // Nothing is smaller or larger than null, where the type has an order at all.
    if ((left === null || hasOrder(left)) && (right === null || hasOrder(right)) && (left === null || right === null)) {
        return false;
    }
    return cannotCompare(operator, left, right);
}
function hasOrder(value) {
    return (0, numbers_1.isNumeric)(value) || value instanceof values_1.DateTime || value instanceof values_1.TimeSpan;
}
/** Compares numbers as JavaScript does: NaN is not equal to anything, and neither smaller nor larger. */
function holdsBetween(operator, left, right) {
    switch (operator) {
        case '=':
            return left === right;
        case '<>':
            return left !== right;
        case '<':
            return left < right;
        case '<=':
            return left <= right;
        case '>':
            return left > right;
        case '>=':
            return left >= right;
    }
}
function cannotCompare(operator, left, right) {
    return new failure_1.Failure(`${operator} cannot compare ${(0, values_1.typeOf)(left)} with ${(0, values_1.typeOf)(right)}`);
}
//# sourceMappingURL=comparison.js.map