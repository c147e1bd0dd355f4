import type { DeliveryClaim, MessageContract } from '../../rules';
import type { AdoptedContract } from '../contract/adopted-contract';
import type { AdoptedJob, AdoptedReceiver, AdoptedSetting, AdoptedTarget, AdoptedTopic } from '../model/adopted';
import { HARD_LINE, joined, type Layout, printed } from './code-layout';
import { acknowledgedRule, filterCode, ruleCode } from './rule-code';
import {
  callWith,
  docComment,
  type Entry,
  importOf,
  listLiteral,
  memberOf,
  objectLiteral,
  textLiteral,
} from './typescript-code';

/** Where a catalogue stands among others. */
export interface CataloguePlace {
  /** What it is called in TypeScript. */
  readonly name: string;
  /** The contract of its messages, by its name in TypeScript. */
  readonly contract: string | undefined;
  /** The queues that it has; those of others are reached by way of the namespace. */
  readonly queues: readonly AdoptedReceiver[];
  /** Where the package is imported from. */
  readonly from: string;
}

/** The file of a catalogue: a topic, its queues, its jobs with their rules. */
export function catalogueFile(
  topic: AdoptedTopic,
  contract: AdoptedContract | undefined,
  place: CataloguePlace,
): string {
  const needs = new Set(['jobCatalogue']);
  const code = new CatalogueCode(topic, contract?.contract, place, needs).code();
  return printed([
    importOf([...needs], place.from),
    HARD_LINE,
    ...(place.contract === undefined ? [] : [importOf([place.contract], './contract'), HARD_LINE]),
    HARD_LINE,
    ...joined(
      docComment(
        `Which messages of the topic ${topic.name} start which jobs: each entry of \`jobs\` is a subscription.`,
      ),
      HARD_LINE,
    ),
    HARD_LINE,
    [`export const ${place.name} = `, code, ';'],
    HARD_LINE,
  ]);
}

class CatalogueCode {
  /** Whether the jobs forward to a queue of the catalogue. */
  private usesQueues = false;

  constructor(
    private readonly topic: AdoptedTopic,
    private readonly contract: MessageContract | undefined,
    private readonly place: CataloguePlace,
    private readonly needs: Set<string>,
  ) {}

  code(): Layout {
    const { topic, place } = this;
    const jobs = topic.jobs.map((job) => this.job(job));
    const ofTopic = [
      ...(place.contract === undefined ? [] : [{ key: 'contract', value: place.contract }]),
      ...settingEntries(topic.settings),
    ];
    const entries: Entry[] = [
      { key: 'topicName', value: textLiteral(topic.name) },
      ...(ofTopic.length + topic.unknown.length === 0
        ? []
        : [{ key: 'topic', value: withComments(ofTopic, topic.unknown) }]),
      ...(place.queues.length === 0 ? [] : [{ key: 'queues', value: queuesCode(place.queues) }]),
      { key: 'jobs', value: [this.usesQueues ? '(queues)' : '()', ' => (', objectLiteral(jobs, true), ')'] },
      ...this.claims(),
    ];
    return callWith('jobCatalogue', objectLiteral(entries, true));
  }

  private job(job: AdoptedJob): Entry {
    const { observers } = this.topic.topic;
    const acknowledged = new Map<string, string>();
    const rules = job.rules.map((rule): Entry => {
      const said = acknowledgedRule(rule, this.contract);
      for (const [code, reason] of said.ofJob) acknowledged.set(code, reason);
      return { key: rule.name, value: ruleCode(said.rule, this.needs) };
    });
    const observes = Object.hasOwn(observers, job.name) ? observers[job.name] : undefined;
    const scope = job.clientScoped;
    const entries: Entry[] = [
      { key: 'rules', value: objectLiteral(rules, true) },
      ...(acknowledged.size === 0 ? [] : [{ key: 'acknowledge', value: acknowledgementsCode(acknowledged) }]),
      ...(observes === undefined ? [] : [{ key: 'observes', value: textLiteral(observes) }]),
      ...(scope === undefined ? [] : [{ key: 'clientScoped', value: scopeCode(scope) }]),
      ...settingEntries(job.settings),
      ...this.forward('forwardTo', job.forwardTo),
      ...this.forward('forwardDeadLetteredMessagesTo', job.forwardDeadLetteredMessagesTo),
    ];
    return { key: job.name, value: withComments(entries, job.unknown) };
  }

  private forward(key: string, target: AdoptedTarget | undefined): Entry[] {
    return target === undefined ? [] : [{ key, value: this.target(target) }];
  }

  /** A queue of the catalogue as it is given to the jobs; what is elsewhere in the namespace by its name. */
  private target({ kind, name }: AdoptedTarget): string {
    const isOwn = kind === 'queue' && this.place.queues.some((queue) => queue.name === name);
    if (!isOwn) return textLiteral(name);
    this.usesQueues = true;
    return memberOf('queues', name);
  }

