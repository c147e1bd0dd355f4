import { createHash } from 'node:crypto';
import { type Value, valueToJson } from '../../../rules';
import type { JournalRecord, Json } from '../commands/journal';
import type { RuleDefinition } from '../commands/rule-definition';
import type { Content } from './broker-content';
import type { Entity, SendingEntity, SubscriptionEntity } from './entity';
import { ownerOf } from './entity';
import type { Session, StoredMessage } from './message-store';

/** What the first letter of a key says that it is about. */
export const KEYS = {
  entity: 'e/',
  /** What changes of an entity with every message: its next number, and when it was used. */
  counter: 'n/',
  rule: 'r/',
  /** The bytes of a content, and beside them what is read of them. */
  content: 'c/',
  head: 'h/',
  message: 'm/',
  session: 's/',
  duplicate: 'd/',
} as const;

/** Names and ids of others, of any length and letters, as a part of a key. */
function digest(text: string): string {
  return createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('base64url');
}

/** An object without what is not there. */
function json(values: Readonly<Record<string, Json | undefined>>): Json {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Json;
}

export function entityRecord(entity: Entity): JournalRecord {
  const key = `${KEYS.entity}${entity.key}`;
  if (entity.isDeleted) return { key, value: undefined };
  const { kind, name, createdAt, updatedAt, settings } = entity;
  const topic = entity.kind === 'subscription' ? entity.topic.name : undefined;
  return {
    key,
    value: json({
      kind,
      name,
      topic,
      createdAt,
      updatedAt,
      settings: json(settings as unknown as Readonly<Record<string, Json>>),
    }),
  };
}

export function counterRecord({ address, key, isDeleted, nextSequence, accessedAt }: Entity): JournalRecord {
  const value = isDeleted ? undefined : json({ entity: address, nextSequence, accessedAt });
  return { key: `${KEYS.counter}${key}`, value };
}

export function ruleRecord(subscription: SubscriptionEntity, name: string): JournalRecord {
  const key = `${KEYS.rule}${subscription.key}:${digest(name.toLowerCase())}`;
  const rule = subscription.isDeleted ? undefined : subscription.rules.get(name.toLowerCase());
  if (rule === undefined) return { key, value: undefined };
  const { definition, createdAt } = rule;
  return { key, value: json({ subscription: subscription.address, createdAt, rule: ruleJson(definition) }) };
}

function ruleJson({ name, filter, action, actionParameters }: RuleDefinition): Json {
  const written: Json =
    filter.kind === 'sql'
      ? json({ sql: filter.sql, parameters: valuesJson(filter.parameters) })
      : json({
          system: [...filter.system],
          properties: valuesJson(filter.properties),
        });
  return json({ name, filter: written, action, actionParameters: valuesJson(actionParameters) });
}

function valuesJson(values: ReadonlyMap<string, Value> | undefined): Json | undefined {
  return values && [...values].map(([name, value]) => [name, valueToJson(value) as Json]);
}

export function contentRecords({ id, encoded, uses, ...head }: Content): JournalRecord[] {
  const [key, headKey] = [`${KEYS.content}${id}`, `${KEYS.head}${id}`];
  if (uses === 0) {
    return [
      { key, value: undefined },
      { key: headKey, value: undefined },
    ];
  }
  const { messageId, sessionId, partitionKey, timeToLive } = head;
  return [
    { key, value: encoded },
    { key: headKey, value: json({ messageId, sessionId, partitionKey, timeToLive }) },
  ];
}

export function messageRecord(stored: StoredMessage): JournalRecord {
  const key = `${KEYS.message}${stored.store.key}:${stored.sequence}`;
  if (stored.isGone) return { key, value: undefined };
  const { store, sequence, content, enqueuedAt, timeToLive, state, deliveryCount, scheduledAt, lock } = stored;
  const { hops, enqueuedSequence, deadLetterSource } = stored;
  const value: { [name: string]: Json } = { entity: store.owner.address, sequence, content: content.id, enqueuedAt };
  if (store.subqueue !== undefined) value.subqueue = store.subqueue;
  if (timeToLive !== undefined) value.timeToLive = timeToLive;
  if (state !== 'active') value.state = state;
  if (deliveryCount > 0) value.deliveryCount = deliveryCount;
  if (scheduledAt !== undefined) value.scheduledAt = scheduledAt;
  if (hops > 0) value.hops = hops;
  if (enqueuedSequence > 0) value.enqueuedSequence = enqueuedSequence;
  if (deadLetterSource !== undefined) value.deadLetterSource = deadLetterSource;
  // A session's lock ends with the link that has it, and with it those of its messages.
  if (lock !== undefined && lock.session === undefined) value.lock = [lock.token, lock.until];
  return { key, value };
}

export function sessionRecord(session: Session): JournalRecord {
  const { store, id, state, stateSetAt } = session;
  const key = `${KEYS.session}${store.key}:${digest(id)}`;
  if (state === undefined || ownerOf(store).isDeleted) return { key, value: undefined };
  return { key, value: json({ entity: store.owner.address, id, state: state.toString('base64'), stateSetAt }) };
}

export function duplicateRecord(entity: SendingEntity, key: string): JournalRecord {
  const until = entity.isDeleted ? undefined : entity.duplicates?.timeOf(key);
  const place = `${KEYS.duplicate}${entity.key}:${digest(key)}`;
  return { key: place, value: until === undefined ? undefined : json({ entity: entity.address, key, until }) };
}
