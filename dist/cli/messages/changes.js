"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.changesOf = changesOf;
const files_1 = require("../../files");
const rules_1 = require("../../rules");
const schema_1 = require("../../schema");
const exit_status_1 = require("../exit-status");
/** What `--set`, `--unset` and `--body` say. @throws UsageError with all that is wrong with them */
function changesOf({ set, unset, body }) {
    const problems = [];
    const properties = new Map();
    for (const name of unset)
        properties.set(name, undefined);
    for (const one of set) {
        const [, name, text] = /^([^=]+)=(.*)$/s.exec(one) ?? [];
        if (name === undefined || text === undefined) {
            problems.push(`--set ${one}: write name=value`);
            continue;
        }
        try {
            properties.set(name, (0, rules_1.valueFromJson)(jsonOrText(text), name));
        }
        catch (error) {
            if (!(error instanceof rules_1.NotAMessage))
                throw error;
            problems.push(...error.problems.map((problem) => `--set ${problem}`));
        }
    }
    if (problems.length > 0)
        throw new exit_status_1.UsageError(problems);
    return { properties, ...(body !== undefined && { body: (0, files_1.readBytes)(body) }) };
}
/** `5` is a number, `"5"` and `five` are texts. */
function jsonOrText(text) {
    try {
        return (0, schema_1.parseExactly)(text);
    }
    catch {
        return text;
    }
}
//# sourceMappingURL=changes.js.map