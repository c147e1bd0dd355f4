"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readRequest = readRequest;
exports.writeResponse = writeResponse;
const values_1 = require("../../rules/values/values");
const encoding_1 = require("./encoding");
const read_message_1 = require("./read-message");
const MESSAGE_ID = 0;
const REPLY_TO = 4;
const CORRELATION_ID = 5;
const APPLICATION_PROPERTIES = 0x74;
const PROPERTIES = 0x73;
const AMQP_VALUE = 0x77;
/** @throws MalformedAmqp */
function readRequest(encoded) {
    const { properties, applicationProperties, body } = (0, encoding_1.readSections)(encoded);
    const fields = (0, read_message_1.fieldsOf)(properties);
    const [first] = body.length === 0 ? [] : (0, encoding_1.sectionsIn)(body);
    const replyTo = fields[REPLY_TO];
    return {
        id: fields[MESSAGE_ID] ?? null,
        replyTo: typeof replyTo === 'string' ? replyTo : undefined,
        properties: (0, read_message_1.entriesOf)(applicationProperties),
        body: first === undefined ? null : (0, encoding_1.decode)(first.value),
    };
}
/** Clients look for the status under either of these names. */
function writeResponse(request, { status, description, condition, properties, body }) {
    const code = values_1.Integer.small('int', status);
    const answered = {
        statusCode: code,
        'status-code': code,
        statusDescription: description,
        'status-description': description,
        ...(condition !== undefined && { errorCondition: condition, 'error-condition': condition }),
        ...properties,
    };
    const tracking = request.properties.get('com.microsoft:tracking-id');
    if (tracking !== undefined)
        answered['com.microsoft:tracking-id'] = tracking;
    const fields = Array.from({ length: CORRELATION_ID }, () => (0, encoding_1.encode)(null));
    return Buffer.concat([
        (0, encoding_1.section)(PROPERTIES, (0, encoding_1.listOf)([...fields, (0, encoding_1.encode)(request.id)])),
        (0, encoding_1.section)(APPLICATION_PROPERTIES, (0, encoding_1.mapOf)(Object.entries(answered).flat().map(encoding_1.encode))),
        (0, encoding_1.section)(AMQP_VALUE, (0, encoding_1.encode)(body ?? new Map())),
    ]);
}
//# sourceMappingURL=request.js.map