  /** Whether a destination is one of the catalogue. */
  private isWritten(destination: string): boolean {
    const name = destination.replace(/\/\$DeadLetterQueue$/i, '');
    const jobs = this.topic.jobs.map((job) => `${this.topic.name}/${job.name}`);
    return [...jobs, ...this.place.queues.map((queue) => queue.name)].includes(name);
  }

  private claims(): Entry[] {
    const { claims, observers } = this.topic.topic;
    const names = new Set(this.topic.jobs.map(({ name }) => name));
    const own = Object.keys(observers);
    // A claim about something that is not written would be refused.
    const possible = claims.filter(
      ({ subscriptions = [], destinations = [], jobs, observers: said = [] }) =>
        // What starts jobs is not taken over.
        jobs === undefined &&
        [...subscriptions, ...said].every((name) => names.has(name)) &&
        destinations.every((name) => this.isWritten(name)),
    );
    if (possible.length === 0) return [];
    const lines = possible.map((claim) => [claimCode(claim, own, this.needs), ';']);
    return [{ key: 'claims', value: ['(topic) => ', statements(lines)] }];
  }
}

function statements(lines: readonly Layout[]): Layout {
  return ['{', { kind: 'indented', content: lines.map((line) => [HARD_LINE, line]) }, HARD_LINE, '}'];
}

const METHODS: ReadonlyMap<DeliveryClaim['kind'], string> = new Map([
  ['exactly-once', 'mustDeliverExactlyOnce'],
  ['never-overlap', 'mustNeverOverlap'],
  ['cover', 'mustCover'],
  ['not-reach', 'mustNotReach'],
]);

function claimCode(claim: DeliveryClaim, own: readonly string[], needs: Set<string>): Layout {
  const { subscriptions, destinations, observers = [], messages, except } = claim;
  // Those that say on themselves what they observe need not be named.
  const isUsual = JSON.stringify([...observers].sort()) === JSON.stringify([...own].sort());
  const entries: Entry[] = [
    ...(subscriptions === undefined
      ? []
      : [{ key: 'subscriptions', value: listLiteral(subscriptions.map(textLiteral)) }]),
    ...(destinations === undefined ? [] : [{ key: 'destinations', value: listLiteral(destinations.map(textLiteral)) }]),
    ...((subscriptions ?? destinations) !== undefined || isUsual
      ? []
      : [{ key: 'observers', value: listLiteral(observers.map(textLiteral)) }]),
    ...[['messages', messages] as const, ['except', except] as const].flatMap(([key, filter]): Entry[] =>
      filter === undefined ? [] : [{ key, value: filterCode(filter, needs) }],
    ),
  ];
  const options = entries.length === 0 ? [] : [objectLiteral(entries, true)];
  return callWith(`topic.${METHODS.get(claim.kind)}`, textLiteral(claim.name), ...options);
}

function acknowledgementsCode(acknowledged: ReadonlyMap<string, string>): Layout {
  return objectLiteral([...acknowledged].map(([key, reason]): Entry => ({ key, value: textLiteral(reason) })));
}

function scopeCode({ clientId, shareable }: NonNullable<AdoptedJob['clientScoped']>): Layout {
  return objectLiteral([
    { key: 'clientId', value: textLiteral(clientId) },
    ...(shareable ? [] : [{ key: 'shareable', value: 'false' }]),
  ]);
}

/** Queues by name; they forward by name, since they are made at once. */
export function queuesCode(queues: readonly AdoptedReceiver[]): Layout {
  const entries = queues.map((queue): Entry => {
    const { name, settings, unknown, forwardTo, forwardDeadLetteredMessagesTo } = queue;
    const targets = Object.entries({ forwardTo, forwardDeadLetteredMessagesTo });
    const forwards = targets.flatMap(([key, target]): Entry[] =>
      target === undefined ? [] : [{ key, value: textLiteral(target.name) }],
    );
    const all = [...settingEntries(settings), ...forwards];
    return { key: name, value: withComments(all, unknown) };
  });
  return objectLiteral(entries, true);
}

/** An object with what is not known of it as comments at its end. */
export function withComments(entries: readonly Entry[], comments: readonly string[], isLong?: boolean): Layout {
  return objectLiteral(entries, isLong ?? entries.length > 2, comments);
}

export function settingEntries(settings: readonly AdoptedSetting[]): Entry[] {
  return settings.map(({ option, value }) => ({ key: option, value: literalOf(value) }));
}

export function literalOf(value: string | number | boolean): string {
  return typeof value === 'string' ? textLiteral(value) : `${value}`;
}
