import type { DeployedRule, Fact, Queue, Subscription, Target, Topic, Topology, Unresolved } from '../../routing';
import { distinct, knownAction, knownFilter, knownOf, missingOf, unresolvedOf } from '../../routing';
import { parseIsoTimeSpan, systemPropertyOf } from '../../rules';
import type {
  Duration,
  EntityDefinition,
  EntityStatus,
  QueueSettings,
  RuleDefinition,
  SubscriptionSettings,
  TopicSettings,
} from '../core';

/** An entity of a topology, and where it forwards to, which may be made after it. */
export interface PlannedEntity {
  readonly definition: EntityDefinition;
  /** Its address here: `events/Subscriptions/train`. */
  readonly address: string;
  readonly forwarding: Pick<QueueSettings, 'forwardTo' | 'forwardDeadLetteredMessagesTo'>;
  /** Those of a subscription; none of other entities. */
  readonly rules: readonly RuleDefinition[];
}

/** What a topology says that one namespace has. */
export interface PlannedNamespace {
  /** Queues, topics, and subscriptions after their topics. */
  readonly entities: readonly PlannedEntity[];
  /** What cannot be told, and so is not there, or has the default of the service. */
  readonly leftOut: readonly Unresolved[];
}

const TICKS_PER_MILLISECOND = 10_000n;

/**
 * The entities of a topology, as commands want them. What the document does not tell is listed, each with its address,
 * argument and reason: an entity whose name is not known, or a rule, is left out; a setting has the default of the service.
 */
export function plannedNamespace(topology: Topology): PlannedNamespace {
  return new Planner().plan(topology);
}

class Planner {
  private readonly leftOut: Unresolved[] = [];

  plan({ topics, queues, unresolved }: Topology): PlannedNamespace {
    this.leftOut.push(...unresolved);
    const here = this.ofOneNamespace([...queues, ...topics]);
    const entities = here.flatMap((one) => {
      if (!this.hasName(one)) return [];
      return one.kind === 'queue' ? [this.queue(one)] : this.topic(one);
    });
    return { entities, leftOut: distinct(this.leftOut) };
  }

  /** There is one namespace here: where two have an entity of one name, that of the first is made. */
  private ofOneNamespace(all: readonly (Queue | Topic)[]): (Queue | Topic)[] {
    const taken = new Map<string, Queue | Topic>();
    const byNamespace = [...all].sort((a, b) => (a.namespace < b.namespace ? -1 : a.namespace > b.namespace ? 1 : 0));
    return byNamespace.filter((one) => {
      const first = taken.get(one.name.toLowerCase());
      if (first === undefined) taken.set(one.name.toLowerCase(), one);
      else this.leaveOut(one.address, 'name', `${first.address} has the same name, and there is one namespace here`);
      return first === undefined;
    });
  }

  /** What has no name that is known has its address instead. */
  private hasName({ name, address }: Queue | Topic | Subscription): boolean {
    if (name !== address) return true;
    this.leaveOut(address, 'name', 'it is not known, so that nobody could find it');
    return false;
  }

  private queue(queue: Queue): PlannedEntity {
    const settings: Partial<QueueSettings> = {
      ...this.common(queue),
      ...this.receiving(queue),
      ...this.sending(queue),
    };
    const definition = { kind: 'queue', name: queue.name, settings } as const;
    return { definition, address: queue.name, forwarding: this.forwarding(queue), rules: [] };
  }

  private topic(topic: Topic): PlannedEntity[] {
    this.leftOut.push(...missingOf(topic.subscriptions));
    const settings: Partial<TopicSettings> = { ...this.common(topic), ...this.sending(topic) };
    const definition = { kind: 'topic', name: topic.name, settings } as const;
    const known = knownOf(topic.subscriptions).filter((one) => this.hasName(one));
    return [
      { definition, address: topic.name, forwarding: NOWHERE, rules: [] },
      ...known.map((one) => this.subscription(topic, one)),
    ];
  }

  private subscription(topic: Topic, subscription: Subscription): PlannedEntity {
    this.leftOut.push(...missingOf(subscription.rules));
    const settings: Partial<SubscriptionSettings> = {
      ...this.common(subscription),
      ...this.receiving(subscription),
      ...this.said('deadLetterOnFilterErrors', subscription.deadLettersFilterErrors),
    };
    const { name } = subscription;
    return {
      definition: { kind: 'subscription', topic: topic.name, name, settings },
      address: `${topic.name}/Subscriptions/${name}`,
      forwarding: this.forwarding(subscription),
      rules: knownOf(subscription.rules).flatMap((rule) => this.rule(rule)),
    };
  }

