import { parseIsoTimeSpan, systemPropertyOf } from '../../rules';
import { type DeployedRule, knownFilter, unresolvedOf } from '../topology/deployed-rule';
import { distinct, type Fact, knownOf, missingOf, type Unresolved, unresolvedText, valueOr } from '../topology/fact';
import type { Queue, Subscription, Target, Topic, Topology } from '../topology/topology';

/** The limits of Microsoft's Service Bus emulator. https://learn.microsoft.com/azure/service-bus-messaging/overview-emulator */
const LIMITS = {
  entities: 50,
  subscriptions: 50,
  sqlFilters: 20,
  correlationFilters: 1000,
  deliveries: 10,
  timeToLive: ['PT5M', 'PT1H'],
  lock: ['PT1M', 'PT5M'],
  duplicateWindow: ['PT5S', 'PT5M'],
} as const;

/** The configuration of the emulator, and what of the topology it cannot hold. */
export interface EmulatorConfig {
  /** The content of Config.json. */
  readonly config: object;
  /** What is different in the emulator, one line each. */
  readonly differences: readonly string[];
  /** What of the document is not known, so that Azure may have something else there, one line each. */
  readonly unknown: readonly string[];
}

/** The configuration of the emulator for what a topology deploys. */
export function emulatorConfig(topology: Topology): EmulatorConfig {
  return new Writer().write(topology);
}

function whyUnused({ subscriptions }: Topic): string {
  return missingOf(subscriptions).length > 0 ? 'has no subscription that is known' : 'has no subscription';
}

class Writer {
  private readonly differences: string[] = [];
  private readonly unknown: Unresolved[] = [];

  write({ topics, queues, unresolved }: Topology): EmulatorConfig {
    this.unknown.push(...unresolved);
    // A topic without a subscription is nothing that the emulator takes, and nothing that anybody could observe.
    const used = topics.filter(
      (topic) => knownOf(topic.subscriptions).length > 0 || this.leaveOut(`topic ${topic.label}`, whyUnused(topic)),
    );
    const [entities, others] = this.ofOneNamespace([...queues, ...used]);
    for (const { label, namespace } of others)
      this.leaveOut(label, `is in the namespace ${namespace}, and the emulator has one`);
    if (entities.length > LIMITS.entities) {
      this.differences.push(
        `${entities.length - LIMITS.entities} of ${entities.length} topics and queues are left out: the emulator takes ${LIMITS.entities}`,
      );
    }
    const kept = new Set<Queue | Topic>(entities.slice(0, LIMITS.entities));
    return {
      config: {
        UserConfig: {
          Namespaces: [
            {
              Name: 'sbemulatorns',
              Queues: queues.filter((queue) => kept.has(queue)).map((queue) => this.queue(queue)),
              Topics: used.filter((topic) => kept.has(topic)).map((topic) => this.topic(topic)),
            },
          ],
          Logging: { Type: 'File' },
        },
      },
      differences: this.differences,
      unknown: distinct(this.unknown).map(unresolvedText),
    };
  }

  /** Two entities of one name cannot be in one namespace: then those of the first namespace are written. */
  private ofOneNamespace(
    entities: readonly (Queue | Topic)[],
  ): readonly [kept: (Queue | Topic)[], others: (Queue | Topic)[]] {
    const names = new Set(entities.map(({ name }) => name.toLowerCase()));
    if (names.size === entities.length) return [[...entities], []];
    const first = entities[0]?.namespace;
    return [
      entities.filter(({ namespace }) => namespace === first),
      entities.filter(({ namespace }) => namespace !== first),
    ];
  }

  /** What the document says, or what stands for it where it does not; that is noted. */
  private said<T>(fact: Fact<T>, otherwise: T): T {
    if (fact.kind === 'unknown') this.unknown.push(fact.unresolved);
    return valueOr(fact, otherwise);
  }

  private queue(queue: Queue): object {
    const what = `queue ${queue.name}`;
    this.noteStatus(what, queue);
    const timeToLive = this.said(queue.timeToLive, undefined);
    return {
      Name: queue.name,
      Properties: { ...this.receiving(what, queue, timeToLive), ...this.duplicates(what, queue) },
    };
  }

  private topic(topic: Topic): object {
    const what = `topic ${topic.name}`;
    this.noteStatus(what, topic);
    this.unknown.push(...missingOf(topic.subscriptions));
    const all = knownOf(topic.subscriptions);
    const subscriptions = all.slice(0, LIMITS.subscriptions);
    if (subscriptions.length < all.length) {
      this.differences.push(
        `${what}: ${all.length - subscriptions.length} subscriptions are left out: the emulator takes ${LIMITS.subscriptions}`,
      );
    }
    this.noteFilters(what, subscriptions);
    return {
      Name: topic.name,
      Properties: {
        DefaultMessageTimeToLive: this.duration(
          what,
          'time to live',
          this.said(topic.timeToLive, undefined),
          LIMITS.timeToLive,
        ),
        ...this.duplicates(what, topic),
      },
      Subscriptions: subscriptions.map((subscription) => this.subscription(subscription)),
    };
  }

