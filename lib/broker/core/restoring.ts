import { type Value, valueFromJson } from '../../rules';
import { watchIdle } from './administration/entity-commands';
import { type AnySettings, DEFAULTS } from './administration/setting-problems';
import { BrokerError } from './commands/broker-error';
import type { LockToken, MessageState } from './commands/broker-message';
import type { QueueSettings, SubscriptionSettings, TopicSettings } from './commands/entity-settings';
import type { JournalRecord } from './commands/journal';
import type { RuleDefinition } from './commands/rule-definition';
import type { Time } from './commands/time';
import { put } from './messages/storing';
import { Content } from './state/broker-content';
import { makeRule } from './state/broker-rule';
import { DuplicateHistory } from './state/duplicate-history';
import {
  type Entity,
  QueueEntity,
  type ReceivingEntity,
  type SendingEntity,
  SubscriptionEntity,
  storesOf,
  TopicEntity,
} from './state/entity';
import type { Kernel } from './state/kernel';
import { StoredMessage } from './state/message-store';
import {
  contentRecords,
  counterRecord,
  duplicateRecord,
  entityRecord,
  KEYS,
  messageRecord,
  ruleRecord,
  sessionRecord,
} from './state/records';

/** Everything durable of a core, as records. */
export function snapshotOf(kernel: Kernel): JournalRecord[] {
  const records: JournalRecord[] = [];
  const contents = new Set<Content>();
  const entities = [...kernel.entities.all()].flatMap((one): Entity[] =>
    one.kind === 'topic' ? [one, ...one.subscriptions.values()] : [one],
  );
  for (const entity of entities) {
    records.push(entityRecord(entity), counterRecord(entity));
    if (entity.kind === 'subscription')
      for (const { definition } of entity.rules.values()) records.push(ruleRecord(entity, definition.name));
    else for (const [key] of entity.duplicates?.all() ?? []) records.push(duplicateRecord(entity, key));
    for (const store of storesOf(entity)) {
      for (const stored of store.log.all()) {
        contents.add(stored.content);
        records.push(messageRecord(stored));
      }
      for (const session of store.sessions?.all() ?? [])
        if (session.state !== undefined) records.push(sessionRecord(session));
    }
  }
  return [...records, ...[...contents].flatMap(contentRecords)];
}

interface EntityJson {
  readonly kind: Entity['kind'];
  readonly name: string;
  readonly topic?: string;
  readonly createdAt: Time;
  readonly updatedAt: Time;
  readonly settings: AnySettings;
}

interface RuleJson {
  readonly subscription: string;
  readonly createdAt: Time;
  readonly rule: {
    readonly name: string;
    readonly filter:
      | { readonly sql: string; readonly parameters?: [string, unknown][] }
      | { readonly system: [string, string][]; readonly properties: [string, unknown][] };
    readonly action?: string;
    readonly actionParameters?: [string, unknown][];
  };
}

interface MessageJson {
  readonly entity: string;
  readonly subqueue?: 'dead-letter' | 'transfer-dead-letter';
  readonly sequence: number;
  readonly content: number;
  readonly enqueuedAt: Time;
  readonly timeToLive?: number;
  readonly state?: MessageState;
  readonly deliveryCount?: number;
  readonly scheduledAt?: Time;
  readonly hops?: number;
  readonly enqueuedSequence?: number;
  readonly deadLetterSource?: string;
  readonly lock?: readonly [LockToken, Time];
}

type HeadJson = Pick<Content, 'messageId' | 'sessionId' | 'partitionKey' | 'timeToLive'>;

/** Puts what records tell into an empty core. Records may come in any order; of a key only the last counts. */
export function restoreInto(kernel: Kernel, records: Iterable<JournalRecord>): void {
  const byKey = new Map<string, JournalRecord['value']>();
  for (const { key, value } of records) {
    if (value === undefined) byKey.delete(key);
    else byKey.set(key, value);
  }
  const of = <T>(prefix: string) =>
    [...byKey].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as unknown as T);
  const entities = of<EntityJson>(KEYS.entity);
  // A topic before its subscriptions.
  for (const one of entities.filter(({ kind }) => kind !== 'subscription')) restoreEntity(kernel, one);
  for (const one of entities.filter(({ kind }) => kind === 'subscription')) restoreEntity(kernel, one);
  const counters = of<{ entity: string; nextSequence: number; accessedAt?: Time }>(KEYS.counter);
  for (const { entity: address, nextSequence, accessedAt } of counters)
    Object.assign(entityAt(kernel, address), { nextSequence, accessedAt });
  for (const { entity: address } of counters) watchIdle(kernel, entityAt(kernel, address));
  for (const one of of<RuleJson>(KEYS.rule)) restoreRule(kernel, one);
  const messages = of<MessageJson>(KEYS.message);
  restoreMessages(kernel, messages, contentsOf(kernel, byKey));
  for (const one of of<{ entity: string; id: string; state: string; stateSetAt: Time }>(KEYS.session)) {
    const session = entityAt(kernel, one.entity).main.sessions?.open(one.id);
    if (session === undefined) continue;
    session.state = Buffer.from(one.state, 'base64');
    session.stateSetAt = one.stateSetAt;
  }
  const duplicates = of<{ entity: string; key: string; until: Time }>(KEYS.duplicate);
  for (const { entity, key, until } of duplicates.sort((a, b) => a.until - b.until || (a.key < b.key ? -1 : 1))) {
    const sending = entityAt(kernel, entity) as SendingEntity;
    sending.duplicates ??= new DuplicateHistory();
    if (sending.duplicates.next() === undefined) kernel.due.add(until, { kind: 'forget', entity: sending });
    sending.duplicates.remember(key, until);
  }
  // All of it is stored already.
  kernel.journal.take();
}

