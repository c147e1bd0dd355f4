"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.print = print;
exports.printError = printError;
exports.printMarkdown = printMarkdown;
exports.printDocument = printDocument;
exports.printJson = printJson;
exports.printJsonLines = printJsonLines;
exports.drained = drained;
exports.columnsOf = columnsOf;
exports.guardOutput = guardOutput;
exports.fitHarmless = fitHarmless;
const node_events_1 = require("node:events");
const text_1 = require("../text");
const fit_1 = require("./fit");
/**
 * Everything that this project prints goes through these functions, and each of them makes harmless what is of others in
 * its own way. What is printed by any other means, by packages or by mistake, is made harmless all the same
 * (`guardOutput`), but in that case our own colours are nobody's.
 */
/** Prints lines for people on standard output, each as one line, fitted into a terminal. */
function print(lines) {
    printOn(process.stdout, lines);
}
/** Prints lines for people on standard error. */
function printError(lines) {
    printOn(process.stderr, lines);
}
/** Prints Markdown, in which the text of others is harmless already; fitted into a terminal. */
function printMarkdown(markdown) {
    write(process.stdout, fitted(process.stdout, harmless(markdown)));
}
/** Prints a picture or a page, in which the text of others is harmless already; nothing of it is moved. */
function printDocument(document) {
    write(process.stdout, harmless(document));
}
/** Prints a value as JSON, for programs. @param indent blanks of each level; without it one line */
function printJson(value, indent) {
    printJsonLines(`${(0, text_1.shownJson)(value, indent)}\n`);
}
/** Prints text that `lib/text` has made of JSON. */
function printJsonLines(json) {
    if (json !== '')
        write(process.stdout, json);
}
/** Waits where the reader of standard output is slower, so that output does not pile up in memory. */
async function drained() {
    if (process.stdout.writableNeedDrain)
        await (0, node_events_1.once)(process.stdout, 'drain');
}
/** How wide a stream is; `undefined` where it is no terminal, and nothing is fitted into anything. */
function columnsOf(stream) {
    return stream.isTTY === true && (stream.columns ?? 0) > 0 ? stream.columns : undefined;
}
/** From now on whatever is written to standard output and standard error is harmless. */
function guardOutput() {
    for (const stream of [process.stdout, process.stderr])
        guard(stream);
}
/** Whether what is written now has been made harmless, by one of the functions above. */
let isHarmless = false;
const guards = new WeakSet();
function guard(stream) {
    if (guards.has(stream))
        return;
    guards.add(stream);
    const original = stream.write.bind(stream);
    const guarding = (chunk, ...others) => original(isHarmless || typeof chunk !== 'string' || CURSOR.test(chunk) ? chunk : guarded(chunk), ...others);
    stream.write = guarding;
}
/** By itself, what Node's readline writes to move the cursor in its line and to clear that. */
const CURSOR = /^\p{Cc}\[(?:\d*G|[012]?K)$/u;
function printOn(stream, lines) {
    const shown = (0, text_1.terminalLines)(Array.isArray(lines) ? lines : [lines]);
    if (shown.length > 0)
        write(stream, fitted(stream, `${shown.join('\n')}\n`));
}
function write(stream, text) {
    isHarmless = true;
    try {
        stream.write(text);
    }
    finally {
        isHarmless = false;
    }
}
/** What nobody has made harmless. */
function guarded(text) {
    return harmless((0, text_1.withoutSecrets)(text));
}
function harmless(text) {
    return (0, text_1.withoutCommands)((0, text_1.visibleLines)(text));
}
function fitted(stream, text) {
    const columns = columnsOf(stream);
    return columns === undefined ? text : fitHarmless(text, columns);
}
/** Fits text in which no line is a command so that none becomes one: it may begin with what stood in a line. */
function fitHarmless(text, columns) {
    const shown = (0, fit_1.fit)(text, columns);
    const harmless = (0, text_1.withoutCommands)(shown);
    return shown === harmless ? shown : fitHarmless(harmless, columns);
}
//# sourceMappingURL=output.js.map