import { randomUUID } from 'node:crypto';
import { foldName, Message, type Value } from '../../rules';
import { DateTime, Guid, Integer, Opaque, TimeSpan } from '../../rules/values/values';
import type { MessageChanges, MessageCodec, SentMessage } from '../core';
import {
  type AmqpValue,
  DATA,
  Described,
  decode,
  encode,
  listOf,
  MalformedAmqp,
  mapOf,
  millisecondsOf,
  partsOf,
  readSections,
  type Sections,
  sectionsIn,
  writeSections,
} from './encoding';
import { entriesOf, readMessage } from './message-from-bytes';

const TICKS_PER_MILLISECOND = 10_000n;
const MOST_MILLISECONDS = 0xffff_ffffn;

/** Where fields are in their lists. OASIS AMQP 1.0, part 3, sections 3.2.1 and 3.2.4 */
export const HEADER = { timeToLive: 2, deliveryCount: 4 } as const;
export const PROPERTIES = { messageId: 0, absoluteExpiryTime: 8, groupId: 10 } as const;

/** The system properties that are fields of the properties, by the engine's name. */
const FIELDS: ReadonlyMap<string, number> = new Map([
  ['MessageId', PROPERTIES.messageId],
  ['To', 2],
  ['Label', 3],
  ['ReplyTo', 4],
  ['CorrelationId', 5],
  ['ContentType', 6],
  ['SessionId', PROPERTIES.groupId],
  ['ReplyToSessionId', 12],
]);

export const ANNOTATIONS = {
  partitionKey: 'x-opt-partition-key',
  viaPartitionKey: 'x-opt-via-partition-key',
  scheduledAt: 'x-opt-scheduled-enqueue-time',
} as const;

/** The system properties that are annotations. */
const ANNOTATED: ReadonlyMap<string, string> = new Map([
  ['PartitionKey', ANNOTATIONS.partitionKey],
  ['ViaPartitionKey', ANNOTATIONS.viaPartitionKey],
]);

/** What of messages in AMQP's encoding rules see, and how it is changed: everything else stays as its bytes are. */
export const amqpCodec: MessageCodec = {
  read(encoded) {
    const { applicationProperties, properties, annotations, header } = readMessage(encoded);
    const message = new Message();
    for (const [name, value] of applicationProperties) {
      if (typeof name === 'string') message.setProperty(name, ruleValue(value));
    }
    for (const [name, index] of FIELDS) {
      const text = textOf(properties[index]);
      if (text !== undefined) message.setSystemProperty(name, text);
    }
    for (const [name, annotation] of ANNOTATED) {
      const text = textOf(annotations.get(annotation));
      if (text !== undefined) message.setSystemProperty(name, text);
    }
    const timeToLive = numberOf(header[HEADER.timeToLive]);
    if (timeToLive !== undefined) {
      message.setSystemProperty('TimeToLive', new TimeSpan(BigInt(timeToLive) * TICKS_PER_MILLISECOND));
    }
    const scheduledAt = annotations.get(ANNOTATIONS.scheduledAt);
    if (scheduledAt instanceof DateTime) message.setSystemProperty('ScheduledEnqueueTimeUtc', scheduledAt);
    return message;
  },

  change(encoded, { properties, system }: MessageChanges) {
    let sections = readSections(encoded);
    if (properties.size > 0) {
      sections = {
        ...sections,
        applicationProperties: changedMap(sections.applicationProperties, properties, (value) =>
          encode(asEncodable(value)),
        ),
      };
    }
    for (const [name, value] of system) sections = withSystemProperty(sections, name, value);
    return writeSections(sections);
  },
};

/**
 * A message as a client has sent it, with what the broker goes by. One without an id gets one, as the service gives it:
 * clients count on that.
 *
 * @throws MalformedAmqp for what is no message
 */
export function readSent(sent: Buffer): SentMessage {
  const read = readIds(sent);
  if (read.messageId !== undefined) return read;
  const messageId = randomUUID().replaceAll('-', '');
  const changes = { properties: new Map(), system: new Map([['MessageId', messageId]]) };
  return { ...read, messageId, encoded: amqpCodec.change(sent, changes) };
}

