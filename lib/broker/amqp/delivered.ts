import { Guid, Integer } from '../../rules/values/values';
import type { BrokeredMessage, Delivery } from '../core';
import { changedMap, HEADER, PROPERTIES, withFields } from './codec';
import { AmqpSymbol, dateTimeOf, type Encodable, encode, guidBytes, readSections, writeSections } from './encoding';

const MOST_MILLISECONDS = 0xffff_ffff;
/** `x-opt-message-state` of each state: an active message has none. */
const STATES = { active: 0, deferred: 1, scheduled: 2 } as const;

/** A message as a client gets it: its own bytes, with what the service says of it in header and annotations. */
export function deliveredBytes(message: BrokeredMessage & Partial<Delivery>): Buffer {
  const sections = readSections(message.encoded);
  const header = new Map<number, Buffer>([
    [HEADER.deliveryCount, encode(Integer.small('uint', message.deliveryCount))],
  ]);
  if (message.timeToLive !== undefined) {
    header.set(HEADER.timeToLive, encode(Integer.small('uint', Math.min(message.timeToLive, MOST_MILLISECONDS))));
  }
  const properties =
    message.expiresAt === undefined
      ? sections.properties
      : withFields(sections.properties, new Map([[PROPERTIES.absoluteExpiryTime, time(message.expiresAt)]]));
  const { lockToken } = message;
  return writeSections({
    ...sections,
    header: withFields(sections.header, header),
    // Some clients settle by the tag of a delivery, some by this.
    ...(lockToken !== undefined && { deliveryAnnotations: withLockToken(sections.deliveryAnnotations, lockToken) }),
    messageAnnotations: changedMap(sections.messageAnnotations, annotationsOf(message), (bytes) => bytes, symbol),
    properties,
  });
}

function withLockToken(deliveryAnnotations: Buffer | undefined, lockToken: string): Buffer {
  const annotations = new Map([['x-opt-lock-token', encode(new Guid(lockToken))]]);
  return changedMap(deliveryAnnotations, annotations, (bytes) => bytes, symbol);
}

function annotationsOf(message: BrokeredMessage & Partial<Delivery>): Map<string, Buffer | undefined> {
  const { sequenceNumber, enqueuedSequenceNumber, enqueuedAt, lockedUntil, deadLetterSource, state } = message;
  return new Map([
    ['x-opt-sequence-number', long(sequenceNumber)],
    ['x-opt-enqueued-time', time(enqueuedAt)],
    ['x-opt-enqueue-sequence-number', enqueuedSequenceNumber === 0 ? undefined : long(enqueuedSequenceNumber)],
    ['x-opt-locked-until', lockedUntil === undefined ? undefined : time(lockedUntil)],
    ['x-opt-deadletter-source', deadLetterSource === undefined ? undefined : encode(deadLetterSource)],
    ['x-opt-message-state', state === 'active' ? undefined : encode(Integer.small('int', STATES[state]))],
  ]);
}

function long(value: number): Buffer {
  return encode(Integer.small('long', value));
}

function time(at: number): Buffer {
  return encode(dateTimeOf(BigInt(at)) as Encodable);
}

function symbol(name: string): Buffer {
  return encode(new AmqpSymbol(name));
}

/** A lock token as the tag of its delivery: the bytes of a GUID in .NET's order, whose first three groups are turned. */
export function tagOf(lockToken: string): Buffer {
  const bytes = guidBytes(new Guid(lockToken));
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
