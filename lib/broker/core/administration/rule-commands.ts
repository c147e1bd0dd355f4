import { BrokerError } from '../commands/broker-error';
import type { AddRule, RemoveRule } from '../commands/command';
import { type BrokerRule, makeRule } from '../state/broker-rule';
import type { SubscriptionEntity } from '../state/entity';
import { notFound } from '../state/entity-table';
import type { Kernel } from '../state/kernel';

/** @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
const MOST_FILTERS = { sql: 2000, correlation: 100_000 } as const;

/** The subscription at an address. */
export function subscriptionAt(kernel: Kernel, address: string): SubscriptionEntity | BrokerError {
  const place = kernel.entities.find(address);
  if (place instanceof BrokerError) return place;
  if (place.entity.kind === 'subscription') return place.entity;
  return new BrokerError(
    'amqp:not-allowed',
    `'${place.entity.address}' is a ${place.entity.kind}, which has no rules.`,
  );
}

export function addRule(kernel: Kernel, { subscription, rule, replace = false }: AddRule): BrokerError | undefined {
  const entity = subscriptionAt(kernel, subscription);
  if (entity instanceof BrokerError) return entity;
  const existing = entity.rules.get(rule.name.toLowerCase());
  if (replace && existing === undefined) return noRule(entity, rule.name);
  if (!replace && existing !== undefined) {
    return new BrokerError(
      'com.microsoft:entity-already-exists',
      `The rule '${existing.definition.name}' already exists in '${entity.address}'.`,
    );
  }
  const made = makeRule(rule, existing?.createdAt ?? kernel.now, kernel.newId);
  if (made instanceof BrokerError) return made;
  const refused = ruleRefusal(entity, made);
  if (refused !== undefined) return refused;
  addTo(kernel, entity, made);
  kernel.touch(entity);
  return undefined;
}

/** Why a topic has no room for a rule; `undefined` where it has. */
export function ruleRefusal({ topic, rules }: SubscriptionEntity, rule: BrokerRule): BrokerError | undefined {
  const { kind } = rule.definition.filter;
  if (rules.get(rule.definition.name.toLowerCase())?.definition.filter.kind === kind) return undefined;
  const most = MOST_FILTERS[kind];
  if (topic.filters[kind] < most) return undefined;
  const what = kind === 'sql' ? 'SQL filters' : 'correlation filters';
  return new BrokerError('amqp:resource-limit-exceeded', `The topic '${topic.name}' has ${most} ${what}, the most.`);
}

/** Gives a subscription a rule, in the place of one of the same name. */
export function addTo(kernel: Kernel, subscription: SubscriptionEntity, rule: BrokerRule): void {
  subscription.setRule(rule.definition.name, rule);
  kernel.journal.rule(subscription, rule.definition.name);
}

export function removeRule(kernel: Kernel, { subscription, name }: RemoveRule): BrokerError | undefined {
  const entity = subscriptionAt(kernel, subscription);
  if (entity instanceof BrokerError) return entity;
  if (!entity.rules.has(name.toLowerCase())) return noRule(entity, name);
  entity.setRule(name, undefined);
  kernel.journal.rule(entity, name);
  kernel.touch(entity);
  return undefined;
}

function noRule(entity: SubscriptionEntity, name: string): BrokerError {
  return notFound(`${entity.address}/Rules/${name}`);
}
