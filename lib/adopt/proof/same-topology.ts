import { changeOfFilters, Prover } from '../../proof';
import { areSameLength } from '../../proof/review/settings/setting-duration';
import {
  type Fact,
  knownOf,
  missingOf,
  type Queue,
  type Subscription,
  type Target,
  type Topic,
  type Topology,
} from '../../routing';
import { type RuleFilter, SqlFilter } from '../../rules';
import type { AdoptedNamespace, AdoptedRule } from '../model/adopted';

/** Something that is not as it was. */
export interface Difference {
  readonly subject: string;
  readonly text: string;
}

/** What a comparison has found. */
export interface Comparison {
  readonly topics: number;
  readonly subscriptions: number;
  readonly queues: number;
  readonly rules: number;
  /** Rules whose text is another one, and which were proved to match the same messages. */
  readonly rewritten: readonly string[];
  /** What is not as it was, and nothing has told of it. */
  readonly differences: readonly Difference[];
}

/**
 * Compares what was adopted with what the written code deploys: names, settings, forwarding, rules, and where the text of a
 * filter is another one, all messages.
 *
 * @param written the topology of what was synthesized
 */
export async function compareTopologies(adopted: AdoptedNamespace, written: Topology): Promise<Comparison> {
  const comparing = new Comparing(adopted, written);
  for (const topic of adopted.topics) await comparing.topic(topic);
  for (const queue of adopted.queues) comparing.queue(queue);
  comparing.nothingElse();
  const { topics, queues } = adopted;
  const jobs = topics.flatMap((topic) => topic.jobs);
  return {
    topics: topics.length,
    subscriptions: jobs.length,
    queues: queues.length,
    rules: jobs.flatMap(({ rules }) => rules).length,
    rewritten: comparing.rewritten,
    differences: comparing.differences,
  };
}

/** A fact of the topology: the option that writes it, and what Azure takes where nothing is said. */
type FactForm = readonly [fact: string, option: string, usual?: unknown];

const ENTITY: readonly FactForm[] = [
  ['status', 'status', 'Active'],
  ['timeToLive', 'defaultMessageTtl'],
  ['autoDeleteOnIdle', 'autoDeleteOnIdle'],
];
const STORED: readonly FactForm[] = [
  ['detectsDuplicates', 'requiresDuplicateDetection', false],
  ['duplicateWindow', 'duplicateDetectionWindow', 'PT10M'],
  ['maxSize', 'maxSizeInMegabytes', 1024],
  ['maxMessageSize', 'maxMessageSizeInKilobytes'],
  ['partitioning', 'partitioningEnabled', false],
];
const RECEIVED: readonly FactForm[] = [
  ['requiresSession', 'requiresSession', false],
  ['deadLettersExpired', 'deadLetteringOnMessageExpiration', false],
  ['lockDuration', 'lockDuration', 'PT1M'],
  ['maxDeliveryCount', 'maxDeliveryCount', 10],
];
const OF_TOPIC = [...ENTITY, ...STORED];
const OF_QUEUE = [...ENTITY, ...STORED, ...RECEIVED];
const OF_SUBSCRIPTION: readonly FactForm[] = [
  ...ENTITY,
  ...RECEIVED,
  ['deadLettersFilterErrors', 'deadLetteringOnFilterEvaluationError', true],
];

type Facts = Readonly<Record<string, unknown>>;

class Comparing {
  readonly differences: Difference[] = [];
  readonly rewritten: string[] = [];

  constructor(
    private readonly adopted: AdoptedNamespace,
    private readonly written: Topology,
  ) {}

  async topic({ topic: before, name, jobs }: AdoptedNamespace['topics'][number]): Promise<void> {
    const after = this.written.topics.find((one) => one.name === name);
    if (after === undefined) {
      this.differs(name, 'the topic is not in what was synthesized');
      return;
    }
    this.facts(name, before, after, OF_TOPIC);
    const known = knownOf(after.subscriptions);
    for (const missing of missingOf(after.subscriptions)) this.differs(name, missing.problem);
    const adopted = new Map(jobs.map((job) => [job.name, job]));
    for (const one of known)
      if (!adopted.has(one.name)) this.differs(`${name}/${one.name}`, 'nothing of it was adopted');
    for (const job of jobs) {
      const old = knownOf(before.subscriptions).find(({ address }) => address === job.address);
      const now = known.find((one) => one.name === job.name);
      const subject = `${name}/${job.name}`;
      if (old === undefined || now === undefined) this.differs(subject, 'it is not in what was synthesized');
      else {
        this.facts(subject, old, now, OF_SUBSCRIPTION);
        this.forwards(subject, now, job);
        await this.rules(subject, job.rules, now, after);
      }
    }
  }

