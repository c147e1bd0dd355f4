import { BrokerError } from '../commands/broker-error';
import type { Create, Delete, Update } from '../commands/command';
import { DEFAULT_RULE } from '../commands/rule-definition';
import { leave } from '../messages/dead-lettering';
import { dropReceiver } from '../messages/receiving';
import { disabled, sendRefusal } from '../messages/send-refusal';
import { discard } from '../messages/storing';
import { limitsOf, tierOf } from '../messages/tier-limits';
import { makeRule } from '../state/broker-rule';
import { type Entity, QueueEntity, SubscriptionEntity, storesOf, TopicEntity } from '../state/entity';
import { notFound } from '../state/entity-table';
import type { Kernel } from '../state/kernel';
import { lastUse } from './describing';
import { addTo, ruleRefusal } from './rule-commands';
import {
  type AnySettings,
  argumentError,
  DEFAULTS,
  FIXED,
  nameProblem,
  OPTIONAL,
  settingProblems,
} from './setting-problems';

const MOST_ENTITIES = 10_000;
const MOST_SUBSCRIPTIONS = 2000;

/** An object without what is not set, so that defaults stay. */
function given<T extends object>(settings: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;
}

export function create(kernel: Kernel, command: Create): BrokerError | undefined {
  const { entity: definition, rule = DEFAULT_RULE } = command;
  const { kind, name } = definition;
  const limits = limitsOf(kernel);
  const settings: AnySettings = given(definition.settings as AnySettings);
  const named = nameProblem(definition);
  const problems = [
    ...(named === undefined ? [] : [named]),
    ...settingProblems(settings, tierOf(kernel), limits, false),
  ];
  if (kind !== 'queue' && !limits.hasTopics) problems.push(`there are no topics in the tier ${tierOf(kernel)}`);
  if (problems.length > 0) return argumentError(problems);
  const topic = definition.kind === 'subscription' ? kernel.entities.find(definition.topic) : undefined;
  if (topic instanceof BrokerError) return topic;
  if (topic !== undefined && topic.entity.kind !== 'topic') return notFound(topic.entity.address);
  const parent = topic?.entity as TopicEntity | undefined;
  const address = parent === undefined ? name : `${parent.name}/Subscriptions/${name}`;
  const existing = kernel.entities.find(address);
  if (!(existing instanceof BrokerError)) {
    return new BrokerError(
      'com.microsoft:entity-already-exists',
      `The messaging entity '${existing.entity.address}' already exists.`,
    );
  }
  const target = forwardProblem(kernel, address, settings);
  if (target !== undefined) return target;
  const capacity = capacityOf(kernel, settings);
  const [count, most] =
    parent === undefined ? [kernel.entities.size, MOST_ENTITIES] : [parent.subscriptions.size, MOST_SUBSCRIPTIONS];
  if (count >= most) {
    const what = parent === undefined ? 'The namespace' : `The topic '${parent.name}'`;
    const kinds = parent === undefined ? 'queues and topics' : 'subscriptions';
    return new BrokerError('amqp:resource-limit-exceeded', `${what} has ${count} ${kinds}, which is the most.`);
  }
  if (parent !== undefined) {
    const made = makeRule(rule, kernel.now, kernel.newId);
    if (made instanceof BrokerError) return made;
    const subscription = new SubscriptionEntity(parent, name, { ...DEFAULTS.subscription, ...settings }, kernel.now);
    const refused = ruleRefusal(subscription, made);
    if (refused !== undefined) return refused;
    addEntity(kernel, subscription);
    addTo(kernel, subscription, made);
  } else if (kind === 'queue') {
    addEntity(kernel, new QueueEntity(name, { ...DEFAULTS.queue, ...settings, ...capacity }, kernel.now));
  } else addEntity(kernel, new TopicEntity(name, { ...DEFAULTS.topic, ...settings, ...capacity }, kernel.now));
  return undefined;
}

/** How much a new queue or topic takes: of one with partitions, what all of them take. */
function capacityOf(kernel: Kernel, settings: AnySettings) {
  const { messageSize, partitions } = limitsOf(kernel);
  const { maxSizeInMegabytes = DEFAULTS.queue.maxSizeInMegabytes, maxMessageSizeInKilobytes, partitioning } = settings;
  return {
    maxSizeInMegabytes: maxSizeInMegabytes * (partitioning === true ? partitions : 1),
    maxMessageSizeInKilobytes: maxMessageSizeInKilobytes ?? messageSize / 1024,
  };
}

function addEntity(kernel: Kernel, entity: Entity): void {
  kernel.entities.add(entity);
  kernel.journal.entity(entity);
  watchIdle(kernel, entity);
}

/** Waits for an entity to be idle, where it is to be deleted then. */
export function watchIdle(kernel: Kernel, entity: Entity): void {
  const { autoDeleteOnIdle } = entity.settings;
  entity.idleAt = autoDeleteOnIdle === undefined ? undefined : lastUse(entity) + autoDeleteOnIdle;
  if (entity.idleAt !== undefined) kernel.due.add(entity.idleAt, { kind: 'idle', entity });
}

