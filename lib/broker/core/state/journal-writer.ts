import type { JournalRecord } from '../commands/journal';
import type { Content } from './broker-content';
import type { Entity, SendingEntity, SubscriptionEntity } from './entity';
import type { Session, StoredMessage } from './message-store';
import {
  contentRecords,
  counterRecord,
  duplicateRecord,
  entityRecord,
  messageRecord,
  ruleRecord,
  sessionRecord,
} from './records';

/**
 * Notes what a command changes of the durable state. What is noted is written when the command is done, as it is then: so
 * there is one record for each thing, however often it has changed, and none that is true only in between.
 */
export class JournalWriter {
  private readonly entities = new Set<Entity>();
  private readonly counters = new Set<Entity>();
  private readonly rules = new Map<string, readonly [SubscriptionEntity, name: string]>();
  private readonly contents = new Set<Content>();
  private readonly messages = new Set<StoredMessage>();
  private readonly sessions = new Set<Session>();
  private readonly duplicates = new Map<string, readonly [SendingEntity, key: string]>();

  /** @param isKept whether anybody wants to store it */
  constructor(private readonly isKept: boolean) {}

  /** An entity is made, changed or taken away. */
  entity(entity: Entity): void {
    if (this.isKept) this.entities.add(entity);
    this.counter(entity);
  }

  /** An entity is used. */
  counter(entity: Entity): void {
    if (this.isKept) this.counters.add(entity);
  }

  rule(subscription: SubscriptionEntity, name: string): void {
    if (this.isKept) this.rules.set(`${subscription.key} ${name.toLowerCase()}`, [subscription, name]);
  }

  content(content: Content): void {
    if (this.isKept) this.contents.add(content);
  }

  message(stored: StoredMessage): void {
    if (this.isKept) this.messages.add(stored);
  }

  session(session: Session): void {
    if (this.isKept) this.sessions.add(session);
  }

  duplicate(entity: SendingEntity, key: string): void {
    if (this.isKept) this.duplicates.set(`${entity.key} ${key}`, [entity, key]);
  }

  /** The records of everything that was noted since the last time. */
  take(): JournalRecord[] {
    if (!this.isKept) return [];
    const records: JournalRecord[] = [];
    for (const entity of this.entities) records.push(entityRecord(entity));
    for (const entity of this.counters) records.push(counterRecord(entity));
    for (const [subscription, name] of this.rules.values()) records.push(ruleRecord(subscription, name));
    for (const content of this.contents) records.push(...contentRecords(content));
    for (const stored of this.messages) records.push(messageRecord(stored));
    for (const session of this.sessions) records.push(sessionRecord(session));
    for (const [entity, key] of this.duplicates.values()) records.push(duplicateRecord(entity, key));
    const { entities, counters, rules, contents, messages, sessions, duplicates } = this;
    for (const noted of [entities, counters, rules, contents, messages, sessions, duplicates]) noted.clear();
    return records;
  }
}