  queue({ queue: before, ...adopted }: AdoptedNamespace['queues'][number]): void {
    const { name } = adopted;
    const after = this.written.queues.find((one) => one.name === name);
    if (after === undefined) this.differs(name, 'the queue is not in what was synthesized');
    else {
      this.facts(name, before, after, OF_QUEUE);
      this.forwards(name, after, adopted);
    }
  }

  /** Whether the code deploys queues or topics that nobody has asked for. */
  nothingElse(): void {
    const { topics, queues } = this.adopted;
    const names = new Set([...topics, ...queues].map(({ name }) => name));
    for (const { name, kind } of [...this.written.topics, ...this.written.queues])
      if (!names.has(name)) this.differs(name, `the ${kind} was not there`);
  }

  private facts(
    subject: string,
    before: Topic | Subscription | Queue,
    after: Topic | Subscription | Queue,
    wanted: readonly FactForm[],
  ): void {
    const [old, now] = [before, after] as unknown as [Facts, Facts];
    for (const [name, option, usual] of wanted) {
      const [was, is] = [old[name], now[name]] as [Fact<unknown>, Fact<unknown>];
      if (was.kind === 'unknown' || this.isTold(subject, option)) continue;
      if (name === 'duplicateWindow' && isOff(old.detectsDuplicates as Fact<unknown>)) continue;
      // Azure chooses the largest message of the tier where nothing is said.
      if (name === 'maxMessageSize' && is.kind === 'known' && is.value === undefined) continue;
      if (is.kind === 'unknown' || !isSame(was.value ?? usual, is.value ?? usual))
        this.differs(subject, `${option} is ${shown(is)}, and was ${shown(was)}`);
    }
  }

  /** Whether a note says that an option could not be written. */
  private isTold(subject: string, option: string): boolean {
    return this.adopted.notes.some((note) => note.subject === subject && note.text.startsWith(`${option} `));
  }

  private forwards(
    subject: string,
    after: Subscription | Queue,
    adopted: {
      readonly forwardTo: { readonly name: string } | undefined;
      readonly forwardDeadLetteredMessagesTo: { readonly name: string } | undefined;
    },
  ): void {
    for (const option of ['forwardTo', 'forwardDeadLetteredMessagesTo'] as const) {
      const is: Fact<Target | undefined> = after[option];
      const name = is.kind === 'known' ? is.value?.name : 'something that is not known';
      if (name !== adopted[option]?.name)
        this.differs(subject, `${option} is ${name ?? 'nothing'}, and was ${adopted[option]?.name ?? 'nothing'}`);
    }
  }

  private async rules(
    subject: string,
    wanted: readonly AdoptedRule[],
    after: Subscription,
    topic: Topic,
  ): Promise<void> {
    const known = knownOf(after.rules);
    for (const missing of missingOf(after.rules)) this.differs(subject, missing.problem);
    for (const { name } of known)
      if (!wanted.some((rule) => rule.name === name))
        this.differs(`${subject}/${name}`, 'nobody has adopted such a rule');
    for (const rule of wanted) {
      const now = known.find((one) => one.name === rule.name);
      const at = `${subject}/${rule.name}`;
      if (now?.match.kind !== 'known') this.differs(at, 'it is not in what was synthesized');
      else {
        await this.filter(at, rule.filter, now.match.filter, topic);
        const action = now.action.kind === 'known' ? now.action.value?.sql : 'something that is not known';
        if (action !== rule.action?.sql)
          this.differs(at, `its action is ${action ?? 'none'}, and was ${rule.action?.sql ?? 'none'}`);
      }
    }
  }

  /** The same text, the same tree, or the same messages, all of them. */
  private async filter(subject: string, before: RuleFilter, after: RuleFilter, topic: Topic): Promise<void> {
    if (textOf(before) === textOf(after)) return;
    const prover = new Prover([before, after], undefined);
    try {
      const { verdict } = await changeOfFilters(prover, before, after);
      if (verdict === 'equivalent') this.rewritten.push(subject);
      else this.differs(subject, `its filter is ${after}, and was ${before}: ${verdict}, in ${topic.name}`);
    } finally {
      await prover.close();
    }
  }

  private differs(subject: string, text: string): void {
    this.differences.push({ subject, text });
  }
}

function textOf(filter: RuleFilter): string {
  if (filter.kind === 'sql') return SqlFilter.parse(filter.sql).sql;
  return JSON.stringify(Object.entries(filter.conditions).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isOff(fact: Fact<unknown>): boolean {
  return fact.kind === 'known' && fact.value === false;
}

function isSame(was: unknown, is: unknown): boolean {
  return was === is || (typeof was === 'string' && typeof is === 'string' && areSameLength(was, is));
}

function shown(fact: Fact<unknown>): string {
  return fact.kind === 'unknown' ? 'not known' : `${fact.value ?? 'not set'}`;
}