  private rule(rule: DeployedRule): RuleDefinition[] {
    const filter = knownFilter(rule);
    if (filter === undefined || rule.action.kind === 'unknown') {
      this.leftOut.push(...unresolvedOf(rule));
      return [];
    }
    const action = knownAction(rule)?.sql;
    const named = { name: rule.name, ...(action !== undefined && { action }) };
    if (filter.kind === 'sql') return [{ ...named, filter: { kind: 'sql', sql: filter.sql } }];
    const { properties = {}, ...fields } = filter.conditions;
    const system = new Map(Object.entries(fields).map(([field, value]) => [systemPropertyOf(field), value]));
    return [{ ...named, filter: { kind: 'correlation', system, properties: new Map(Object.entries(properties)) } }];
  }

  private common(entity: Queue | Topic | Subscription) {
    return {
      ...this.said('status', entity.status as Fact<EntityStatus>),
      ...this.said('defaultTimeToLive', this.duration(entity.timeToLive)),
      ...this.said('autoDeleteOnIdle', this.duration(entity.autoDeleteOnIdle)),
    };
  }

  private receiving(entity: Queue | Subscription) {
    return {
      ...this.said('lockDuration', this.duration(entity.lockDuration)),
      ...this.said('maxDeliveryCount', entity.maxDeliveryCount),
      ...this.said('requiresSession', entity.requiresSession),
      ...this.said('deadLetterOnExpiration', entity.deadLettersExpired),
    };
  }

  private sending(entity: Queue | Topic) {
    return {
      ...this.said('requiresDuplicateDetection', entity.detectsDuplicates),
      ...this.said('duplicateWindow', this.duration(entity.duplicateWindow)),
      ...this.said('maxSizeInMegabytes', entity.maxSize),
      ...this.said('maxMessageSizeInKilobytes', entity.maxMessageSize),
      ...this.said('partitioning', entity.partitioning),
    };
  }

  private forwarding(entity: Queue | Subscription): PlannedEntity['forwarding'] {
    return {
      forwardTo: this.target(entity, 'forward_to', entity.forwardTo),
      forwardDeadLetteredMessagesTo: this.target(
        entity,
        'forward_dead_lettered_messages_to',
        entity.forwardDeadLetteredMessagesTo,
      ),
    };
  }

  private target(
    { address }: Queue | Subscription,
    argument: string,
    fact: Fact<Target | undefined>,
  ): string | undefined {
    const target = this.known(fact);
    if (target === undefined || target.entity !== undefined) return target?.name;
    const why = target.isDeleted
      ? `it forwards to ${target.name}, which is deleted: messages would be dead letters there, and wait here`
      : `it forwards to ${target.name}, which is not in this document`;
    this.leaveOut(address, argument, why);
    return undefined;
  }

  /** A setting where it is known; without it the service's default counts. */
  private said<K extends string, T>(name: K, fact: Fact<T>): { readonly [N in K]?: NonNullable<T> } {
    const value = this.known(fact);
    return (value === undefined ? {} : { [name]: value }) as { readonly [N in K]?: NonNullable<T> };
  }

  private known<T>(fact: Fact<T>): T | undefined {
    if (fact.kind === 'known') return fact.value;
    this.leftOut.push(fact.unresolved);
    return undefined;
  }

  /** A length of time from ISO 8601; what is none is told by whoever makes the entity. */
  private duration(fact: Fact<string | undefined>): Fact<Duration | undefined> {
    if (fact.kind === 'unknown' || fact.value === undefined) return fact as Fact<undefined>;
    const ticks = parseIsoTimeSpan(fact.value)?.ticks;
    return { kind: 'known', value: ticks === undefined ? Number.NaN : Number(ticks / TICKS_PER_MILLISECOND) };
  }

  private leaveOut(address: string, argument: string, problem: string): void {
    this.leftOut.push({ address, argument, problem });
  }
}

const NOWHERE: PlannedEntity['forwarding'] = { forwardTo: undefined, forwardDeadLetteredMessagesTo: undefined };
