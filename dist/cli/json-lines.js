"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.jsonPieces = jsonPieces;
const node_buffer_1 = require("node:buffer");
const files_1 = require("../files");
const schema_1 = require("../schema");
const EXPECTED = 'not JSON: expected a message, an array of messages, or a message a line';
const TOO_LARGE = `is one value of more than ${Math.floor(files_1.LARGEST / 2 ** 20)} MB; write a message a line`;
/** How the first line of a value over several lines ends. */
const GOES_ON = /[[{,:]\s*$/;
/** So many bytes of lines are read at a time. */
const BATCH = 1 << 16;
/**
 * The JSON values of a file or of standard input (`-`): one value, an array of values, or a value a line.
 *
 * Lines are read one by one, so that a large file takes little memory, and a broken line leaves the others; a file
 * that is one value over several lines is read whole.
 *
 * @throws FileProblem where it cannot be read
 */
async function* jsonPieces(path) {
    const name = (0, files_1.inputName)(path);
    // Of a value over several lines, all of them.
    const whole = [];
    let number = 0;
    let isFirst = true;
    for await (const batch of (0, files_1.wholeLines)(path, BATCH)) {
        for (const line of whole.length === 0 ? linesIn(batch) : [batch]) {
            if (whole.length > 0) {
                whole.push(line);
                continue;
            }
            number++;
            const read = readJson(line);
            if (read === undefined)
                continue;
            if (isFirst && 'problem' in read && GOES_ON.test(line.toString('latin1')))
                whole.push(line);
            else
                yield* pieces(read, `${name}, line ${number}`);
            isFirst = false;
        }
    }
    if (whole.length === 0)
        return;
    const length = whole.reduce((sum, part) => sum + part.length, 0);
    if (length > files_1.LARGEST)
        throw new files_1.FileProblem(name, TOO_LARGE);
    const read = readJson(Buffer.concat(whole));
    if (read !== undefined)
        yield* pieces(read, name);
}
/** The lines of some text, each with its end. */
function* linesIn(batch) {
    for (let start = 0; start < batch.length;) {
        const found = batch.indexOf(files_1.LINE_FEED, start);
        const end = found === -1 ? batch.length : found + 1;
        yield batch.subarray(start, end);
        start = end;
    }
}
function* pieces(read, place) {
    if ('problem' in read || !Array.isArray(read.json))
        yield { place, ...read };
    else
        for (const [index, json] of read.json.entries())
            yield { place: `${place}, message ${index + 1}`, json };
}
/** What some bytes say; nothing for blanks. */
function readJson(bytes) {
    if (!(0, node_buffer_1.isUtf8)(bytes))
        return { problem: 'not UTF-8: save it as UTF-8' };
    const text = bytes.toString();
    if (text.trim() === '')
        return undefined;
    try {
        (0, files_1.checkNesting)(text);
        return { json: (0, schema_1.parseExactly)(text) };
    }
    catch (error) {
        return { problem: error instanceof files_1.NestedTooDeeply ? error.message : EXPECTED };
    }
}
//# sourceMappingURL=json-lines.js.map