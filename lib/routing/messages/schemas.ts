import { A_VALUE, TYPE_NAMES } from '../../rules';
import { Schema } from '../../schema';
import { FIELDS, type Field } from './fields';

/** A value of a property: plain, or with its type. */
const VALUE = {
  type: ['string', 'number', 'boolean', 'null', 'object'],
  description: A_VALUE,
  title: 'type',
  minProperties: 1,
  maxProperties: 1,
  propertyNames: { enum: TYPE_NAMES },
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

const OF_FIELDS: Readonly<Record<Field['kind'], object>> = {
  text: { $ref: '#/$defs/text' },
  properties: { $ref: '#/$defs/properties' },
  time: {},
  unseen: {},
  received: {},
};

/** A message as an SDK or a tool writes it, its fields in the spelling of the JavaScript SDK. */
export const SDK_MESSAGE = new Schema({
  $id: 'sdk-message',
  $defs: PARTS,
  type: 'object',
  title: 'part of a message',
  $comment: 'properties of your own stand in applicationProperties',
  properties: Object.fromEntries(FIELDS.map(({ name, kind }) => [name, OF_FIELDS[kind]])),
  additionalProperties: false,
});

const text = { type: 'string', description: 'a text' };

/** The attributes of a CloudEvent, https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes */
export const CLOUD_EVENT = new Schema({
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
export const EVENT_GRID_EVENT = new Schema({
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
export const FRAMEWORK_MESSAGE = new Schema({
  $id: 'framework-message',
  type: 'object',
  $defs: { value: VALUE, headers: { ...PROPERTIES, type: ['object', 'null'] } },
  properties: { headers: { $ref: '#/$defs/headers' }, Headers: { $ref: '#/$defs/headers' } },
});

/** All of them, for a page that has them compiled. */
export const MESSAGE_SCHEMAS: readonly Schema[] = [SDK_MESSAGE, CLOUD_EVENT, EVENT_GRID_EVENT, FRAMEWORK_MESSAGE];
