"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeProblem = describeProblem;
exports.show = show;
const LONGEST_VALUE_SHOWN = 80;
/** The one line that a problem is shown as: `lockDuration: got "PT10M", allowed at most PT5M; use PT5M`. */
function describeProblem(problem) {
    return `${problem.subject}: got ${show(problem.got)}, allowed ${problem.allowed}; ${problem.fix}`;
}
/**
 * A value as it is quoted in messages: JSON, cut to a readable length; what JSON cannot say, in words. Letters that a
 * terminal would act on, and halves of letters, are written as JSON may write them: `\\u202e`.
 */
function show(value) {
    if (value === undefined)
        return 'nothing';
    if (typeof value === 'function')
        return value.name === '' ? 'a function' : `the function ${value.name}`;
    if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
        return String(value);
    const text = json(value);
    const shown = text.length > LONGEST_VALUE_SHOWN ? `${text.slice(0, LONGEST_VALUE_SHOWN - 1)}…` : text;
    return shown.replace(NOT_PRINTED, escaped);
}
/** Controls beyond ASCII, marks that change the direction or take no place, ends of lines, and halves of letters. */
const NOT_PRINTED = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
function escaped(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
function json(value) {
    try {
        return JSON.stringify(value) ?? String(value);
    }
    catch {
        // A construct knows its parent, which knows it; a bigint, and what is nested too deeply, has no JSON either.
        if (Array.isArray(value))
            return `a list of ${value.length}`;
        const name = typeof value === 'object' ? Object.getPrototypeOf(value)?.constructor?.name : undefined;
        return typeof name === 'string' && name !== 'Object' ? `an object of the class ${name}` : 'an object';
    }
}
//# sourceMappingURL=problem.js.map