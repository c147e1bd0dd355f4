"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MESSAGE_SCHEMAS = exports.FRAMEWORK_MESSAGE = exports.EVENT_GRID_EVENT = exports.CLOUD_EVENT = exports.SDK_MESSAGE = void 0;
const rules_1 = require("../../rules");
const schema_1 = require("../../schema");
const fields_1 = require("./fields");
/** A value of a property: plain, or with its type. */
const VALUE = {
    type: ['string', 'number', 'boolean', 'null', 'object'],
    description: rules_1.A_VALUE,
    title: 'type',
    minProperties: 1,
    maxProperties: 1,
    propertyNames: { enum: rules_1.TYPE_NAMES },
    additionalProperties: {
        type: ['string', 'number', 'boolean', 'null'],
        description: 'a text, a number, true or false',
    },
};
/** Properties by name, or as Service Bus Explorer lists them. */
const PROPERTIES = {
    type: ['object', 'array', 'null'],
    description: 'an object with the properties by name',
    additionalProperties: { $ref: '#/$defs/value' },
    items: {
        type: 'object',
        description: 'an object with key and value',
        properties: { key: { type: 'string' }, Key: { type: 'string' } },
        anyOf: [{ required: ['key', 'value'] }, { required: ['Key', 'Value'] }],
    },
};
const TEXT = { type: ['string', 'null'], description: 'a text' };
/** What fields refer to: a page has each compiled once. */
const PARTS = { value: VALUE, properties: PROPERTIES, text: TEXT };
const OF_FIELDS = {
    text: { $ref: '#/$defs/text' },
    properties: { $ref: '#/$defs/properties' },
    time: {},
    unseen: {},
    received: {},
};
/** A message as an SDK or a tool writes it, its fields in the spelling of the JavaScript SDK. */
exports.SDK_MESSAGE = new schema_1.Schema({
    $id: 'sdk-message',
    $defs: PARTS,
    type: 'object',
    title: 'part of a message',
    $comment: 'properties of your own stand in applicationProperties',
    properties: Object.fromEntries(fields_1.FIELDS.map(({ name, kind }) => [name, OF_FIELDS[kind]])),
    additionalProperties: false,
});
const text = { type: 'string', description: 'a text' };
/** The attributes of a CloudEvent, https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes */
exports.CLOUD_EVENT = new schema_1.Schema({
    $id: 'cloud-event',
    type: 'object',
    required: ['specversion', 'id', 'source', 'type'],
    properties: {
        specversion: text,
        id: text,
        source: text,
        type: text,
        datacontenttype: TEXT,
        data: {},
        data_base64: {},
    },
    additionalProperties: {
        type: ['string', 'number', 'boolean', 'null'],
        description: 'a text, a number, true or false, as attributes of an event are',
    },
});
/** An event of Event Grid's own schema, https://learn.microsoft.com/azure/event-grid/event-schema */
exports.EVENT_GRID_EVENT = new schema_1.Schema({
    $id: 'event-grid-event',
    type: 'object',
    required: ['id', 'eventType'],
    properties: {
        id: text,
        eventType: text,
        dataVersion: { type: ['string', 'null'] },
        metadataVersion: { type: ['string', 'null'] },
    },
});
/** What a framework wraps a message in: headers that become properties, and what no filter sees. */
exports.FRAMEWORK_MESSAGE = new schema_1.Schema({
    $id: 'framework-message',
    type: 'object',
    $defs: { ...PARTS, properties: { ...PROPERTIES, type: ['object', 'null'] } },
    properties: { headers: { $ref: '#/$defs/properties' }, Headers: { $ref: '#/$defs/properties' } },
});
/** All of them, for a page that has them compiled. */
exports.MESSAGE_SCHEMAS = [exports.SDK_MESSAGE, exports.CLOUD_EVENT, exports.EVENT_GRID_EVENT, exports.FRAMEWORK_MESSAGE];
//# sourceMappingURL=schemas.js.map