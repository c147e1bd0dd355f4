"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.own = own;
exports.plainText = plainText;
/**
 * What an object of somebody else has under a name of somebody else; `undefined` where it has none of its own. An object
 * also answers to `constructor`, `toString` and `__proto__`, which nobody has written.
 */
function own(record, name) {
    return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
/** A value of JSON as text, as `String` has it; an object, whose own `toString` may be anything, as JSON. */
function plainText(value) {
    if (typeof value !== 'object' || value === null)
        return String(value);
    try {
        return JSON.stringify(value);
    }
    catch {
        return Array.isArray(value) ? 'a list' : 'an object';
    }
}
//# sourceMappingURL=own.js.map