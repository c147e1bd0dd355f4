import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { BrokerError, type Condition, type Delivery } from '../../broker/core';
import type { Call, Reply } from '../../local/workflows';
import { headersOf, messageOf } from '../../local/workflows/edge/broker-properties';
import { isoOf, plainValue } from '../../rules/values/value-text';
import { DateTime, type Value } from '../../rules/values/values';
import type { Copy, PropertyValue } from '../../trigger/program/copies';
import { deliveredOf, textIn } from './delivered-message';
import { encodedCopy } from './encoded-copy';
import type { SimulatedBus } from './simulated-bus';
import { DUPLICATE } from './simulated-queues';

/** What the service answers for a fault, as far as its REST interface documents it; others are faults of the service. */
const STATUSES: ReadonlyMap<Condition, number> = new Map([
  ['amqp:not-found', 410],
  ['amqp:resource-limit-exceeded', 403],
  ['amqp:link:message-size-exceeded', 403],
  ['com.microsoft:message-lock-lost', 404],
  ['com.microsoft:entity-disabled', 403],
  ['com.microsoft:argument-error', 400],
  ['com.microsoft:argument-out-of-range', 400],
  ['com.microsoft:server-busy', 503],
]);
/** Faults that have nothing to do with the message that is sent. */
const OF_THE_QUEUE: ReadonlySet<Condition> = new Set([
  'amqp:resource-limit-exceeded',
  'com.microsoft:entity-disabled',
  'com.microsoft:server-busy',
]);

/** What a call of a workflow to Service Bus came to. */
export interface RestAnswer extends Reply {
  /** The message that it locked. */
  readonly locked?: Delivery;
  /** Where it is. */
  readonly lockedAt?: string;
  /** Whether a queue took nothing, whatever was sent. */
  readonly isQueueTrouble?: boolean;
  /** The queue that has taken what was sent, and has not dropped it. */
  readonly takenBy?: string;
  /** What was asked for, in a few words. */
  readonly says: string;
}

/**
 * The REST interface of Service Bus in virtual time, as far as workflows use it.
 *
 * @see lib/local/workflows/edge/service-bus-over-http.ts
 */
export function restAnswer(bus: SimulatedBus, { method, uri, headers, body }: Call): RestAnswer {
  const { pathname } = new URL(uri);
  const [, path, rest] = /^\/(.+)\/messages\/?(.*)$/i.exec(decodeURIComponent(pathname)) ?? [];
  if (path === undefined || rest === undefined) return { status: 404, says: pathname };
  if (method === 'POST' && rest === 'head') return peekLock(bus, path);
  if (method === 'POST' && rest === '') return send(bus, path, headers, body);
  if (method !== 'DELETE') return { status: 405, says: `${method} ${path}` };
  const says = `complete in ${path}`;
  const token = rest.split('/').at(-1) ?? '';
  const answer = bus.run({ kind: 'settle', entity: path, lockTokens: [token], settlement: { kind: 'complete' } });
  return answer instanceof BrokerError ? refusal(answer, says) : { status: 200, says };
}

function peekLock(bus: SimulatedBus, path: string): RestAnswer {
  const says = `peek-lock in ${path}`;
  const locked = bus.take(path);
  if (locked === undefined) return { status: 204, says };
  if (locked instanceof BrokerError) return refusal(locked, says);
  const { received, body } = receivedOf(locked);
  return { status: 201, headers: headersOf(received), body, locked, lockedAt: path, says };
}

function send(bus: SimulatedBus, path: string, headers: Call['headers'], body: Buffer): RestAnswer {
  const says = `send to ${path}`;
  const message = messageOf(headers, body);
  const { applicationProperties = {}, ...others } = message;
  const copy = { ...others, applicationProperties: applicationProperties as Record<string, PropertyValue> } as Copy;
  const answer = bus.run({ kind: 'send', entity: path, messages: [encodedCopy(copy)] });
  if (answer instanceof BrokerError) return refusal(answer, says);
  // The service says the same of what it drops.
  const isDropped = answer.sequenceNumbers[0] === DUPLICATE;
  return isDropped ? { status: 201, says: `${says}: it is there already` } : { status: 201, says, takenBy: path };
}

function refusal({ condition, description }: BrokerError, says: string): RestAnswer {
  return {
    status: STATUSES.get(condition) ?? 500,
    headers: { 'Content-Type': 'text/plain' },
    body: Buffer.from(description),
    isQueueTrouble: OF_THE_QUEUE.has(condition),
    says: `${says}: ${condition}`,
  };
}

/** A delivery as clients have it. */
function receivedOf(delivery: Delivery): { readonly received: ServiceBusReceivedMessage; readonly body: Buffer } {
  const { message, body, told } = deliveredOf(delivery);
  const { lockToken, lockedUntil, enqueuedAt, sequenceNumber, timeToLive } = delivery;
  const received = {
    body: undefined,
    ...told,
    partitionKey: textIn(message, 'PartitionKey'),
    deadLetterSource: delivery.deadLetterSource,
    enqueuedTimeUtc: new Date(enqueuedAt),
    lockToken,
    lockedUntilUtc: lockedUntil === undefined ? undefined : new Date(lockedUntil),
    sequenceNumber,
    timeToLive,
    applicationProperties: Object.fromEntries(message.properties.map(({ name, value }) => [name, asClient(value)])),
  } as unknown as ServiceBusReceivedMessage;
  return { received, body };
}

/** The client has dates as such, which are written in the way of HTTP. */
function asClient(value: Value): unknown {
  return value instanceof DateTime ? new Date(isoOf(value)) : plainValue(value);
}
