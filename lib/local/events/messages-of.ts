import type { RunEvent } from '../azure-ml/run-event';
import { type DeliveryProperty, type EventRoute, guidOf } from '../deployment';
import { type GridEvent, gridEventOf, writtenEvent } from './run-grid-event';

/** A message that Event Grid sends to a queue or topic, in the words of the client of Service Bus. */
export interface EventMessage {
  readonly destination: string;
  readonly messageId: string;
  readonly contentType: string;
  /** JSON, as the bytes that are sent. */
  readonly body: Uint8Array;
  readonly applicationProperties: Readonly<Record<string, string | number | boolean>>;
  readonly system: Readonly<Partial<Record<SystemProperty, string>>>;
}

type SystemProperty =
  | 'correlationId'
  | 'messageId'
  | 'partitionKey'
  | 'replyTo'
  | 'replyToSessionId'
  | 'sessionId'
  | 'subject'
  | 'to';

/** Headers that Event Grid makes system properties of the message. https://learn.microsoft.com/azure/event-grid/delivery-properties */
const SYSTEM: ReadonlyMap<string, SystemProperty> = new Map([
  ['messageid', 'messageId'],
  ['correlationid', 'correlationId'],
  ['sessionid', 'sessionId'],
  ['label', 'subject'],
  ['replyto', 'replyTo'],
  ['replytosessionid', 'replyToSessionId'],
  ['to', 'to'],
  ['partitionkey', 'partitionKey'],
]);

/**
 * The messages that Event Grid makes of a change of a run: one for each route that wants events of its workspace and type.
 * Of a change that Azure ML tells nothing of there are none.
 *
 * Two things are not documented: whether the path of a field minds the case of letters, and what becomes of a property
 * whose field the event has not. Here it does, and that is left out.
 */
export function messagesOf(event: RunEvent, routes: readonly EventRoute[]): EventMessage[] {
  const grid = gridEventOf(event);
  if (grid === undefined) return [];
  return routes.filter((route) => wants(route, grid)).map((route) => messageOf(grid, route));
}

/** Ids are the same in any letters, and so are types; a subscription without types takes all. */
function wants({ workspaceId, eventTypes }: EventRoute, { source, type }: GridEvent): boolean {
  const isType = (one: string) => one.toLowerCase() === type.toLowerCase() || one.toLowerCase() === 'all';
  return workspaceId.toLowerCase() === source.toLowerCase() && (eventTypes.length === 0 || eventTypes.some(isType));
}

function messageOf(event: GridEvent, route: EventRoute): EventMessage {
  const { address, name, destination, schema, deliveryProperties } = route;
  const written = writtenEvent(event, schema);
  const system: Partial<Record<SystemProperty, string>> = {};
  const properties: Record<string, string | number | boolean> = {
    'aeg-subscription-name': name.toUpperCase(),
    'aeg-delivery-count': '0',
    'aeg-event-type': 'Notification',
    'aeg-metadata-version': '1.0',
    'aeg-output-event-id': event.id,
  };
  for (const property of deliveryProperties) {
    const value = propertyValue(property, written);
    if (value === undefined) continue;
    const known = SYSTEM.get(property.name.toLowerCase());
    if (known === undefined) properties[property.name] = value;
    else system[known] = String(value);
  }
  return {
    destination,
    // One of Event Grid's own, the same at each try.
    messageId: guidOf(event.id, address),
    contentType:
      schema === 'CloudEventSchemaV1_0'
        ? 'application/cloudevents+json; charset=utf-8'
        : 'application/json; charset=utf-8',
    body: Buffer.from(JSON.stringify(written)),
    applicationProperties: properties,
    system,
  };
}

/** Text, a number or a boolean: Event Grid makes a property of nothing else. */
function propertyValue(
  property: DeliveryProperty,
  event: Readonly<Record<string, unknown>>,
): string | number | boolean | undefined {
  if ('value' in property) return property.value;
  let value: unknown = event;
  for (const part of property.sourceField.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
