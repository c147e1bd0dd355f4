"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.letterLine = letterLine;
exports.groupLines = groupLines;
exports.groupJson = groupJson;
exports.letterJson = letterJson;
exports.letterLines = letterLines;
const entity_1 = require("../../operations/bus/entity");
const seen_1 = require("../../operations/messages/seen");
const text_1 = require("../../rules/values/text");
/** The first line of what is said of a letter. */
function firstDetail({ details }) {
    const [first = ''] = details.split('\n');
    return first.length > 80 ? `${first.slice(0, 79)}…` : first;
}
/** A letter in a line: its id, why it is one, and what becomes of it. */
function letterLine(letter, end) {
    const detail = firstDetail(letter);
    return `${(0, seen_1.idOf)(letter.seen) ?? 'no id'}  ${letter.reason}${detail === '' ? '' : ` (${detail})`}  ${end}`;
}
/** A group with an example. */
function groupLines({ entity, reason, letters }) {
    const example = letters[0];
    const count = `${letters.length} message${letters.length === 1 ? '' : 's'}`;
    const detail = firstDetail(example);
    const { enqueuedAt, sequenceNumber } = example.seen;
    return [
        `${entity}  ${reason}  ${count}`,
        `  such as ${(0, seen_1.idOf)(example.seen) ?? 'no id'}, #${sequenceNumber} in ${(0, entity_1.placeText)(example.seen.place)}${enqueuedAt === undefined ? '' : `, ${enqueuedAt.toISOString()}`}${detail === '' ? '' : `: ${detail}`}`,
    ];
}
/** A group for machines. */
function groupJson({ entity, reason, letters }) {
    return { entity, reason, count: letters.length, example: letterJson(letters[0]) };
}
/** A letter for machines: the message, and why it is one. */
function letterJson({ seen, reason, details }) {
    return { ...(0, seen_1.seenJson)(seen), reason, ...(details !== '' && { details }) };
}
/** All of a letter, for people. */
function letterLines(letter) {
    const { seen, reason, details } = letter;
    const body = seen.body.kind === 'text' ? seen.body.text : `${seen.body.bytes.length} bytes`;
    return [
        `#${seen.sequenceNumber} in ${(0, entity_1.placeText)(seen.place)}${seen.deadLetterSource === undefined ? '' : `, from ${seen.deadLetterSource}`}`,
        `  ${reason}`,
        ...details.split('\n').flatMap((line) => (line === '' ? [] : [`    ${line}`])),
        ...[...seen.message.system].map(([name, value]) => `  sys.${name} = ${(0, text_1.textOf)(value)}`),
        ...seen.message.properties.map(({ name, value }) => `  ${name} = ${value === null ? 'null' : (0, text_1.textOf)(value)}`),
        ...body.split('\n').map((line) => `  ${line}`),
        '',
    ];
}
//# sourceMappingURL=letter-lines.js.map