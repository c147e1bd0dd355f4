import { CorrelationFilter, type RuleFilter, SqlAction, SqlFilter } from '../../rules';
import type { TerraformResource } from '../../terraform';
import type { DeployedRule, RuleMatch } from './deployed-rule';
import { type Fact, known, knownOf, type Listed, type Unresolved } from './fact';
import type { MissingRules, Queue, Subscription, Target, Topic, Topology } from './topology';

/**
 * A topology as JSON, for a page that is passed around: what says where messages go and what they look like, and nothing else
 * of the document.
 * What is marked as sensitive stays behind, and is not known to whoever reads it.
 */
export interface PortableTopology {
  readonly path: string;
  readonly topics: readonly PortableTopic[];
  readonly queues: readonly PortableReceiver<Queue>[];
  readonly unresolved: readonly Unresolved[];
}

type PortableTopic = Omit<Topic, 'subscriptions' | 'observers' | 'claims' | 'setBySenders'> & {
  readonly subscriptions: Listed<PortableSubscription>;
};
type PortableReceiver<T> = Omit<T, 'forwardTo' | 'forwardDeadLetteredMessagesTo'> & {
  readonly forwardTo: Fact<PortableTarget | undefined>;
};
type PortableSubscription = PortableReceiver<Omit<Subscription, 'topic' | 'rules' | 'starts'>> & {
  readonly rules: readonly PortableRule[];
  readonly isWhole: boolean;
  readonly missing: readonly (Unresolved & { readonly possible?: PortableRule })[];
};
type PortableTarget = Omit<Target, 'entity'> & { readonly entity: string | undefined };

interface PortableRule {
  readonly name: string;
  readonly address: string;
  readonly match: PortableMatch;
  readonly action: Fact<string | undefined>;
  readonly isDefault: boolean;
}

type PortableMatch =
  | { readonly kind: 'known'; readonly filter: PortableFilter }
  | { readonly kind: 'part'; readonly atMost: PortableFilter | undefined; readonly unresolved: readonly Unresolved[] }
  | { readonly kind: 'refused'; readonly unresolved: Unresolved };
type PortableFilter = { readonly sql: string } | { readonly correlation: object };

/** The part of a topology that says where messages go. */
export function portable({ path, topics, queues, unresolved }: Topology): PortableTopology {
  return {
    path,
    topics: topics.map(({ observers: _, claims: __, setBySenders: ___, subscriptions, ...topic }) => ({
      ...topic,
      subscriptions:
        subscriptions.kind === 'all'
          ? { kind: 'all', all: subscriptions.all.map(writeSubscription) }
          : { ...subscriptions, known: subscriptions.known.map(writeSubscription) },
    })),
    queues: queues.map(({ forwardDeadLetteredMessagesTo: _, ...queue }) => ({
      ...queue,
      forwardTo: writeTarget(queue.forwardTo),
    })),
    unresolved,
  };
}

function writeSubscription(subscription: Subscription): PortableSubscription {
  const { topic: _, rules, forwardTo, forwardDeadLetteredMessagesTo: __, starts: ___, ...others } = subscription;
  const missing = rules.kind === 'all' ? [] : rules.missing;
  return {
    ...others,
    forwardTo: writeTarget(forwardTo),
    rules: knownOf(rules).map(writeRule),
    isWhole: rules.kind === 'all',
    missing: missing.map(({ rule, ...one }) => ({ ...one, ...(rule !== undefined && { possible: writeRule(rule) }) })),
  };
}

function writeTarget(target: Fact<Target | undefined>): Fact<PortableTarget | undefined> {
  if (target.kind === 'unknown' || target.value === undefined) return target as Fact<undefined>;
  return known({ ...target.value, entity: target.value.entity?.address });
}

function writeRule({ name, resource: { address }, match, action, isSensitive, isDefault }: DeployedRule): PortableRule {
  if (isSensitive) {
    const unresolved = { address, argument: '', problem: 'it is marked as sensitive, and not part of this page' };
    return {
      name,
      address,
      match: { kind: 'part', atMost: undefined, unresolved: [unresolved] },
      action: { kind: 'unknown', unresolved },
      isDefault,
    };
  }
  return {
    name,
    address,
    match: writeMatch(match),
    action: action.kind === 'unknown' ? action : known(action.value?.sql),
    isDefault,
  };
}