/** What an entity forwards to has to be there, and be another one. */
function forwardProblem(kernel: Kernel, address: string, settings: AnySettings): BrokerError | undefined {
  for (const name of ['forwardTo', 'forwardDeadLetteredMessagesTo'] as const) {
    const target = settings[name];
    if (target === undefined) continue;
    const found = kernel.entities.sending(target);
    if (found instanceof BrokerError) return found;
    if (found.address.toLowerCase() === address.toLowerCase())
      return argumentError([
        `${name} of '${address}' is '${target}', which is itself; an entity forwards to another one`,
      ]);
  }
  return undefined;
}

export function update(kernel: Kernel, { entity: address, settings }: Update): BrokerError | undefined {
  const place = kernel.entities.find(address);
  if (place instanceof BrokerError) return place;
  const { entity } = place;
  const before = entity.settings as AnySettings;
  const after: AnySettings = { ...before, ...changed(settings as AnySettings) };
  const problems = settingProblems(after, tierOf(kernel), limitsOf(kernel), true);
  for (const name of FIXED) {
    if (after[name] === before[name]) continue;
    problems.push(`the value of ${name} of an existing ${entity.kind} cannot be changed`);
  }
  if (problems.length > 0) return argumentError(problems);
  const target = forwardProblem(kernel, entity.address, settings as AnySettings);
  if (target !== undefined) return target;
  (entity as { settings: AnySettings }).settings = after;
  entity.updatedAt = kernel.now;
  kernel.journal.entity(entity);
  watchIdle(kernel, entity);
  if (after.status !== before.status) statusChanged(kernel, entity);
  if (entity.kind !== 'topic' && after.forwardTo !== undefined && before.forwardTo === undefined)
    forwardWaiting(kernel, entity, after.forwardTo);
  return undefined;
}

/** Settings that say something: `undefined` does so only where it is a value of its own. */
function changed(settings: AnySettings): AnySettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => value !== undefined || OPTIONAL.has(name)),
  );
}

/** Links are closed that the new status does not allow, and what waited may go out. */
function statusChanged(kernel: Kernel, entity: Entity): void {
  const { status } = entity.settings;
  if (status === 'Disabled' || status === 'ReceiveDisabled') closeReceivers(kernel, entity, disabled(entity.address));
  if (entity.kind !== 'subscription') {
    const error = sendRefusal(entity);
    if (error?.condition === 'com.microsoft:entity-disabled')
      kernel.emit({ kind: 'senders-closed', entity: entity.address, error });
  }
  for (const store of storesOf(entity)) {
    kernel.stirred.add(store);
    for (const session of store.sessions?.all() ?? []) kernel.stirredSessions.add(session);
  }
}

/** What waits when an entity begins to forward goes on; who has something locked keeps it. */
function forwardWaiting(kernel: Kernel, entity: QueueEntity | SubscriptionEntity, target: string): void {
  closeReceivers(
    kernel,
    entity,
    new BrokerError('amqp:link:detach-forced', `'${entity.address}' forwards its messages to '${target}' now.`),
    entity.main,
  );
  for (const stored of entity.main.log.all()) {
    if (stored.state !== 'active' || stored.lock !== undefined) continue;
    kernel.transfers.push({ from: entity, leaving: leave(kernel, stored), target, isDeadLetter: false });
  }
}

function closeReceivers(kernel: Kernel, entity: Entity, error: BrokerError, only?: QueueEntity['main']): void {
  for (const receiver of [...kernel.receivers.values()]) {
    if (receiver.store.owner !== entity || (only !== undefined && receiver.store !== only)) continue;
    dropReceiver(kernel, receiver, false);
    kernel.emit({ kind: 'receiver-closed', receiver: receiver.id, error });
  }
}

export function remove(kernel: Kernel, { entity: address }: Delete): BrokerError | undefined {
  const place = kernel.entities.find(address);
  if (place instanceof BrokerError) return place;
  if (place.address.subqueue !== undefined) {
    const why = `'${address}' cannot be deleted for itself: it goes with its entity.`;
    return new BrokerError('amqp:not-allowed', why);
  }
  removeEntity(kernel, place.entity);
  return undefined;
}

/** Takes an entity away with everything in it, and closes the links to it. */
export function removeEntity(kernel: Kernel, entity: Entity): void {
  if (entity.kind === 'topic') for (const one of [...entity.subscriptions.values()]) removeEntity(kernel, one);
  const error = notFound(entity.address);
  kernel.entities.remove(entity);
  closeReceivers(kernel, entity, error);
  if (entity.kind !== 'subscription') kernel.emit({ kind: 'senders-closed', entity: entity.address, error });
  for (const store of storesOf(entity)) {
    for (const session of store.sessions?.all() ?? []) if (session.state !== undefined) kernel.journal.session(session);
    for (const stored of store.log.all()) discard(kernel, stored);
  }
  if (entity.kind === 'subscription')
    for (const rule of entity.rules.values()) kernel.journal.rule(entity, rule.definition.name);
  else for (const [key] of entity.duplicates?.all() ?? []) kernel.journal.duplicate(entity, key);
  kernel.journal.entity(entity);
}
