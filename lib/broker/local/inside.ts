import type { Message } from '../../rules';
import { DateTime } from '../../rules/values/values';
import { ANNOTATIONS, amqpCodec, changedMap, readSent } from '../amqp/codec';
import { AmqpSymbol, DATA, decode, encode, readSections, section, sectionsIn, writeSections } from '../amqp/encoding';
import {
  type AnswerOf,
  type BrokerCore,
  BrokerError,
  type BrokeredMessage,
  type Command,
  type EntityDescription,
  type EntityStatus,
  type MessageChanges,
  type Remembered,
  type SentId,
  type SentMessage,
} from '../core';
import { ServiceBusRefusal } from './fault-requests';

/** How many messages are where, and whether they go in and come out. */
export interface EntityCounts {
  readonly kind: 'queue' | 'topic' | 'subscription';
  /** As clients write it: `orders`, `events/Subscriptions/train`. */
  readonly address: string;
  readonly status: EntityStatus;
  /** Those that wait for a receiver or that one has; without those that are deferred. 0 for a topic. */
  readonly active: number;
  /** Those of them that a receiver has. */
  readonly locked: number;
  readonly scheduled: number;
  readonly deferred: number;
  /** Dead letters, those of transfers included. */
  readonly deadLetters: number;
}

/** What the body of a message is, as far as one can look at it. */
export type LookedAtBody =
  | { readonly kind: 'text'; readonly text: string }
  /** No text; its bytes. */
  | { readonly kind: 'binary'; readonly bytes: Buffer };

/** A message that somebody looks at, who does not take it. */
export interface LookedAt extends BrokeredMessage {
  /** What rules see of it. */
  readonly message: Message;
  readonly body: LookedAtBody;
}

/** A message to send from this program, without a connection: a new one, or one that was looked at with changes. */
export type Outgoing =
  | {
      readonly message: Message;
      /** @default - none */
      readonly body?: string | Buffer | undefined;
    }
  | {
      /** The message in its bytes: what nothing changes stays as it is. */
      readonly encoded: Buffer;
      readonly changes: MessageChanges;
      /** @default - as it was */
      readonly body?: string | Buffer | undefined;
    };

/** What looking after a Service Bus from within is made of. */
export interface Insides {
  readonly look: BrokerCore;
  run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError>;
}

/** What every queue, topic and subscription has. */
export function countsIn(look: BrokerCore): EntityCounts[] {
  const topics = look.list('topic').flatMap((topic) => {
    const subscriptions = look.subscriptions(topic.name);
    return [topic, ...(subscriptions instanceof BrokerError ? [] : subscriptions)];
  });
  return [...look.list('queue'), ...topics].map(countsOf);
}

function countsOf(entity: EntityDescription): EntityCounts {
  const { kind, settings } = entity;
  const none = { active: 0, locked: 0, deferred: 0, deadLetters: 0 };
  const address = kind === 'subscription' ? `${entity.topic}/Subscriptions/${entity.name}` : entity.name;
  if (kind === 'topic') return { kind, address, status: settings.status, ...none, scheduled: entity.counts.scheduled };
  const { active, deferred, locked, scheduled, deadLetter, transferDeadLetter } = entity.counts;
  return {
    kind,
    address,
    status: settings.status,
    active: active - deferred,
    locked,
    scheduled,
    deferred,
    deadLetters: deadLetter + transferDeadLetter,
  };
}

/** Carries out a command. @throws ServiceBusRefusal */
export async function ask<C extends Command>({ run }: Insides, command: C): Promise<AnswerOf<C>> {
  const answer = await run(command);
  if (answer instanceof BrokerError) throw new ServiceBusRefusal(answer.condition, answer.description);
  return answer;
}

/** Which messages would be dropped as duplicates. @throws ServiceBusRefusal where nothing is sent there */
export function rememberedBy(look: BrokerCore, entity: string, messages: readonly SentId[]): Remembered {
  const answer = look.remembered(entity, messages);
  if (answer instanceof BrokerError) throw new ServiceBusRefusal(answer.condition, answer.description);
  return answer;
}

/** What can be seen of a message. */
export function lookedAt(message: BrokeredMessage): LookedAt {
  return { ...message, ...readEncoded(message.encoded) };
}

/** What rules see of an encoded message, and its body. */
export function readEncoded(encoded: Buffer): Pick<LookedAt, 'message' | 'body'> {
  return { message: amqpCodec.read(encoded), body: bodyOf(encoded) };
}

function bodyOf(encoded: Buffer): LookedAtBody {
  const parts: Buffer[] = [];
  for (const { code, value } of sectionsIn(readSections(encoded).body)) {
    const read = decode(value);
    if (code === DATA) parts.push(Buffer.isBuffer(read) ? read : value);
    else if (typeof read === 'string') parts.push(Buffer.from(read));
    else if (typeof read === 'number' || typeof read === 'boolean') parts.push(Buffer.from(String(read)));
    else if (Buffer.isBuffer(read)) parts.push(read);
    else if (read !== null) return { kind: 'binary', bytes: value };
  }
  const bytes = Buffer.concat(parts);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? { kind: 'text', text } : { kind: 'binary', bytes };
}

/** A message in AMQP's encoding, as the official clients send it: the body is one section of data. */
export function encoded(outgoing: Outgoing): SentMessage {
  const { body } = outgoing;
  if ('encoded' in outgoing) {
    const changed = amqpCodec.change(outgoing.encoded, outgoing.changes);
    return readSent(body === undefined ? changed : writeSections({ ...readSections(changed), body: dataOf(body) }));
  }
  const { message } = outgoing;
  const properties = new Map(message.properties.map(({ name, value }) => [name, value]));
  const sent = amqpCodec.change(dataOf(body ?? ''), { properties, system: message.system });
  const at = message.system.get('ScheduledEnqueueTimeUtc');
  if (!(at instanceof DateTime)) return readSent(sent);
  const sections = readSections(sent);
  const messageAnnotations = changedMap(
    sections.messageAnnotations,
    new Map([[ANNOTATIONS.scheduledAt, encode(at)]]),
    (one) => one,
    (name) => encode(new AmqpSymbol(name)),
  );
  return readSent(writeSections({ ...sections, messageAnnotations }));
}

function dataOf(body: string | Buffer): Buffer {
  return section(DATA, encode(Buffer.isBuffer(body) ? body : Buffer.from(body)));
}