function writeMatch(match: RuleMatch): PortableMatch {
  if (match.kind === 'known') return { kind: 'known', filter: writeFilter(match.filter) };
  if (match.kind === 'refused') return { kind: 'refused', unresolved: match.unresolved };
  return { ...match, atMost: match.atMost && writeFilter(match.atMost) };
}

function writeFilter(filter: RuleFilter): PortableFilter {
  return filter.kind === 'sql' ? { sql: filter.sql } : { correlation: filter.conditions };
}

/** The topology again. */
export function revived({ path, topics, queues, unresolved }: PortableTopology): Topology {
  const made = topics.map((topic) => ({
    ...topic,
    observers: {},
    claims: [],
    // JSON has no member for what is not there.
    contract: topic.contract,
    setBySenders: undefined,
    systemProperties: topic.systemProperties,
  }));
  const found: Topic[] = made.map((topic) => topic as unknown as Topic);
  const madeQueues = queues.map((queue) => ({ ...queue }) as unknown as Queue);
  const byAddress = new Map<string, Topic | Queue>([...found, ...madeQueues].map((one) => [one.address, one]));
  const target = (fact: Fact<PortableTarget | undefined>): Fact<Target | undefined> =>
    fact.kind === 'unknown' || fact.value === undefined
      ? (fact as Fact<undefined>)
      : known({ ...fact.value, entity: byAddress.get(fact.value.entity ?? '') });
  const nowhere = { forwardDeadLetteredMessagesTo: known(undefined) };
  for (const [index, topic] of topics.entries()) {
    const read = (one: PortableSubscription): Subscription => ({
      ...one,
      ...nowhere,
      starts: known(undefined),
      topic: found[index] as Topic,
      forwardTo: target(one.forwardTo),
      rules: readRules(one),
    });
    const { subscriptions } = topic;
    Object.assign(found[index] as Topic, {
      subscriptions:
        subscriptions.kind === 'all'
          ? { kind: 'all', all: subscriptions.all.map(read) }
          : { ...subscriptions, known: subscriptions.known.map(read) },
    });
  }
  for (const [index, queue] of queues.entries())
    Object.assign(madeQueues[index] as Queue, { ...nowhere, forwardTo: target(queue.forwardTo) });
  return { path, topics: found, queues: madeQueues, access: [], unplacedRules: [], assumptions: [], unresolved };
}

function readRules({ rules, isWhole, missing }: PortableSubscription): Listed<DeployedRule, MissingRules> {
  const all = rules.map(readRule);
  if (isWhole) return { kind: 'all', all };
  return {
    kind: 'part',
    known: all,
    missing: missing.map(({ possible, ...one }) => ({ ...one, ...(possible && { rule: readRule(possible) }) })),
  };
}

function readRule({ name, address, match, action, isDefault }: PortableRule): DeployedRule {
  const resource: TerraformResource = {
    file: '',
    address,
    mode: 'managed',
    type: 'azurerm_servicebus_subscription_rule',
    path: [],
    values: {},
    presence: 'declared',
    sensitive: [],
  };
  return {
    resource,
    name,
    match: readMatch(match),
    action:
      action.kind === 'unknown'
        ? action
        : known(action.value === undefined ? undefined : SqlAction.parse(action.value)),
    isSensitive: false,
    isDefault,
    acknowledged: {},
  };
}

function readMatch(match: PortableMatch): RuleMatch {
  if (match.kind === 'known') return { kind: 'known', filter: readFilter(match.filter) };
  if (match.kind === 'refused') return { ...match, filter: undefined };
  return { ...match, atMost: match.atMost && readFilter(match.atMost) };
}

function readFilter(filter: PortableFilter): RuleFilter {
  return 'sql' in filter ? SqlFilter.parse(filter.sql) : CorrelationFilter.of(filter.correlation);
}