function entityAt(kernel: Kernel, address: string): Entity {
  const place = kernel.entities.find(address);
  if (place instanceof BrokerError) throw new Error(`the journal has no record of ${address}, and others that need it`);
  return place.entity;
}

function restoreEntity(kernel: Kernel, json: EntityJson): void {
  const { kind, name, createdAt, updatedAt, settings } = json;
  const all = { ...DEFAULTS[kind], ...settings };
  const entity =
    kind === 'queue'
      ? new QueueEntity(name, all as QueueSettings, createdAt)
      : kind === 'topic'
        ? new TopicEntity(name, all as TopicSettings, createdAt)
        : new SubscriptionEntity(
            entityAt(kernel, json.topic as string) as TopicEntity,
            name,
            all as SubscriptionSettings,
            createdAt,
          );
  entity.updatedAt = updatedAt;
  kernel.entities.add(entity);
}

function restoreRule(kernel: Kernel, { subscription, createdAt, rule }: RuleJson): void {
  const { filter } = rule;
  const definition: RuleDefinition = {
    name: rule.name,
    filter:
      'sql' in filter
        ? { kind: 'sql', sql: filter.sql, ...(filter.parameters && { parameters: valuesOf(filter.parameters) }) }
        : {
            kind: 'correlation',
            system: new Map(filter.system),
            properties: valuesOf(filter.properties),
          },
    ...(rule.action !== undefined && { action: rule.action }),
    ...(rule.actionParameters && { actionParameters: valuesOf(rule.actionParameters) }),
  };
  const made = makeRule(definition, createdAt, kernel.newId);
  if (made instanceof BrokerError) throw new Error(`the journal has a rule that is refused: ${made.description}`);
  (entityAt(kernel, subscription) as SubscriptionEntity).setRule(rule.name, made);
}

function valuesOf(values: readonly [string, unknown][]): ReadonlyMap<string, Value> {
  return new Map(values.map(([name, value]) => [name, valueFromJson(value, name)]));
}

/** The contents by number. */
function contentsOf(kernel: Kernel, byKey: ReadonlyMap<string, JournalRecord['value']>): Map<number, Content> {
  const contents = new Map<number, Content>();
  for (const [key, encoded] of byKey) {
    if (!key.startsWith(KEYS.content)) continue;
    const id = Number(key.slice(KEYS.content.length));
    const head = byKey.get(`${KEYS.head}${id}`) as unknown as HeadJson;
    contents.set(id, new Content(id, { ...head, encoded: encoded as Buffer }));
    kernel.nextContent = Math.max(kernel.nextContent, id + 1);
  }
  return contents;
}

function restoreMessages(kernel: Kernel, messages: MessageJson[], contents: ReadonlyMap<number, Content>): void {
  for (const json of messages.sort((a, b) => a.sequence - b.sequence)) {
    const owner = entityAt(kernel, json.entity);
    const store =
      json.subqueue === undefined
        ? owner.main
        : json.subqueue === 'dead-letter'
          ? (owner as ReceivingEntity).deadLetters
          : (owner as ReceivingEntity).transferDeadLetters;
    const content = contents.get(json.content);
    if (content === undefined) throw new Error(`the journal has no content ${json.content}, and messages that have it`);
    const { hops = 0, enqueuedSequence = 0, deadLetterSource } = json;
    const origin = { content, hops, enqueuedSequence, deadLetterSource };
    const stored = new StoredMessage(store, json.sequence, origin, json.enqueuedAt, json.timeToLive);
    stored.state = json.state ?? 'active';
    stored.deliveryCount = json.deliveryCount ?? 0;
    stored.scheduledAt = json.scheduledAt;
    const [token, until] = json.lock ?? [];
    if (token !== undefined && until !== undefined) {
      stored.lock = { token, until, session: undefined, isClaimed: false };
      store.locks.set(token, stored);
      kernel.due.add(until, { kind: 'lock', stored, token });
    }
    put(kernel, stored);
  }
}
