import {
  type DeployedRule,
  distinct,
  type Fact,
  knownFilter,
  knownOf,
  missingOf,
  type Queue,
  type Subscription,
  type Target,
  type Topic,
  type Topology,
  type Unresolved,
  unresolvedOf,
  unresolvedText,
  valueOr,
} from '../../routing';
import { parseIsoTimeSpan, type RuleFilter, systemPropertyOf } from '../../rules';
import type {
  Duration,
  EntityStatus,
  FilterDefinition,
  QueueSettings,
  RuleDefinition,
  SubscriptionSettings,
  Tier,
  TopicSettings,
} from '../core';
import { type Forwarding, type Setup, SetupCommands } from './setup';

const TICKS_PER_MILLISECOND = 10_000n;
const TIERS: readonly Tier[] = ['Basic', 'Standard', 'Premium'];

/** What a topology deploys into one namespace, and of which tier that is. */
export interface TopologySetup extends Setup {
  /** `undefined` where the document does not tell. */
  readonly tier: Tier | undefined;
}

/** The namespaces of topologies, as they stand for their topics and queues, in the order of their names. */
export function namespacesOf(topologies: readonly Topology[]): string[] {
  const all = topologies.flatMap(({ topics, queues }) => [...topics, ...queues].map(({ namespace }) => namespace));
  return [...new Set(all)].sort();
}

/**
 * What topologies deploy into a namespace.
 *
 * Nothing is guessed: an entity whose name only the apply tells, and a rule of which not all is known, are left out and
 * told; a setting that is not known has the default of the service, which is told as well.
 *
 * @param namespace one of `namespacesOf`
 */
export function setupOf(topologies: readonly Topology[], namespace: string): TopologySetup {
  return new Reader(namespace).read(topologies);
}

class Reader {
  private readonly commands = new SetupCommands();
  private readonly unknown: Unresolved[] = [];
  private readonly lines: string[] = [];
  private tier: Tier | undefined;

  constructor(private readonly namespace: string) {}

  read(topologies: readonly Topology[]): TopologySetup {
    for (const { topics, queues, unresolved } of topologies) {
      this.unknown.push(...unresolved);
      for (const queue of queues) if (this.isHere(queue)) this.queue(queue);
      for (const topic of topics) if (this.isHere(topic)) this.topic(topic);
    }
    const leftOut = [...distinct(this.unknown).map(unresolvedText), ...this.lines];
    return { commands: this.commands.commands, leftOut, tier: this.tier };
  }

  private isHere({ namespace, name, address, tier }: Queue | Topic): boolean {
    if (namespace !== this.namespace) return false;
    const known = valueOr(tier, undefined)?.toLowerCase();
    this.tier ??= TIERS.find((one) => one.toLowerCase() === known);
    return this.isNamed(name, address);
  }

  /** What has no name that is known is called by its address, and has its reason among what is not resolved. */
  private isNamed(name: string, address: string): boolean {
    return name !== address;
  }

  private said<T>(fact: Fact<T>, otherwise: T): T {
    if (fact.kind === 'unknown') this.unknown.push(fact.unresolved);
    return valueOr(fact, otherwise);
  }

  private queue(queue: Queue): void {
    const settings: Partial<QueueSettings> = {
      ...this.common(queue),
      ...this.receiving(queue),
      ...this.sending(queue),
    };
    this.commands.queue(queue.name, settings, this.forwarding(queue));
  }

  private topic(topic: Topic): void {
    const settings: Partial<TopicSettings> = { ...this.common(topic), ...this.sending(topic) };
    this.commands.topic(topic.name, settings);
    this.unknown.push(...missingOf(topic.subscriptions));
    for (const subscription of knownOf(topic.subscriptions))
      if (this.isNamed(subscription.name, subscription.address)) this.subscription(subscription);
  }

