import type { ServiceBusMessageBatch } from '@azure/service-bus';
import { HEADER } from '../../broker/amqp/codec';
import {
  type AmqpValue,
  decode,
  encode,
  millisecondsOf,
  partsOf,
  readSections,
  type Section,
  sectionsIn,
} from '../../broker/amqp/encoding';
import { DateTime, Guid, Integer } from '../../rules/values/values';

/** A message as the client takes it, in which every part of AMQP has its place. */
export type AnnotatedMessage = Parameters<ServiceBusMessageBatch['tryAddMessage']>[0];

/** rhea's number for a type whose values all have one width. */
const FIXED = 1;

/** A value that the client writes as these bytes, whatever type they are of. */
function written(bytes: Buffer): object {
  const type = {
    typecode: bytes[0],
    category: FIXED,
    width: bytes.length - 1,
    write: (target: Buffer, _: unknown, at: number) => bytes.copy(target, at, 1),
  };
  return { toRheaTyped: () => ({ type, value: null }) };
}

/** What the service and its clients write beside a message, and what no sender may. */
const SENDERS_OWN: readonly string[] = [
  'x-opt-partition-key',
  'x-opt-via-partition-key',
  'x-opt-scheduled-enqueue-time',
];

const BODY_TYPES = { data: 0x75, sequence: 0x76, value: 0x77 } as const;

/**
 * An encoded message as the official client sends it so that it arrives as it was: each property and annotation of its own
 * type, and the body byte for byte. What the service has written is left out: the state of its delivery.
 */
export function annotatedOf(encoded: Buffer): AnnotatedMessage {
  const sections = readSections(encoded);
  const header = partsOrNone(sections.header).map(plainOf);
  const timeToLive = header[HEADER.timeToLive];
  const message = {
    ...bodyOf(sections.body),
    header: {
      ...(typeof header[0] === 'boolean' && { durable: header[0] }),
      ...(typeof header[1] === 'number' && { priority: header[1] }),
      ...(typeof timeToLive === 'number' && { timeToLive }),
    },
    properties: propertiesOf(sections.properties),
    messageAnnotations: entriesOf(sections.messageAnnotations, isSenders),
    applicationProperties: entriesOf(sections.applicationProperties),
  };
  return message as unknown as AnnotatedMessage;
}

function isSenders(name: string): boolean {
  return !name.startsWith('x-opt-') || SENDERS_OWN.includes(name);
}

/** Names and values of a map, each value as its bytes are. */
function entriesOf(map: Buffer | undefined, isKept: (name: string) => boolean = () => true): Record<string, object> {
  const parts = partsOrNone(map);
  const entries: [string, object][] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const name = decode(parts[at] as Buffer);
    if (typeof name === 'string' && isKept(name)) entries.push([name, written(parts[at + 1] as Buffer)]);
  }
  return Object.fromEntries(entries);
}

function partsOrNone(encoded: Buffer | undefined): Buffer[] {
  return encoded === undefined ? [] : partsOf(encoded);
}

/** The fields that the client can send, in their order. OASIS AMQP 1.0, part 3, section 3.2.4 */
const FIELDS = [
  'messageId',
  // Who has sent it, which the client does not send.
  undefined,
  'to',
  'subject',
  'replyTo',
  'correlationId',
  'contentType',
  'contentEncoding',
  // When it ends follows from how long it lives, from when it is there.
  undefined,
  'creationTime',
  'groupId',
  'groupSequence',
  'replyToGroupId',
] as const;

function propertiesOf(list: Buffer | undefined): Record<string, unknown> {
  const parts = partsOrNone(list).map(plainOf);
  const named = FIELDS.flatMap((name, index) => {
    const value = parts[index];
    return name === undefined || value === undefined || value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(named);
}

/** A value as the client has it. */
function plainOf(encoded: Buffer): unknown {
  const value: AmqpValue = decode(encoded);
  if (value instanceof Integer) return value.toNumber();
  if (value instanceof DateTime) return Number(millisecondsOf(value));
  if (value instanceof Guid) return Buffer.from(value.value.replaceAll('-', ''), 'hex');
  return value;
}

/** The body: the first section by its type, and behind its value the sections that follow, as their bytes are. */
function bodyOf(body: Buffer): { body: unknown; bodyType: keyof typeof BODY_TYPES } {
  const first: Section | undefined = sectionsIn(body).next().value as Section | undefined;
  if (first === undefined) return { body: Buffer.alloc(0), bodyType: 'data' };
  const bytes = Buffer.concat([first.value, body.subarray(first.end)]);
  const exact = written(bytes);
  switch (first.code) {
    case BODY_TYPES.data:
      // The client asks whether it is a buffer, and rhea how it is written.
      return { body: Object.assign(Buffer.from(bytes), exact), bodyType: 'data' };
    case BODY_TYPES.sequence:
      return { body: Object.assign([], exact), bodyType: 'sequence' };
    case BODY_TYPES.value:
      return { body: exact, bodyType: 'value' };
    default:
      // A footer alone, of which the body is nothing.
      return { body: Object.assign(Buffer.alloc(0), written(encode(Buffer.alloc(0)))), bodyType: 'data' };
  }
}
