"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Schema = void 0;
const compile_1 = require("./compile");
const sentences_1 = require("./sentences");
/** What some JSON has to look like: a JSON schema, and the sentences about what does not. */
class Schema {
    json;
    validate;
    /** @param json the schema, draft 2020-12, compiled when something is first put to it */
    constructor(json) {
        this.json = json;
    }
    /**
     * What is wrong with a value, a sentence each, the first of many; nothing where it is as the schema says.
     *
     * @param written what members of the value are called where it was got, if they are called otherwise
     */
    problems(value, written) {
        this.validate ??= (0, compile_1.compile)(this.json);
        const errors = this.validate(value);
        if (errors.length === 0)
            return [];
        // To ajv a whole number beyond 53 bits is none.
        const exact = withNumbers(value);
        return (0, sentences_1.sentencesOf)(exact === value ? errors : this.validate(exact), value, { ...(written && { written }) });
    }
}
exports.Schema = Schema;
/** So deep is what somebody writes; deeper, nothing of ours is. */
const MOST_DEEP = 64;
/** The value with numbers in the place of exact whole numbers; itself where there are none. */
function withNumbers(value, depth = 0) {
    if (typeof value === 'bigint')
        return Number(value);
    if (typeof value !== 'object' || value === null || depth > MOST_DEEP)
        return value;
    const entries = Object.entries(value).map(([name, part]) => [name, part, withNumbers(part, depth + 1)]);
    if (entries.every(([, part, made]) => part === made))
        return value;
    return Array.isArray(value)
        ? entries.map(([, , made]) => made)
        : Object.fromEntries(entries.map(([name, , made]) => [name, made]));
}
//# sourceMappingURL=schema.js.map