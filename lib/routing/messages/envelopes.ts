import { isObject, NotAMessage } from '../../rules';
import type { Schema } from '../../schema';
import { MessageDraft } from './draft';
import { CLOUD_EVENT, EVENT_GRID_EVENT, FRAMEWORK_MESSAGE } from './schemas';

type JsonObject = Readonly<Record<string, unknown>>;

/** Something that is sent in a message and is none itself: what it is, and what filters see of it. */
export interface Envelope {
  /** What was taken for granted, in a sentence that says what it is. */
  readonly assumed: string;
  readonly draft: MessageDraft;
}

/** The envelope that some JSON is; nothing for what is none that is known. @throws NotAMessage for a broken one */
export function envelopeIn(json: JsonObject): Envelope | undefined {
  if (Object.hasOwn(json, 'specversion')) return isOfEventGrid(json) ? cloudEventOfEventGrid(json) : cloudEvent(json);
  if (typeof json.eventType === 'string' && typeof json.eventTime === 'string') return eventGridEvent(json);
  if (Array.isArray(json.messageType) && Object.hasOwn(json, 'message')) return massTransit(json);
  const headers = json.Headers ?? json.headers;
  if (isObject(headers) && Object.keys(headers).some((name) => name.startsWith('NServiceBus.'))) {
    return nServiceBus(json, headers);
  }
  return undefined;
}

function mustBe(schema: Schema, json: JsonObject): void {
  const problems = schema.problems(json);
  if (problems.length > 0) throw new NotAMessage(problems);
}

/**
 * In binary content mode, attributes are properties; in structured mode they stand in the body, which looks the same in
 * JSON. https://github.com/cloudevents/spec, AMQP protocol binding 1.0.2
 */
function cloudEvent(json: JsonObject): Envelope {
  mustBe(CLOUD_EVENT, json);
  const { data: _, data_base64: __, datacontenttype, ...attributes } = json;
  const draft = new MessageDraft();
  draft.setText('ContentType', datacontenttype, 'datacontenttype');
  for (const [name, value] of Object.entries(attributes)) draft.setProperty(`cloudEvents_${name}`, value, name);
  return {
    draft,
    assumed:
      'this is a CloudEvent, and it is sent in binary content mode, in which filters see its attributes as properties cloudEvents_…; in structured mode it is the body, and filters see only sys.ContentType',
  };
}

/** Whether Azure itself sends the event: its sources are resources of Azure. */
function isOfEventGrid({ source, type }: JsonObject): boolean {
  const isResource = typeof source === 'string' && /^\/subscriptions\//i.test(source);
  return isResource || (typeof type === 'string' && /^Microsoft\.\w+\./.test(type));
}

function cloudEventOfEventGrid(json: JsonObject): Envelope {
  mustBe(CLOUD_EVENT, json);
  return delivered('a CloudEvent', json.id, json.specversion, undefined);
}

function eventGridEvent(json: JsonObject): Envelope {
  mustBe(EVENT_GRID_EVENT, json);
  return delivered('an event', json.id, json.metadataVersion, json.dataVersion);
}

/** @see https://learn.microsoft.com/azure/event-grid/handler-service-bus#message-headers */
function delivered(what: string, id: unknown, metadataVersion: unknown, dataVersion: unknown): Envelope {
  const draft = new MessageDraft();
  const headers = [
    ['aeg-event-type', 'Notification'],
    ['aeg-metadata-version', metadataVersion],
    ['aeg-data-version', dataVersion],
    ['aeg-output-event-id', id],
  ] as const;
  for (const [name, value] of headers) if (typeof value === 'string') draft.setProperty(name, value, name);
  return {
    draft,
    assumed: `this is ${what} of Event Grid, and Event Grid delivers it: it is the body, and filters see only aeg-event-type, aeg-metadata-version, aeg-data-version, aeg-output-event-id, and what the event subscription adds (aeg-subscription-name, aeg-delivery-count, its delivery properties), which is not known here`,
  };
}

/** @see https://masstransit.io/documentation/configuration/serialization */
function massTransit(json: JsonObject): Envelope {
  mustBe(FRAMEWORK_MESSAGE, json);
  const draft = new MessageDraft();
  draft.setProperties(json.headers, 'headers');
  draft.setText('ContentType', 'application/vnd.masstransit+json', 'contentType');
  return {
    draft,
    assumed:
      "this is an envelope of MassTransit, and MassTransit sends it: it is the body, and filters see only its headers, as properties, and sys.ContentType = 'application/vnd.masstransit+json'",
  };
}

/** @see https://docs.particular.net/transports/azure-service-bus/native-integration */
function nServiceBus(json: JsonObject, headers: JsonObject): Envelope {
  mustBe(FRAMEWORK_MESSAGE, json);
  const draft = new MessageDraft();
  const place = Object.hasOwn(json, 'Headers') ? 'Headers' : 'headers';
  draft.setProperties(headers, place);
  for (const [system, header] of [
    ['CorrelationId', 'NServiceBus.CorrelationId'],
    ['ContentType', 'NServiceBus.ContentType'],
    ['ReplyTo', 'NServiceBus.ReplyToAddress'],
  ] as const) {
    draft.setText(system, headers[header], `${place}["${header}"]`);
  }
  return {
    draft,
    assumed:
      'this is a message of NServiceBus, and NServiceBus sends it: filters see its headers, as properties, and sys.CorrelationId, sys.ContentType and sys.ReplyTo, which come from headers',
  };
}
