import type { ResourceJson, StackJson } from '../support/stacks';

/**
 * What is not documented of Event Grid, and so has to be right either way.
 *
 * @see https://learn.microsoft.com/azure/event-grid/delivery-properties
 */
export interface Habits {
  /** Whether the path of a field has to have the letters of the event. */
  readonly pathsHaveCase: boolean;
  /** What becomes of a property whose field the event has not. */
  readonly missing: 'left out' | 'empty text';
}

/** Each way that Event Grid may be. */
export const HABITS: readonly Habits[] = [true, false].flatMap((pathsHaveCase) =>
  (['left out', 'empty text'] as const).map((missing) => ({ pathsHaveCase, missing })),
);

/** A message as a client of Service Bus gets it. */
export interface DeliveredMessage {
  readonly messageId: string;
  readonly contentType: string;
  readonly body: Readonly<Record<string, any>>;
  readonly applicationProperties: Readonly<Record<string, string | number | boolean>>;
  readonly [systemProperty: string]: unknown;
}

/** Headers that Event Grid makes system properties of the message. */
const SYSTEM: Readonly<Record<string, string>> = {
  messageid: 'messageId',
  correlationid: 'correlationId',
  sessionid: 'sessionId',
  label: 'subject',
  replyto: 'replyTo',
  replytosessionid: 'replyToSessionId',
  to: 'to',
  partitionkey: 'partitionKey',
};

/**
 * The messages that an event becomes by the event subscriptions of a stack, as Event Grid is documented to deliver them:
 * one for each that wants its type, as a CloudEvent, with at most ten properties, of text, numbers and booleans.
 *
 * @throws Error where Event Grid would refuse the subscription
 */
export function delivered(stack: StackJson, event: Readonly<Record<string, any>>, habits: Habits): DeliveredMessage[] {
  const subscriptions = Object.values(stack.resource.azurerm_eventgrid_system_topic_event_subscription ?? {});
  const body = asCloudEvent(event);
  return subscriptions
    .filter(({ included_event_types: types }) =>
      types.some((type: string) => type.toLowerCase() === body.type.toLowerCase()),
    )
    .map((subscription) => messageOf(subscription, body, habits));
}

function messageOf(subscription: ResourceJson, body: Readonly<Record<string, any>>, habits: Habits): DeliveredMessage {
  const { name, delivery_property: headers, event_delivery_schema: schema } = subscription;
  refuseWrong(headers);
  if (schema !== 'CloudEventSchemaV1_0') throw new Error(`this is no model of ${schema}`);
  const properties: Record<string, string | number | boolean> = {
    'aeg-subscription-name': name.toUpperCase(),
    'aeg-delivery-count': '0',
    'aeg-event-type': 'Notification',
    'aeg-metadata-version': '1.0',
    'aeg-output-event-id': body.id,
  };
  const system: Record<string, unknown> = {};
  for (const header of headers) {
    const value = header.type === 'Static' ? header.value : valueAt(body, header.source_field.split('.'), habits);
    if (value === undefined) continue;
    const known = SYSTEM[header.header_name.toLowerCase()];
    if (known === undefined) properties[header.header_name] = value;
    else system[known] = value;
  }
  return {
    // An id of Event Grid's own, the same at each try.
    messageId: `${body.id}-of-event-grid`,
    contentType: 'application/cloudevents+json; charset=utf-8',
    body,
    applicationProperties: properties,
    ...system,
  };
}

function refuseWrong(headers: readonly ResourceJson[]): void {
  if (headers.length > 10) throw new Error(`${headers.length} delivery properties, and ten are the most`);
  const names = headers.map(({ header_name: name }) => name.toLowerCase());
  if (new Set(names).size < names.length) throw new Error(`a delivery property is there twice: ${names}`);
  for (const { header_name: name, value = '' } of headers) {
    if (/^aeg-/i.test(name)) throw new Error(`${name} is a name of Event Grid's own`);
    if (Buffer.byteLength(value) > 4096) throw new Error(`the value of ${name} is too long`);
  }
}

/** What a path leads to: text, a number or a boolean, of which alone Event Grid makes a property. */
function valueAt(event: unknown, path: readonly string[], habits: Habits): string | number | boolean | undefined {
  const absent = habits.missing === 'left out' ? undefined : '';
  let value = event;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return absent;
    const fields: [string, unknown][] = Object.entries(value);
    const isIt = (name: string) => (habits.pathsHaveCase ? name === part : name.toLowerCase() === part.toLowerCase());
    value = fields.find(([name]) => isIt(name))?.[1];
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? (value as string) : absent;
}

/** The event in the schema of the delivery. https://learn.microsoft.com/azure/event-grid/cloud-event-schema */
function asCloudEvent(event: Readonly<Record<string, any>>): Readonly<Record<string, any>> {
  if ('specversion' in event) return event;
  const { topic: source, eventType: type, eventTime: time, dataVersion: _, metadataVersion: __, ...rest } = event;
  return { ...rest, source, type, time, specversion: '1.0' };
}
