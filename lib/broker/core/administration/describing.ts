import type { EntityDescription, MessageCounts } from '../commands/entity-description';
import type { Time } from '../commands/time';
import type { Entity, ReceivingEntity } from '../state/entity';

/** What an entity is and has. */
export function describe(entity: Entity): EntityDescription {
  const { name, createdAt, updatedAt, accessedAt } = entity;
  const common = { name, createdAt, updatedAt, accessedAt };
  switch (entity.kind) {
    case 'queue':
      return { kind: 'queue', ...common, settings: entity.settings, counts: countsOf(entity), size: entity.size };
    case 'subscription': {
      const { settings, topic } = entity;
      return { kind: 'subscription', ...common, topic: topic.name, settings, counts: countsOf(entity) };
    }
    case 'topic':
      return {
        kind: 'topic',
        ...common,
        settings: entity.settings,
        counts: { scheduled: entity.main.scheduled },
        size: entity.size,
        subscriptionCount: entity.subscriptions.size,
        sqlFilterCount: entity.filters.sql,
        correlationFilterCount: entity.filters.correlation,
      };
  }
}

/** Since when nobody has used or changed an entity; a topic is used where a subscription of it is. */
export function lastUse(entity: Entity): Time {
  const own = Math.max(entity.updatedAt, entity.accessedAt ?? entity.createdAt);
  if (entity.kind !== 'topic') return own;
  let latest = own;
  for (const subscription of entity.subscriptions.values()) latest = Math.max(latest, lastUse(subscription));
  return latest;
}

function countsOf({ main, deadLetters, transferDeadLetters }: ReceivingEntity): MessageCounts {
  return {
    active: main.active,
    deferred: main.deferred,
    locked: main.locks.size,
    deadLetter: deadLetters.active,
    scheduled: main.scheduled,
    // What is forwarded is there at once.
    transfer: 0,
    transferDeadLetter: transferDeadLetters.active,
  };
}
