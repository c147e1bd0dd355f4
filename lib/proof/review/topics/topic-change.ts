import {
  type DeployedRule,
  knownOf,
  type Listed,
  listed,
  missingOf,
  type Subscription,
  type Topic,
  type Unresolved,
  unresolvedOf,
} from '../../../routing';
import { AskedFilters } from '../../jobs/asked-filters';
import { noteJobs } from '../../jobs/noted';
import { EVERY_MESSAGE, type MessageSet, NO_MESSAGE, perhaps } from '../../messages/message-set';
import { reasonOf } from '../../questions/excluded-rules';
import { type Asking, type Contract, Prover } from '../../questions/prover';
import { contractOf, filtersOf } from '../../questions/topic-filters';
import { TopicProof } from '../../questions/topic-proof';
import { nameIn, type Pair, type PreviousAddress, placePairsOf } from '../remarks/pairs';
import { asItIs, Fingerprints, textWith } from './fingerprints';
import { ruleKey } from './rule-text';

/** Before a change, or after it. */
export type Side = 'before' | 'after';

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
  /** Those and all others of which copies may end elsewhere: behind them something is another one. */
  readonly touched: readonly Pair<Subscription>[];
  /** What is asked about jobs, which the prover knows. */
  readonly jobFilters = new AskedFilters();

  constructor(
    pair: Pair<Topic>,
    readonly previous: PreviousAddress,
    contract: Contract | undefined,
    /** Whether it is a plan: what it does not list as changed stays as it is, known or not. */
    readonly isPlan: boolean,
    asking: Asking,
  ) {
    const topic = (pair.after ?? pair.before) as Topic;
    const none = (of: Topic): Topic => ({ ...of, subscriptions: listed([], []), claims: [] });
    const [before, after] = [pair.before ?? none(topic), pair.after ?? none(topic)];
    this.name = topic.label;
    this.hasContract = topic.contract !== undefined;
    const asked = [before, after].flatMap((side) => [...filtersOf(side), ...noteJobs(side, this.jobFilters)]);
    this.prover = new Prover(asked, contract ?? contractOf(topic), { asked: asking(topic) });
    const { prover, jobFilters } = this;
    this.before = new TopicProof(before, { prover, jobFilters });
    this.after = new TopicProof(after, { prover, jobFilters });
    this.pairs = placePairsOf(knownOf(before.subscriptions), knownOf(after.subscriptions), previous, nameIn);
    this.changed = this.pairs.filter((one) => this.isChanged(one) || isNameOpen(one));
    const fingerprints = new Fingerprints(isPlan);
    const isOther = (one: Pair<Subscription>) =>
      fingerprints.of(one.before) !== fingerprints.of(one.after, this.previous);
    const changed = new Set(this.changed);
    this.touched = this.pairs.filter((one) => changed.has(one) || isOther(one));
  }

  /** What a remark about a subscription is about. */
  subject(subscription: Subscription | string): string {
    return `${this.name}/${typeof subscription === 'string' ? subscription : subscription.name}`;
  }

  /** Why it is not known which subscriptions the topic has, where that is not as it was. */
  get missing(): readonly Unresolved[] {
    const [old, now] = [this.before, this.after].map(({ topic }) => missingOf(topic.subscriptions)) as [
      readonly Unresolved[],
      readonly Unresolved[],
    ];
    const isSame = JSON.stringify(old) === JSON.stringify(now);
    return this.isPlan && isSame ? [] : [...old, ...now];
  }

  /** Whether what a subscription gets may be other than before. */
  private isChanged({ before, after }: Pair<Subscription>): boolean {
    const isOpen = [before, after].some((one) => one !== undefined && hasUnknown(one));
    return (isOpen && !this.isPlan) || written(before) !== written(after, this.previous);
  }

  /** The rules of which something is not known, or refused, now and was not before, or for another reason. */
  get newlyOpen(): readonly { readonly subscription: string; readonly rule: DeployedRule }[] {
    const open = ({ topic }: TopicProof) =>
      knownOf(topic.subscriptions).flatMap(({ name: subscription, rules }) =>
        knownOf(rules)
          .filter((rule) => unresolvedOf(rule).length > 0)
          .map((rule) => ({ subscription, rule })),
      );
    const key = ({ subscription, rule }: { subscription: string; rule: DeployedRule }) =>
      `${subscription} ${rule.name} ${reasonOf(rule)}`;
    const known = new Set(open(this.before).map(key));
    return open(this.after).filter((one) => !known.has(key(one)));
  }

  /** The messages that a subscription gets, before and after. */
  received({ before, after }: Pair<Subscription>): readonly [before: MessageSet, after: MessageSet] {
    return [
      before === undefined ? this.strangers('before') : this.before.receives(before),
      after === undefined ? this.strangers('after') : this.after.receives(after),
    ];
  }

  /** Why a rule that is known on one side alone may be on the other one too. */
  mayHaveRule({ before, after }: Pair<Subscription>, side: Side): readonly Unresolved[] {
    const [here, there] = side === 'before' ? [before, after] : [after, before];
    if (here !== undefined) return this.notKnownIn(here.rules, there?.rules);
    const [old, now] = [this.before.topic.subscriptions, this.after.topic.subscriptions];
    return side === 'before' ? this.notKnownIn(old, now) : this.notKnownIn(now, old);
  }

  /** What a subscription gets that is not known to be there on a side: nothing, if that is known. */
  strangers(side: Side): MessageSet {
    const [old, now] = [this.before.topic.subscriptions, this.after.topic.subscriptions];
    return side === 'before' ? this.perhapsThere(old, now) : this.perhapsThere(now, old);
  }

  private perhapsThere(here: Listed<unknown>, there: Listed<unknown>): MessageSet {
    const missing = this.notKnownIn(here, there);
    return missing.length === 0 ? NO_MESSAGE : perhaps(EVERY_MESSAGE, missing);
  }

  /** What of a list is not known; of a plan, what is not known on the other side too stays as it is. */
  private notKnownIn(here: Listed<unknown>, there: Listed<unknown> | undefined): readonly Unresolved[] {
    if (!this.isPlan || there === undefined) return missingOf(here);
    const key = ({ address, argument, problem }: Unresolved) => `${address} ${argument} ${problem}`;
    const same = new Set(missingOf(there).map(key));
    return missingOf(here).filter((one) => !same.has(key(one)));
  }
}

/** Whether it may be another one than before, since only one of its names is known. */
export function isNameOpen({ before, after }: Pair<Subscription>): boolean {
  return (
    before !== undefined && after !== undefined && (nameIn(before) === undefined) !== (nameIn(after) === undefined)
  );
}

/** Everything that decides which messages a subscription gets, as text. */
function written(subscription: Subscription | undefined, addressOf: PreviousAddress = asItIs): string | undefined {
  if (subscription === undefined) return undefined;
  const { requiresSession, rules, topic } = subscription;
  const parts = [
    requiresSession,
    topic.status,
    knownOf(rules).map(ruleKey),
    missingOf(rules).map(({ rule, ...one }) => [one, rule === undefined ? undefined : ruleKey(rule)]),
  ];
  return textWith(parts, addressOf);
}

function hasUnknown({ requiresSession, rules }: Subscription): boolean {
  return (
    requiresSession.kind === 'unknown' ||
    rules.kind === 'part' ||
    rules.all.some((rule) => unresolvedOf(rule).length > 0)
  );
}
