"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.seenLine = seenLine;
const text_1 = require("../../rules/values/text");
const text_2 = require("../../text");
const entity_1 = require("../bus/entity");
const seen_1 = require("./seen");
const LONGEST_BODY = 120;
const LONGEST_VALUE = 40;
/** A message in a line: where and when, its id and subject, its properties, and how its body begins. */
function seenLine(seen, { withPlace }) {
    const { message, body, sequenceNumber, enqueuedAt, state } = seen;
    const system = [...message.system];
    const subject = system.find(([name]) => name === 'Label')?.[1];
    const session = system.find(([name]) => name === 'SessionId')?.[1];
    const properties = message.properties.map(({ name, value }) => `${name}=${value === null ? 'null' : (0, text_2.shortened)((0, text_1.textOf)(value), LONGEST_VALUE)}`);
    return [
        ...(withPlace ? [(0, entity_1.placeText)(seen.place)] : []),
        `#${sequenceNumber}`,
        enqueuedAt?.toISOString() ?? 'no time',
        ...(state === 'active' ? [] : [state]),
        (0, seen_1.idOf)(seen) ?? 'no id',
        ...(typeof subject === 'string' ? [subject] : []),
        ...(typeof session === 'string' ? [`session ${session}`] : []),
        ...properties,
        (0, text_2.shortened)((0, seen_1.bodyLine)(body), LONGEST_BODY),
    ].join('  ');
}
//# sourceMappingURL=describe.js.map