/** @throws MalformedAmqp also for what only rules or receivers would find: they can refuse nothing any more */
function readIds(encoded: Buffer): SentMessage {
  const message = readMessage(encoded);
  const { sections, properties, annotations, header } = message;
  for (const { code } of sectionsIn(sections.body))
    if (code < DATA) throw new MalformedAmqp('a section of a message is after its body');
  // Asked for, so that they are read: of what is no map something would be found out too late.
  entriesOf(sections.deliveryAnnotations);
  void message.applicationProperties;
  const scheduledAt = annotations.get(ANNOTATIONS.scheduledAt);
  return {
    encoded,
    messageId: textOf(properties[PROPERTIES.messageId]),
    sessionId: textOf(properties[PROPERTIES.groupId]),
    partitionKey: textOf(annotations.get(ANNOTATIONS.partitionKey)),
    timeToLive: numberOf(header[HEADER.timeToLive]),
    scheduledAt: scheduledAt instanceof DateTime ? Number(millisecondsOf(scheduledAt)) : undefined,
  };
}

/** A list with some of its parts set; others stay as they are, and what lacks before them is null. */
export function withFields(list: Buffer | undefined, fields: ReadonlyMap<number, Buffer>): Buffer {
  const parts = list === undefined ? [] : partsOf(list);
  for (const [index, value] of fields) {
    while (parts.length <= index) parts.push(NULL);
    parts[index] = value;
  }
  return listOf(parts);
}

const NULL = encode(null);

/** A map with some values set, and those taken away that are `undefined`; names ignore letter case. */
export function changedMap<T>(
  map: Buffer | undefined,
  changes: ReadonlyMap<string, T | undefined>,
  write: (value: T) => Buffer,
  writeName: (name: string) => Buffer = encode,
): Buffer {
  const folded = new Set([...changes.keys()].map(foldName));
  const parts = map === undefined ? [] : partsOf(map);
  const kept: Buffer[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const name = decode(parts[at] as Buffer);
    if (typeof name === 'string' && folded.has(foldName(name))) continue;
    kept.push(parts[at] as Buffer, parts[at + 1] as Buffer);
  }
  for (const [name, value] of changes) if (value !== undefined) kept.push(writeName(name), write(value));
  return mapOf(kept);
}

function withSystemProperty(sections: Sections, name: string, value: Value): Sections {
  const field = FIELDS.get(name);
  if (field !== undefined) {
    return { ...sections, properties: withFields(sections.properties, new Map([[field, encode(asEncodable(value))]])) };
  }
  const annotation = ANNOTATED.get(name);
  if (annotation !== undefined) {
    const changes = new Map([[annotation, value ?? undefined]]);
    const messageAnnotations = changedMap(sections.messageAnnotations, changes, (one) => encode(asEncodable(one)));
    return { ...sections, messageAnnotations };
  }
  if (name === 'TimeToLive') {
    const header = withFields(sections.header, new Map([[HEADER.timeToLive, encode(headerTime(value))]]));
    return { ...sections, header };
  }
  return sections;
}

/** A length of time of the header: milliseconds, as many as fit. */
function headerTime(value: Value): Integer | null {
  if (!(value instanceof TimeSpan)) return null;
  const milliseconds = value.ticks / TICKS_PER_MILLISECOND;
  return Integer.of('uint', milliseconds > MOST_MILLISECONDS ? MOST_MILLISECONDS : milliseconds);
}

function asEncodable(value: Value): Exclude<Value, Opaque> {
  return value instanceof Opaque ? value.text : value;
}

/** What a rule sees of a value. Binaries, lists and maps are something that is there, and equal to nothing. */
export function ruleValue(value: AmqpValue): Value {
  if (Buffer.isBuffer(value) || Array.isArray(value) || value instanceof Map || value instanceof Described) {
    return new Opaque('map', Buffer.isBuffer(value) ? 'System.Byte[]' : 'System.Object');
  }
  return value as Value;
}

/** An id as text, of whatever type it is. */
export function textOf(value: AmqpValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof Guid) return value.value;
  if (value instanceof Integer) return value.toString();
  return Buffer.isBuffer(value) ? value.toString('hex') : undefined;
}

function numberOf(value: AmqpValue | undefined): number | undefined {
  return value instanceof Integer ? value.toNumber() : undefined;
}