  private subscription(subscription: Subscription): void {
    const settings: Partial<SubscriptionSettings> = {
      ...this.common(subscription),
      ...this.receiving(subscription),
      deadLetterOnFilterErrors: this.said(subscription.deadLettersFilterErrors, true),
    };
    this.unknown.push(...missingOf(subscription.rules));
    const rules = knownOf(subscription.rules).flatMap((rule) => this.rule(rule));
    this.commands.subscription(
      subscription.topic.name,
      subscription.name,
      settings,
      rules,
      this.forwarding(subscription),
    );
  }

  private rule(rule: DeployedRule): RuleDefinition[] {
    const filter = knownFilter(rule);
    const unresolved = unresolvedOf(rule);
    this.unknown.push(...unresolved);
    if (filter === undefined || unresolved.length > 0 || rule.name === rule.resource.address) return [];
    const action = rule.action.kind === 'known' ? rule.action.value : undefined;
    return [{ name: rule.name, filter: filterDefinition(filter), ...(action !== undefined && { action: action.sql }) }];
  }

  private common(entity: Queue | Topic | Subscription): Partial<QueueSettings> {
    return withoutUnset({
      status: this.said(entity.status, 'Active') as EntityStatus,
      defaultTimeToLive: durationOf(this.said(entity.timeToLive, undefined)),
      autoDeleteOnIdle: durationOf(this.said(entity.autoDeleteOnIdle, undefined)),
    });
  }

  private receiving(entity: Queue | Subscription): Partial<QueueSettings> {
    return withoutUnset({
      lockDuration: durationOf(this.said(entity.lockDuration, undefined)),
      maxDeliveryCount: this.said(entity.maxDeliveryCount, undefined),
      requiresSession: this.said(entity.requiresSession, false),
      deadLetterOnExpiration: this.said(entity.deadLettersExpired, false),
    });
  }

  private sending({ detectsDuplicates, duplicateWindow, ...capacity }: Queue | Topic): Partial<QueueSettings> {
    return withoutUnset({
      requiresDuplicateDetection: this.said(detectsDuplicates, false),
      duplicateWindow: durationOf(this.said(duplicateWindow, undefined)),
      maxSizeInMegabytes: this.said(capacity.maxSize, undefined),
      maxMessageSizeInKilobytes: this.said(capacity.maxMessageSize, undefined),
      partitioning: this.said(capacity.partitioning, false),
    });
  }

  private forwarding(entity: Queue | Subscription): Forwarding {
    return {
      forwardTo: this.target(entity, 'forwards to', this.said(entity.forwardTo, undefined)),
      forwardDeadLetteredMessagesTo: this.target(
        entity,
        'forwards its dead letters to',
        this.said(entity.forwardDeadLetteredMessagesTo, undefined),
      ),
    };
  }

  private target({ address }: Queue | Subscription, what: string, target: Target | undefined): string | undefined {
    if (target === undefined) return undefined;
    const { entity, name } = target;
    if (entity !== undefined && this.isNamed(entity.name, entity.address)) return entity.name;
    this.lines.push(`${address}: it ${what} ${name}, which the document does not have, and does not here`);
    return undefined;
  }
}

/** A filter as clients would create it. */
export function filterDefinition(filter: RuleFilter): FilterDefinition {
  if (filter.kind === 'sql') return { kind: 'sql', sql: filter.sql };
  const { properties = {}, ...fields } = filter.conditions;
  return {
    kind: 'correlation',
    system: new Map(Object.entries(fields).map(([field, text]) => [systemPropertyOf(field), text])),
    properties: new Map(Object.entries(properties)),
  };
}

/** A length of time as ISO 8601 has it, in milliseconds. */
function durationOf(text: string | undefined): Duration | undefined {
  const ticks = text === undefined ? undefined : parseIsoTimeSpan(text)?.ticks;
  return ticks === undefined ? undefined : Number(ticks / TICKS_PER_MILLISECOND);
}

/** What is not set has the default of the service. */
function withoutUnset<S extends object>(settings: S): Partial<S> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Partial<S>;
}
