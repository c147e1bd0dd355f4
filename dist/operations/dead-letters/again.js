"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.again = again;
const codec_1 = require("../../broker/amqp/codec");
const encoding_1 = require("../../broker/amqp/encoding");
const values_1 = require("../../rules/values/values");
const jobs_1 = require("../../trigger/jobs");
const SCHEDULED = 'x-opt-scheduled-enqueue-time';
/**
 * A message as it was sent at first, without what was written beside it since: its id, session, subject, addresses, each
 * property with its type, and its body are what they were, but for what is changed.
 *
 * How long it lives starts anew, as the queue has it: what died of its age would die again. So does when it comes.
 */
function again(encoded, { properties, body }) {
    const sections = (0, encoding_1.readSections)(encoded);
    const changes = new Map((0, jobs_1.propertiesWrittenBeside)().map((name) => [name, undefined]));
    for (const [name, value] of properties)
        changes.set(name, value);
    return (0, encoding_1.writeSections)({
        ...sections,
        header: undefined,
        messageAnnotations: sections.messageAnnotations &&
            (0, codec_1.changedMap)(sections.messageAnnotations, new Map([[SCHEDULED, undefined]]), (one) => one),
        applicationProperties: (0, codec_1.changedMap)(sections.applicationProperties, changes, (value) => (0, encoding_1.encode)(value instanceof values_1.Opaque ? value.text : value)),
        ...(body !== undefined && { body: (0, encoding_1.section)(encoding_1.DATA, (0, encoding_1.encode)(body)) }),
    });
}
//# sourceMappingURL=again.js.map