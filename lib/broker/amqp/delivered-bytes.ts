import { foldName } from '../../rules';
import { Guid } from '../../rules/values/values';
import type { BrokeredMessage, Delivery } from '../core';
import { HEADER, PROPERTIES, withFields } from './codec';
import {
  AmqpSymbol,
  dateTimeOf,
  decode,
  type Encodable,
  encode,
  guidBytes,
  partsOf,
  type Sections,
  Writer,
  writeSections,
} from './encoding';
import { readMessage } from './message-from-bytes';

const MOST_MILLISECONDS = 0xffff_ffff;
/** `x-opt-message-state` of each state: an active message has none. */
const STATES = { active: 0, deferred: 1, scheduled: 2 } as const;
const [HEADER_CODE, DELIVERY_ANNOTATIONS, MESSAGE_ANNOTATIONS] = [0x70, 0x71, 0x72];

/** An annotation that the service writes. */
class Annotation {
  readonly encoded: Buffer;
  readonly folded: string;

  constructor(name: string) {
    this.encoded = encode(new AmqpSymbol(name));
    this.folded = foldName(name);
  }
}

const LOCK_TOKEN = new Annotation('x-opt-lock-token');
const SEQUENCE_NUMBER = new Annotation('x-opt-sequence-number');
const ENQUEUED_TIME = new Annotation('x-opt-enqueued-time');
const ENQUEUED_SEQUENCE_NUMBER = new Annotation('x-opt-enqueue-sequence-number');
const LOCKED_UNTIL = new Annotation('x-opt-locked-until');
const DEAD_LETTER_SOURCE = new Annotation('x-opt-deadletter-source');
const MESSAGE_STATE = new Annotation('x-opt-message-state');
/** Whatever a client sends under these names, the service's word counts, also that there is none. */
const OWN_DELIVERY_ANNOTATIONS = new Set([LOCK_TOKEN.folded]);
const OWN_ANNOTATIONS = new Set(
  [SEQUENCE_NUMBER, ENQUEUED_TIME, ENQUEUED_SEQUENCE_NUMBER, LOCKED_UNTIL, DEAD_LETTER_SOURCE, MESSAGE_STATE].map(
    ({ folded }) => folded,
  ),
);

const writer = new Writer();

/** A message as a client gets it: its own bytes, with what the service says of it in header and annotations. */
export function deliveredBytes(message: BrokeredMessage & Partial<Delivery>): Buffer {
  const { lockToken } = message;
  return Buffer.concat(deliveredParts(message, lockToken === undefined ? undefined : guidBytes(new Guid(lockToken))));
}

/**
 * The same in parts, of which what the sender wrote of properties and body is not copied.
 *
 * @param lockToken in bytes, where it has one
 */
export function deliveredParts(
  message: BrokeredMessage & Partial<Delivery>,
  lockToken: Buffer | undefined,
): readonly Buffer[] {
  const { sections } = readMessage(message.encoded);
  writeHeader(sections.header, message);
  // Some clients settle by the tag of a delivery, some by this.
  if (lockToken !== undefined) writeLockToken(sections.deliveryAnnotations, lockToken);
  else if (sections.deliveryAnnotations !== undefined) {
    writer.section(DELIVERY_ANNOTATIONS);
    writer.raw(sections.deliveryAnnotations);
  }
  writeAnnotations(sections.messageAnnotations, message);
  return [writer.take(), bareOf(sections, message.expiresAt)];
}

/** What senders write and nobody changes on the way, but for the time at which it expires. */
function bareOf(sections: Sections, expiresAt: number | undefined): Buffer {
  if (expiresAt === undefined && sections.bare !== undefined) return sections.bare;
  const none = { header: undefined, deliveryAnnotations: undefined, messageAnnotations: undefined };
  if (expiresAt === undefined) return writeSections({ ...sections, ...none });
  const time = encode(dateTimeOf(BigInt(expiresAt)) as Encodable);
  const properties = withFields(sections.properties, new Map([[PROPERTIES.absoluteExpiryTime, time]]));
  return writeSections({ ...sections, ...none, properties });
}

function writeHeader(header: Buffer | undefined, { deliveryCount, timeToLive }: BrokeredMessage): void {
  const parts = header === undefined ? [] : partsOf(header);
  const count = Math.max(parts.length, HEADER.deliveryCount + 1);
  writer.section(HEADER_CODE);
  const list = writer.list();
  for (let at = 0; at < count; at++) {
    const part = parts[at];
    if (at === HEADER.deliveryCount) writer.uint(deliveryCount);
    else if (at === HEADER.timeToLive && timeToLive !== undefined) writer.uint(Math.min(timeToLive, MOST_MILLISECONDS));
    else if (part === undefined) writer.null();
    else writer.raw(part);
  }
  writer.end(list, count);
}

function writeLockToken(deliveryAnnotations: Buffer | undefined, lockToken: Buffer): void {
  writer.section(DELIVERY_ANNOTATIONS);
  const map = writer.map();
  const kept = writeKept(deliveryAnnotations, OWN_DELIVERY_ANNOTATIONS);
  writer.raw(LOCK_TOKEN.encoded);
  writer.uuid(lockToken);
  writer.end(map, kept + 2);
}

function writeAnnotations(annotations: Buffer | undefined, message: BrokeredMessage & Partial<Delivery>): void {
  const { sequenceNumber, enqueuedSequenceNumber, enqueuedAt, lockedUntil, deadLetterSource, state } = message;
  writer.section(MESSAGE_ANNOTATIONS);
  const map = writer.map();
  let parts = writeKept(annotations, OWN_ANNOTATIONS);
  const named = ({ encoded }: Annotation): void => {
    writer.raw(encoded);
    parts += 2;
  };
  named(SEQUENCE_NUMBER);
  writer.long(sequenceNumber);
  named(ENQUEUED_TIME);
  writer.timestamp(enqueuedAt);
  if (enqueuedSequenceNumber !== 0) {
    named(ENQUEUED_SEQUENCE_NUMBER);
    writer.long(enqueuedSequenceNumber);
  }
  if (lockedUntil !== undefined) {
    named(LOCKED_UNTIL);
    writer.timestamp(lockedUntil);
  }
  if (deadLetterSource !== undefined) {
    named(DEAD_LETTER_SOURCE);
    writer.raw(encode(deadLetterSource));
  }
  if (state !== 'active') {
    named(MESSAGE_STATE);
    writer.int(STATES[state]);
  }
  writer.end(map, parts);
}

/** What a map has under other names than these. @returns how many parts it has */
function writeKept(map: Buffer | undefined, own: ReadonlySet<string>): number {
  if (map === undefined) return 0;
  const parts = partsOf(map);
  let kept = 0;
  for (let at = 0; at < parts.length; at += 2) {
    const name = decode(parts[at] as Buffer);
    if (typeof name === 'string' && own.has(foldName(name))) continue;
    writer.raw(parts[at] as Buffer);
    writer.raw(parts[at + 1] as Buffer);
    kept += 2;
  }
  return kept;
}

/** In .NET's order the first three groups of a GUID are turned. */
const NET_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** A lock token as the tag of its delivery: its bytes in .NET's order. */
export function tagOf(lockToken: Buffer): Buffer {
  const tag = Buffer.allocUnsafe(NET_ORDER.length);
  for (let at = 0; at < tag.length; at++) tag[at] = lockToken[NET_ORDER[at] as number] as number;
  return tag;
}
