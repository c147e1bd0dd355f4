import { parseIsoTimeSpan, systemPropertyOf } from '../rules';
import type { DeployedRule } from './deployed-rules';
import type { Queue, Subscription, Target, Topic, Topology } from './topology';

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
}

/** The configuration of the emulator for what a topology deploys. */
export function emulatorConfig(topology: Topology): EmulatorConfig {
  return new Writer().write(topology);
}

class Writer {
  private readonly differences: string[] = [];

  write({ topics, queues }: Topology): EmulatorConfig {
    // A topic without a subscription is nothing that the emulator takes, and nothing that anybody could observe.
    const used = topics.filter(
      (topic) => topic.subscriptions.length > 0 || this.leaveOut(`topic ${topic.name}`, 'has no subscription'),
    );
    const entities = [...queues, ...used];
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
    };
  }

  private queue(queue: Queue): object {
    const what = `queue ${queue.name}`;
    this.noteStatus(what, queue.status);
    return {
      Name: queue.name,
      Properties: { ...this.receiving(what, queue, queue.timeToLive), ...this.duplicates(what, queue) },
    };
  }

  private topic(topic: Topic): object {
    const what = `topic ${topic.name}`;
    this.noteStatus(what, topic.status);
    const subscriptions = topic.subscriptions.slice(0, LIMITS.subscriptions);
    if (subscriptions.length < topic.subscriptions.length) {
      this.differences.push(
        `${what}: ${topic.subscriptions.length - subscriptions.length} subscriptions are left out: the emulator takes ${LIMITS.subscriptions}`,
      );
    }
    this.noteFilters(what, subscriptions);
    return {
      Name: topic.name,
      Properties: {
        DefaultMessageTimeToLive: this.duration(what, 'time to live', topic.timeToLive, LIMITS.timeToLive),
        ...this.duplicates(what, topic),
      },
      Subscriptions: subscriptions.map((subscription) => this.subscription(subscription)),
    };
  }

  private subscription(subscription: Subscription): object {
    const what = `subscription ${subscription.topic.name}/${subscription.name}`;
    this.noteStatus(what, subscription.status);
    return {
      Name: subscription.name,
      Properties: this.receiving(what, subscription, subscription.timeToLive ?? subscription.topic.timeToLive),
      Rules: subscription.rules.flatMap((rule) => this.rule(what, rule)),
    };
  }

  private rule(what: string, rule: DeployedRule): object[] {
    const { filter, action, name } = rule;
    if (filter === undefined) {
      this.leaveOut(`${what}: rule ${name}`, 'has a filter that only Terraform knows');
      return [];
    }
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
    const most = entity.maxDeliveryCount ?? LIMITS.deliveries;
    if (most > LIMITS.deliveries) this.differences.push(`${what}: ${LIMITS.deliveries} deliveries instead of ${most}`);
    return {
      DeadLetteringOnMessageExpiration: entity.deadLettersExpired,
      DefaultMessageTimeToLive: this.duration(what, 'time to live', timeToLive, LIMITS.timeToLive),
      LockDuration: this.duration(what, 'lock', entity.lockDuration ?? 'PT1M', LIMITS.lock),
      MaxDeliveryCount: Math.min(most, LIMITS.deliveries),
      ForwardDeadLetteredMessagesTo: this.target(what, entity.forwardDeadLetteredMessagesTo),
      ForwardTo: this.target(what, entity.forwardTo),
      RequiresSession: entity.requiresSession,
    };
  }

  private duplicates(what: string, entity: Queue | Topic): object {
    if (!entity.detectsDuplicates) return { RequiresDuplicateDetection: false };
    const window = this.duration(what, 'duplicate window', entity.duplicateWindow ?? 'PT10M', LIMITS.duplicateWindow);
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

  private noteStatus(what: string, status: string): void {
    if (status !== 'Active') this.differences.push(`${what}: active, not ${status}: the emulator has no status`);
  }

  private noteFilters(what: string, subscriptions: readonly Subscription[]): void {
    const filters = subscriptions.flatMap(({ rules }) => rules.map(({ filter }) => filter?.kind));
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
