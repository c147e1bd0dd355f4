import type { Remembered, SentId } from '../commands/broker-core';
import type { Duration, Time } from '../commands/time';
import type { Content, Leaving, Origin } from '../state/broker-content';
import { DuplicateHistory } from '../state/duplicate-history';
import type { QueueEntity, ReceivingEntity, SendingEntity, SubscriptionEntity, TopicEntity } from '../state/entity';
import type { Kernel } from '../state/kernel';
import { StoredMessage } from '../state/message-store';
import { type RuleFailure, TopicRules } from '../state/topic-rules';
import { deadLetter } from './dead-lettering';
import { changedContent, changesBetween } from './message-changes';
import { put } from './storing';

/** Takes a message into a queue or topic, and tells its number there; 0 where it came before, and is dropped. */
export function accept(kernel: Kernel, entity: SendingEntity, origin: Origin, scheduledAt?: Time): number {
  const { content } = origin;
  if (isDuplicate(kernel, entity, content)) {
    kernel.tell('duplicate', entity.address, content.messageId, 0);
    return 0;
  }
  if (scheduledAt !== undefined && scheduledAt > kernel.now) return schedule(kernel, entity, origin, scheduledAt);
  return enqueue(kernel, entity, origin);
}

function schedule(kernel: Kernel, entity: SendingEntity, origin: Origin, scheduledAt: Time): number {
  const stored = new StoredMessage(entity.main, nextSequence(kernel, entity), origin, kernel.now, undefined);
  stored.state = 'scheduled';
  stored.scheduledAt = scheduledAt;
  put(kernel, stored);
  kernel.tell('scheduled', entity.address, origin.content.messageId, stored.sequence);
  return stored.sequence;
}

/** Takes a message whose time has come; ids were looked at when it was sent. */
export function enqueue(kernel: Kernel, entity: SendingEntity, origin: Origin): number {
  if (entity.kind === 'queue') return arrive(kernel, entity, origin);
  const sequence = nextSequence(kernel, entity);
  publish(kernel, entity, { ...origin, enqueuedSequence: origin.enqueuedSequence || sequence });
  return sequence;
}

/** A message comes to a queue or subscription: it goes on to where that forwards to, or waits. */
function arrive(kernel: Kernel, entity: ReceivingEntity, origin: Origin): number {
  const sequence = nextSequence(kernel, entity);
  const { content } = origin;
  const { settings } = entity;
  const leaving: Leaving = {
    origin: { ...origin, enqueuedSequence: origin.enqueuedSequence || sequence },
    sequence,
    enqueuedAt: kernel.now,
    timeToLive: timeToLiveIn(entity, content),
    deliveryCount: 0,
  };
  kernel.tell('enqueued', entity.address, content.messageId, sequence);
  if (settings.forwardTo !== undefined) {
    kernel.transfers.push({ from: entity, leaving, target: settings.forwardTo, isDeadLetter: false });
  } else if (settings.requiresSession && content.sessionId === undefined) {
    // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#moving-messages-to-the-dlq
    const description = "Session enabled entity doesn't allow a message whose session identifier is null.";
    deadLetter(kernel, entity, leaving, 'Session ID is null.', description);
  } else {
    put(kernel, new StoredMessage(entity.main, sequence, origin, kernel.now, leaving.timeToLive));
  }
  return sequence;
}

/** Gives every subscription with a rule that matches its copies. */
function publish(kernel: Kernel, topic: TopicEntity, origin: Origin): void {
  const { content, deadLetterSource } = origin;
  const message = kernel.options.codec.read(content.encoded);
  if (deadLetterSource !== undefined) message.setSystemProperty('DeadLetterSource', deadLetterSource);
  topic.rules ??= new TopicRules(topic.subscriptions.values());
  const all = topic.rules.copies(message);
  if (all.length === 0) kernel.tell('no-match', topic.address, content.messageId, origin.enqueuedSequence);
  for (const { subscription, plain, changed, failures } of all) {
    if (plain) arrive(kernel, subscription, origin);
    for (const copy of changed) {
      const own = changedContent(kernel, content, changesBetween(message, copy));
      arrive(kernel, subscription, { ...origin, content: own });
    }
    const [failure] = failures;
    if (failure !== undefined) fail(kernel, subscription, origin, failure);
  }
}

/** A message that a rule fails on is dead where the subscription says so, and always where its action makes it too large. */
function fail(kernel: Kernel, subscription: SubscriptionEntity, origin: Origin, failure: RuleFailure): void {
  const { content } = origin;
  const detail = `rule ${failure.rule}: ${failure.reason}`;
  kernel.tell('filter-failed', subscription.address, content.messageId, 0, detail);
  if (!failure.isTooLarge && !subscription.settings.deadLetterOnFilterErrors) return;
  const sequence = nextSequence(kernel, subscription);
  const timeToLive = timeToLiveIn(subscription, content);
  const leaving = { origin, sequence, enqueuedAt: kernel.now, timeToLive, deliveryCount: 0 };
  // Otherwise the service gives the name of its exception and the words of that.
  if (failure.isTooLarge)
    deadLetter(
      kernel,
      subscription,
      leaving,
      'HeaderSizeExceeded',
      'The size quota for this stream has been exceeded.',
    );
  else deadLetter(kernel, subscription, leaving, 'FilterException', failure.reason);
}

/** The smaller of what a message says and what its entity lets it: for a subscription that of its topic too. */
function timeToLiveIn(entity: ReceivingEntity, { timeToLive }: Content): Duration | undefined {
  const times = [timeToLive, entity.settings.defaultTimeToLive, entity.top.settings.defaultTimeToLive];
  return times.reduce((least, time) => (time === undefined || (least !== undefined && least < time) ? least : time));
}

function nextSequence(kernel: Kernel, entity: QueueEntity | TopicEntity | ReceivingEntity): number {
  kernel.journal.counter(entity);
  return entity.nextSequence++;
}

/** Which messages came before within the window; none is remembered by being asked for. */
export function rememberedIn(
  kernel: Kernel,
  { settings, duplicates }: SendingEntity,
  messages: readonly SentId[],
): Remembered {
  const { requiresDuplicateDetection, duplicateWindow, partitioning: isPartitioned } = settings;
  const remaining = messages.map(({ messageId, partitionKey }) => {
    const key = DuplicateHistory.keyOf(messageId, isPartitioned ? partitionKey : undefined);
    const until = key === undefined ? undefined : duplicates?.timeOf(key);
    return Math.max(0, (until ?? kernel.now) - kernel.now);
  });
  return { window: requiresDuplicateDetection ? duplicateWindow : undefined, isPartitioned, remaining };
}

/** Whether a message came before within the window; one that did not is remembered. */
function isDuplicate(kernel: Kernel, entity: SendingEntity, { messageId, partitionKey }: Content): boolean {
  const { settings } = entity;
  if (!settings.requiresDuplicateDetection) return false;
  const key = DuplicateHistory.keyOf(messageId, settings.partitioning ? partitionKey : undefined);
  if (key === undefined) return false;
  entity.duplicates ??= new DuplicateHistory();
  if (entity.duplicates.has(key, kernel.now)) return true;
  const isFirst = entity.duplicates.next() === undefined;
  const until = kernel.now + settings.duplicateWindow;
  entity.duplicates.remember(key, until);
  kernel.journal.duplicate(entity, key);
  // While there is any, the time of the first of them is waited for.
  if (isFirst) kernel.due.add(until, { kind: 'forget', entity });
  return false;
}
