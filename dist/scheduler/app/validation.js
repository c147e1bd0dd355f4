"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.allProblems = allProblems;
exports.allWarnings = allWarnings;
const servicebus_1 = require("../../servicebus");
const waiver_warnings_1 = require("./waiver-warnings");
/** What the validations of all constructs say, in the order of the tree. */
function allProblems(app) {
    let failure;
    const all = app.node.findAll().map(({ node }) => {
        try {
            return { path: node.path, problems: node.validate() };
        }
        catch (error) {
            failure ??= error;
            return { path: node.path, problems: [] };
        }
    });
    const found = all.filter(({ problems }) => problems.length > 0);
    // What threw while it was made is not whole, and cannot be looked at; why it is not is among the problems.
    if (found.length === 0 && failure !== undefined)
        throw failure;
    return found;
}
/**
 * The warnings that constructs carry, each once, with the paths of all that carry it: a catalogue stands in several
 * environments. cdktf itself only writes them to a file. Those about the end of an exception depend on the day, and so
 * they do not stand in the output.
 *
 * @param today a day such as `2026-11-22`
 */
function allWarnings(app, today) {
    const warnings = (construct) => {
        const carried = construct.node.metadata.filter(({ type }) => type === '@cdktf/warn');
        const texts = [...carried.map(({ data }) => String(data)), ...(0, waiver_warnings_1.waiverWarnings)((0, servicebus_1.waiversBeside)(construct), today)];
        return texts.map((text) => [text, construct.node.path.replace(/\/Resource$/, '')]);
    };
    const paths = new Map();
    for (const [text, path] of app.node.findAll().flatMap(warnings))
        paths.set(text, [...(paths.get(text) ?? []), path]);
    return [...paths].map(([text, all]) => `[${all.join(', ')}] ${text}`);
}
//# sourceMappingURL=validation.js.map