  private subscription(subscription: Subscription): object {
    const what = `subscription ${subscription.topic.name}/${subscription.name}`;
    this.noteStatus(what, subscription);
    this.unknown.push(...missingOf(subscription.rules));
    const timeToLive =
      this.said(subscription.timeToLive, undefined) ?? this.said(subscription.topic.timeToLive, undefined);
    return {
      Name: subscription.name,
      Properties: this.receiving(what, subscription, timeToLive),
      Rules: knownOf(subscription.rules).flatMap((rule) => this.rule(what, rule)),
    };
  }

  private rule(what: string, rule: DeployedRule): object[] {
    const { name } = rule;
    const filter = knownFilter(rule);
    // A file is an output like any other: what is sensitive is not written into it.
    if (rule.isSensitive) {
      const problem = 'its filter or action is marked as sensitive, and is not written into a file';
      this.unknown.push({ address: rule.resource.address, argument: '', problem });
    }
    if (filter === undefined) this.unknown.push(...unresolvedOf(rule));
    if (filter === undefined || rule.isSensitive) {
      this.leaveOut(`${what}: rule ${name}`, 'cannot be written');
      return [];
    }
    const action = this.said(rule.action, undefined);
    const changed = action === undefined ? {} : { Action: { SqlExpression: action.sql } };
    if (filter.kind === 'sql') {
      return [{ Name: name, Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: filter.sql }, ...changed } }];
    }
    const { properties, ...fields } = filter.conditions;
    const named = Object.entries(fields).map(([field, value]) => [systemPropertyOf(field), value]);
    const CorrelationFilter = {
      ...Object.fromEntries(named),
      ...(properties !== undefined && { Properties: properties }),
    };
    return [{ Name: name, Properties: { FilterType: 'Correlation', CorrelationFilter, ...changed } }];
  }

  private receiving(what: string, entity: Queue | Subscription, timeToLive: string | undefined): object {
    const most = this.said(entity.maxDeliveryCount, undefined) ?? LIMITS.deliveries;
    if (most > LIMITS.deliveries) this.differences.push(`${what}: ${LIMITS.deliveries} deliveries instead of ${most}`);
    return {
      DeadLetteringOnMessageExpiration: this.said(entity.deadLettersExpired, false),
      DefaultMessageTimeToLive: this.duration(what, 'time to live', timeToLive, LIMITS.timeToLive),
      LockDuration: this.duration(what, 'lock', this.said(entity.lockDuration, undefined) ?? 'PT1M', LIMITS.lock),
      MaxDeliveryCount: Math.min(most, LIMITS.deliveries),
      ForwardDeadLetteredMessagesTo: this.target(what, this.said(entity.forwardDeadLetteredMessagesTo, undefined)),
      ForwardTo: this.target(what, this.said(entity.forwardTo, undefined)),
      RequiresSession: this.said(entity.requiresSession, false),
    };
  }

  private duplicates(what: string, entity: Queue | Topic): object {
    if (!this.said(entity.detectsDuplicates, false)) return { RequiresDuplicateDetection: false };
    const written = this.said(entity.duplicateWindow, undefined) ?? 'PT10M';
    const window = this.duration(what, 'duplicate window', written, LIMITS.duplicateWindow);
    return { RequiresDuplicateDetection: true, DuplicateDetectionHistoryTimeWindow: window };
  }

  private target(what: string, target: Target | undefined): string {
    if (target === undefined) return '';
    if (target.entity !== undefined) return target.name;
    this.leaveOut(`${what}: forwarding to ${target.name}`, 'leads out of the document');
    return '';
  }

  /** A duration within what the emulator takes, and a line where that is another one. */
  private duration(
    what: string,
    name: string,
    text: string | undefined,
    [least, most]: readonly [string, string],
  ): string {
    const ticks = text === undefined ? undefined : parseIsoTimeSpan(text)?.ticks;
    const [shortest, longest] = [least, most].map((limit) => parseIsoTimeSpan(limit)?.ticks ?? 0n) as [bigint, bigint];
    const used = ticks === undefined || ticks > longest ? most : ticks < shortest ? least : (text as string);
    if (used !== text) this.differences.push(`${what}: ${name} ${used} instead of ${text ?? 'for ever'}`);
    return used;
  }

  private noteStatus(what: string, entity: Pick<Queue, 'status'>): void {
    const status = this.said(entity.status, 'Active');
    if (status !== 'Active') this.differences.push(`${what}: active, not ${status}: the emulator has no status`);
  }

  private noteFilters(what: string, subscriptions: readonly Subscription[]): void {
    const filters = subscriptions.flatMap(({ rules }) => knownOf(rules).map((rule) => knownFilter(rule)?.kind));
    for (const [kind, name, most] of [
      ['sql', 'SQL filters', LIMITS.sqlFilters],
      ['correlation', 'correlation filters', LIMITS.correlationFilters],
    ] as const) {
      const count = filters.filter((filter) => filter === kind).length;
      if (count > most)
        this.differences.push(`${what}: ${count} ${name}, and the emulator takes ${most}: it will not start with them`);
    }
  }

  private leaveOut(what: string, why: string): false {
    this.differences.push(`${what} is left out: it ${why}`);
    return false;
  }
}
