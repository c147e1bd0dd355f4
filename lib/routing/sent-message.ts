import {
  isObject,
  Message,
  messageFromJson,
  messageToJson,
  NotAMessage,
  plainValue,
  type Value,
  valueFromJson,
  valueToJson,
} from '../rules';
import { sameValue } from '../rules/values';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * A message as a producer writes it in JSON, in any of these spellings:
 *
 * - of the SDKs: `{"subject": "…", "applicationProperties": {…}, "body": …}`; also snake_case and PascalCase
 * - of the REST API: `{"BrokerProperties": {"Label": "…"}, "properties": {…}}`
 * - of CloudEvents 1.0: attributes become properties `cloudEvents_*`, as the AMQP binding in binary mode has it
 * - of `scheduler eval`: `{"properties": {…}, "system": {…}}`
 *
 * The body is not looked at: rules never see it.
 *
 * @throws NotAMessage where it is none of these, naming what is not known
 */
export function sentMessage(json: unknown): Message {
  if (!isObject(json)) {
    throw new NotAMessage('a message is an object, for instance {"subject": "…", "applicationProperties": {…}}');
  }
  if ('system' in json) return messageFromJson(json);
  if ('specversion' in json) return cloudEvent(json);
  const broker = json.BrokerProperties ?? json.brokerProperties;
  return broker === undefined ? sdkMessage(json) : restMessage(json, broker);
}

/** What the SDKs call the system properties, in small letters without underscores. */
const SDK_NAMES: Readonly<Record<string, string>> = {
  subject: 'Label',
  label: 'Label',
  messageid: 'MessageId',
  correlationid: 'CorrelationId',
  sessionid: 'SessionId',
  replyto: 'ReplyTo',
  replytosessionid: 'ReplyToSessionId',
  to: 'To',
  contenttype: 'ContentType',
  partitionkey: 'PartitionKey',
  scheduledenqueuetimeutc: 'ScheduledEnqueueTimeUtc',
  scheduledenqueuetime: 'ScheduledEnqueueTimeUtc',
};
/** Known, and without a meaning for rules. */
const PASSED_OVER = new Set(['body', 'timetolive', 'viapartitionkey', 'transactionpartitionkey', 'state', 'comment']);
const PROPERTY_MAPS = new Set(['applicationproperties', 'properties', 'userproperties']);

function sdkMessage(given: JsonObject): Message {
  const message = new Message();
  for (const [name, value] of Object.entries(given)) {
    const plain = name.replaceAll('_', '').toLowerCase();
    const system = SDK_NAMES[plain];
    if (PROPERTY_MAPS.has(plain)) setProperties(message, value, name);
    else if (system !== undefined) setSystem(message, system, value, name);
    else if (!PASSED_OVER.has(plain)) {
      throw new NotAMessage(`${name} is no part of a message; properties of your own stand in applicationProperties`);
    }
  }
  return message;
}

function restMessage({ BrokerProperties: _, brokerProperties: __, ...headers }: JsonObject, broker: unknown): Message {
  const system = typeof broker === 'string' ? parsed(broker) : broker;
  if (typeof system !== 'object' || system === null) throw new NotAMessage('BrokerProperties is not an object');
  const message = new Message();
  for (const [name, value] of Object.entries(system)) {
    const known = SDK_NAMES[name.toLowerCase()];
    if (known !== undefined) setSystem(message, known, value, name);
    else if (!PASSED_OVER.has(name.toLowerCase())) throw new NotAMessage(`BrokerProperties has no ${name}`);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'properties' || name === 'headers') setProperties(message, value, name);
    else if (name.toLowerCase() === 'content-type') setSystem(message, 'ContentType', value, name);
    else if (name !== 'body') setProperties(message, { [name]: value }, name);
  }
  return message;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotAMessage('BrokerProperties is not JSON');
  }
}

/** CloudEvents over AMQP in binary mode: https://github.com/cloudevents/spec, AMQP protocol binding 1.0.2 */
function cloudEvent({ data: _, data_base64: __, datacontenttype, ...attributes }: JsonObject): Message {
  const message = new Message();
  for (const required of ['id', 'source', 'type']) {
    if (typeof attributes[required] !== 'string')
      throw new NotAMessage(`a CloudEvent has the text attribute ${required}`);
  }
  if (datacontenttype !== undefined) setSystem(message, 'ContentType', datacontenttype, 'datacontenttype');
  for (const [name, value] of Object.entries(attributes)) {
    message.setProperty(`cloudEvents_${name}`, valueFromJson(value, name));
  }
  return message;
}

function setProperties(message: Message, properties: unknown, name: string): void {
  if (properties === null || properties === undefined) return;
  if (!isObject(properties)) throw new NotAMessage(`${name} is not an object`);
  for (const [property, value] of Object.entries(properties))
    message.setProperty(property, valueFromJson(value, property));
}

function setSystem(message: Message, system: string, value: unknown, name: string): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'string') throw new NotAMessage(`${name} is text, and this is ${JSON.stringify(value)}`);
  const typed = system === 'ScheduledEnqueueTimeUtc' ? { datetime: value } : value;
  message.setSystemProperty(system, valueFromJson(typed, name));
}

/** What the SDKs call the system properties that a sender sets. */
const SENT_NAMES: Readonly<Record<string, string>> = {
  Label: 'subject',
  MessageId: 'messageId',
  CorrelationId: 'correlationId',
  SessionId: 'sessionId',
  ReplyTo: 'replyTo',
  ReplyToSessionId: 'replyToSessionId',
  To: 'to',
  ContentType: 'contentType',
  PartitionKey: 'partitionKey',
};

/**
 * A message as a producer writes it with an SDK, in JSON that `sentMessage` reads: `{"applicationProperties": {…}}`.
 *
 * A value that plain JSON would give another type has its type; with a system property that senders do not set, the
 * whole message is in the spelling of `scheduler eval`.
 */
export function sentJson(message: Message): object {
  const system = [...message.system].filter(([name]) => name !== 'PartitionKey' || !message.system.has('SessionId'));
  if (system.some(([name]) => SENT_NAMES[name] === undefined)) return { system: {}, ...messageToJson(message) };
  const fields = system.map(([name, value]) => [SENT_NAMES[name] as string, value as string] as const);
  const properties = message.properties.map(({ name, value }) => [name, plainOrTyped(value)] as const);
  return {
    ...Object.fromEntries(fields),
    ...(properties.length > 0 && { applicationProperties: Object.fromEntries(properties) }),
  };
}

function plainOrTyped(value: Value): unknown {
  const plain = plainValue(value);
  return sameValue(valueFromJson(plain, ''), value) ? plain : valueToJson(value);
}
