import type { Subscription, Topic } from '../../routing';
import { inAny, type MessageSet } from '../message-set';
import { type Contract, Prover } from '../prover';
import { contractOf, type ExcludedRule, filtersOf, TopicProof } from '../topic-proof';
import { type Pair, type PreviousAddress, pairsOf } from './pairs';
import { ruleText } from './rule-text';

/** The set of no message: what a subscription gets that is not there. */
export const NO_MESSAGE: MessageSet = inAny();

/** A topic before and after, with one prover for both. */
export class TopicChange {
  readonly name: string;
  readonly hasContract: boolean;
  readonly prover: Prover;
  readonly before: TopicProof;
  readonly after: TopicProof;
  /** The subscriptions, old with new. */
  readonly pairs: readonly Pair<Subscription>[];
  /** Those of which the rules are other ones, or whether sessions are asked for. */
  readonly changed: readonly Pair<Subscription>[];

  constructor(
    pair: Pair<Topic>,
    readonly previous: PreviousAddress,
    contract: Contract | undefined,
  ) {
    const topic = (pair.after ?? pair.before) as Topic;
    const none = (of: Topic): Topic => ({ ...of, subscriptions: [], claims: [] });
    const [before, after] = [pair.before ?? none(topic), pair.after ?? none(topic)];
    this.name = topic.name;
    this.hasContract = topic.contract !== undefined;
    this.prover = new Prover([...filtersOf(before), ...filtersOf(after)], contract ?? contractOf(topic));
    this.before = new TopicProof(before, { prover: this.prover });
    this.after = new TopicProof(after, { prover: this.prover });
    this.pairs = pairsOf(before.subscriptions, after.subscriptions, previous);
    this.changed = this.pairs.filter(isChanged);
  }

  /** What a remark about a subscription is about. */
  subject(subscription: Subscription | string): string {
    return `${this.name}/${typeof subscription === 'string' ? subscription : subscription.name}`;
  }

  /** Whether a rule of a subscription says nothing, before or after: nobody knows what it would deliver. */
  isExcluded(subscription: Subscription): boolean {
    return [...this.before.excluded, ...this.after.excluded].some((one) => one.subscription === subscription.name);
  }

  /** The rules that say nothing now and did not before, or for another reason. */
  get newlyExcluded(): readonly ExcludedRule[] {
    const key = ({ subscription, rule, reason }: ExcludedRule) => `${subscription} ${rule} ${reason}`;
    const known = new Set(this.before.excluded.map(key));
    return this.after.excluded.filter((one) => !known.has(key(one)));
  }

  /** The messages that a subscription gets, before and after. */
  received({ before, after }: Pair<Subscription>): readonly [before: MessageSet, after: MessageSet] {
    return [
      before === undefined ? NO_MESSAGE : this.before.receives(before),
      after === undefined ? NO_MESSAGE : this.after.receives(after),
    ];
  }
}

function isChanged({ before, after }: Pair<Subscription>): boolean {
  const written = (subscription: Subscription | undefined) =>
    subscription &&
    JSON.stringify([
      subscription.requiresSession,
      subscription.rules.map((rule) => [rule.filter?.kind, ruleText(rule), rule.unknown]),
    ]);
  return written(before) !== written(after);
}
