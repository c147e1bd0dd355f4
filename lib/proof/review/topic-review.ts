import type { DeployedRule, Subscription, Topic } from '../../routing';
import { nearest, type RuleFilter } from '../../rules';
import { areApart, type Box, boxOf } from '../box';
import { changeOf, changeOfFilters } from '../filter-change';
import { inAll, inAny, inSeveral, type MessageSet, outside } from '../message-set';
import { boxOfSubscription } from '../overlaps';
import { type Contract, type Finding, Prover } from '../prover';
import { contractOf, type ExcludedRule, filtersOf, TopicProof } from '../topic-proof';
import { Usages } from '../usage';
import { type Pair, type PreviousAddress, pairsOf } from './pairs';
import type { DestinationRow, Remark, RuleChange, TopicReview } from './review';

const NO_MESSAGE: MessageSet = inAny();
/** So many pairs of subscriptions are compared one by one. */
const MOST_PAIRS = 20_000;

/** What a change does to the messages of a topic. */
export async function reviewTopic(
  pair: Pair<Topic>,
  previous: PreviousAddress,
  contract: Contract | undefined,
): Promise<TopicReview> {
  const review = new Reviewing(pair, previous, contract);
  try {
    return await review.run();
  } finally {
    await review.prover.close();
  }
}

class Reviewing {
  readonly prover: Prover;
  private readonly before: TopicProof;
  private readonly after: TopicProof;
  private readonly pairs: readonly Pair<Subscription>[];
  private readonly rules: RuleChange[] = [];
  private readonly rows: DestinationRow[] = [];
  private readonly remarks: Remark[] = [];
  private readonly topic: Topic;
  private isUnmoved = true;

  constructor(
    pair: Pair<Topic>,
    private readonly previous: PreviousAddress,
    contract: Contract | undefined,
  ) {
    const topic = (pair.after ?? pair.before) as Topic;
    this.topic = topic;
    const none = (of: Topic): Topic => ({ ...of, subscriptions: [], claims: [] });
    const [before, after] = [pair.before ?? none(topic), pair.after ?? none(topic)];
    this.prover = new Prover([...filtersOf(before), ...filtersOf(after)], contract ?? contractOf(topic));
    this.before = new TopicProof(before, { prover: this.prover });
    this.after = new TopicProof(after, { prover: this.prover });
    this.pairs = pairsOf(before.subscriptions, after.subscriptions, previous);
  }

  async run(): Promise<TopicReview> {
    this.invalidRules();
    const changed = this.pairs.filter((pair) => this.isChanged(pair));
    for (const pair of changed) await this.compareRules(pair);
    for (const pair of changed) await this.compareDestinations(pair);
    if (changed.length > 0) {
      await this.coverage();
      await this.claims();
      await this.overlaps(changed);
    }
    this.lonelyProperties(changed);
    const { space } = this.prover;
    return {
      topic: this.topic.name,
      rules: this.rules,
      rows: this.rows,
      remarks: this.remarks,
      isUnmoved: this.isUnmoved,
      assumptions: changed.length === 0 ? [] : space.assumptions,
      hasContract: this.topic.contract !== undefined,
    };
  }

  private subject(subscription: Subscription | string): string {
    return `${this.topic.name}/${typeof subscription === 'string' ? subscription : subscription.name}`;
  }

  /** Whether the rules, or whether sessions are asked for, are other ones than before. */
  private isChanged({ before, after }: Pair<Subscription>): boolean {
    const written = (subscription: Subscription | undefined) =>
      subscription &&
      JSON.stringify([
        subscription.requiresSession,
        subscription.rules.map(({ filter, action, unknown }) => [
          filter?.kind,
          filterText(filter),
          action?.toString(),
          unknown,
        ]),
      ]);
    return written(before) !== written(after);
  }

  private invalidRules(): void {
    for (const { subscription, rule, reason } of this.after.excluded) {
      const isOld = (one: ExcludedRule) =>
        one.subscription === subscription && one.rule === rule && one.reason === reason;
      if (this.before.excluded.some(isOld)) continue;
      const isRefused = reason.startsWith('Azure');
      this.remarks.push({
        code: isRefused ? 'invalid-rule' : 'unknown-rule',
        subject: this.subject(subscription),
        text: `rule \`${rule}\`: ${reason}${isRefused ? '; the apply would fail half way' : ''}; what it would deliver is not part of this review`,
        ...(isRefused && { gate: 'invalid-rule' as const }),
      });
    }
  }

  private isExcluded(subscription: Subscription): boolean {
    return [...this.before.excluded, ...this.after.excluded].some((one) => one.subscription === subscription.name);
  }

  private async compareRules({ before, after }: Pair<Subscription>): Promise<void> {
    const subscription = ((after ?? before) as Subscription).name;
    const named = (rules: readonly DeployedRule[]) =>
      rules.map((rule) => ({ rule, name: rule.name, address: rule.resource.address }));
    for (const { before: old, after: now } of pairsOf(
      named(before?.rules ?? []),
      named(after?.rules ?? []),
      this.previous,
    )) {
      const texts = {
        ...(old !== undefined && { before: ruleText(old.rule) }),
        ...(now !== undefined && { after: ruleText(now.rule) }),
      };
      const rule = (now ?? old)?.name as string;
      if (texts.before === texts.after) continue;
      if (old === undefined || now === undefined) {
        this.rules.push({ subscription, rule, verdict: old === undefined ? 'added' : 'removed', ...texts });
        continue;
      }
      const [from, to] = [old.rule.filter, now.rule.filter];
      const isKnown = (filter: RuleFilter | undefined): filter is RuleFilter =>
        filter?.kind === 'correlation' || filter?.predicate !== undefined;
      if (!isKnown(from) || !isKnown(to)) {
        this.rules.push({ subscription, rule, verdict: 'invalid', ...texts });
        continue;
      }
      const { verdict, gained, lost } = await changeOfFilters(this.prover, from, to);
      this.compareActions(subscription, old.rule, now.rule);
      this.rules.push({ subscription, rule, verdict, ...texts, ...examples(gained, lost) });
    }
  }

  /** What an action makes of a copy may matter to whoever reads it. */
  private compareActions(subscription: string, before: DeployedRule, after: DeployedRule): void {
    const [old, now] = [before.action?.toString(), after.action?.toString()];
    if (old === now) return;
    const did = old === undefined ? 'none' : `\`${old}\``;
    const does = now === undefined ? 'has no action any more' : `changes its copies by \`${now}\``;
    this.remarks.push({
      code: 'action',
      subject: this.subject(subscription),
      text: `rule \`${after.name}\` ${does}; before: ${did}`,
    });
  }

  /** Rows for the kinds of messages of which a subscription gets others than before. */
  private async compareDestinations({ before, after }: Pair<Subscription>): Promise<void> {
    const subscription = (after ?? before) as Subscription;
    if (this.isExcluded(subscription)) {
      this.isUnmoved = false;
      return;
    }
    const [old, now] = [before && this.before.receives(before), after && this.after.receives(after)];
    const whole = await changeOf(this.prover, old ?? NO_MESSAGE, now ?? NO_MESSAGE);
    if (whole.verdict === 'equivalent') return this.compareCopies(subscription, before, after);
    this.isUnmoved = false;
    const undecided = [whole.gained, whole.lost].find(({ kind }) => kind === 'undecided');
    if (undecided?.kind === 'undecided') {
      this.remarks.push({
        code: 'undecided',
        subject: this.subject(subscription),
        text: `could not be compared with before: ${undecided.reason}`,
      });
    }
    const boxes = [before, after].map((one) => one && boxOfSubscription(one, this.after));
    for (const { kind, messages, box } of this.kinds()) {
      if (box !== undefined && boxes.every((own) => areApart(own, box))) continue;
      const { gained, lost, kept } = await changeOf(this.prover, old ?? NO_MESSAGE, now ?? NO_MESSAGE, messages);
      if (gained.kind !== 'message' && lost.kind !== 'message') continue;
      this.rows.push({
        topic: this.topic.name,
        kind,
        subscription: subscription.name,
        kept: kept.kind === 'message',
        ...examples(gained, lost),
      });
    }
  }

  /** The same messages may come in another number of copies, or changed in another way. */
  private async compareCopies(
    subscription: Subscription,
    before: Subscription | undefined,
    after: Subscription | undefined,
  ): Promise<void> {
    if (before === undefined || after === undefined) return;
    const twice = inAll(inSeveral(this.after.copies(after)), outside(inSeveral(this.before.copies(before))));
    const found = await this.prover.find(twice);
    if (found.kind !== 'message') return;
    this.isUnmoved = false;
    this.remarks.push({
      code: 'two-copies',
      subject: this.subject(subscription),
      text: 'gets a message twice that came once, since a rule with an action makes a copy of its own',
      message: found.message,
    });
  }

  private kinds(): { readonly kind: string; readonly messages: MessageSet; readonly box?: Box }[] {
    const known = this.after.kinds.map(({ kind, filter }) => ({
      kind,
      messages: this.prover.matching(filter),
      box: boxOf(filter, this.prover.space),
    }));
    const [first] = known;
    if (first === undefined) return [{ kind: 'all messages', messages: outside(NO_MESSAGE) }];
    const [property] = first.kind.split(' = ');
    return [
      ...known,
      { kind: `any other ${property}`, messages: outside(inAny(...known.map(({ messages }) => messages))) },
    ];
  }

  /** Messages that reached somebody and now reach nobody. */
  private async coverage(): Promise<void> {
    if (this.isUnmoved) return;
    const reached = this.before.reaches(this.before.topic.subscriptions);
    // What an excluded rule delivers is not known: its messages are not told to be lost.
    const excluded = this.after.topic.subscriptions.filter((subscription) => this.isExcluded(subscription));
    const old = this.before.topic.subscriptions.filter(({ name }) => excluded.some((one) => one.name === name));
    const reaching = inAny(this.after.reaches(this.after.topic.subscriptions), this.before.reaches(old));
    for (const { kind, messages } of this.kinds()) {
      const found = await this.prover.find(inAll(messages, reached, outside(reaching)));
      if (found.kind === 'none') continue;
      if (found.kind === 'undecided') {
        this.remarks.push({
          code: 'undecided',
          subject: this.topic.name,
          text: `whether messages with \`${kind}\` are lost could not be told: ${found.reason}`,
        });
        continue;
      }
      const from = this.before.topic.subscriptions.filter((subscription) =>
        this.before.receives(subscription).has(found.message),
      );
      this.remarks.push({
        code: 'lost-coverage',
        subject: this.topic.name,
        text: `messages with \`${kind}\` that reached ${from.map(({ name }) => `\`${name}\``).join(' and ')} now reach nobody`,
        message: found.message,
        gate: 'lost-coverage',
      });
    }
  }

  /** Claims that hold no longer, or never did. */
  private async claims(): Promise<void> {
    for (const claim of this.after.topic.claims) {
      const now = await this.after.prove(claim);
      if (now.verdict === 'proved') continue;
      const subject = this.topic.name;
      if (now.verdict === 'undecided') {
        this.remarks.push({
          code: 'undecided',
          subject,
          text: `whether "${claim.name}" holds could not be told: ${now.reason}`,
        });
        continue;
      }
      const was = await this.before.prove(claim);
      const isNew = was.verdict !== 'refuted' || was.how !== now.how;
      const gate = now.how === 'reaches nobody' ? 'lost-coverage' : 'new-overlap';
      this.remarks.push({
        code: 'claim-refuted',
        subject,
        text: `"${claim.name}" ${isNew ? 'no longer holds' : 'does not hold, as before'}: a message ${now.how}`,
        message: now.witness,
        ...(isNew && { gate }),
      });
    }
  }

  /** Messages that now reach two subscriptions of which they reached one at most. */
  private async overlaps(changed: readonly Pair<Subscription>[]): Promise<void> {
    // Of a topic that is new everything is new.
    if (this.before.topic.subscriptions.length === 0) return;
    const pairs = this.pairs.filter(
      (pair): pair is Pair<Subscription> & { after: Subscription } => pair.after !== undefined,
    );
    const boxes = new Map(pairs.map(({ after }) => [after, boxOfSubscription(after, this.after)]));
    if (changed.length * pairs.length > MOST_PAIRS) {
      const text = `${changed.length} subscriptions change: whether they overlap more than before was not looked at; \`scheduler prove\` tells which do`;
      this.remarks.push({ code: 'undecided', subject: this.topic.name, text });
      return;
    }
    const done = new Set<Pair<Subscription>>();
    for (const a of pairs.filter((pair) => changed.includes(pair))) {
      done.add(a);
      for (const b of pairs.filter((pair) => !done.has(pair))) {
        if (areApart(boxes.get(a.after), boxes.get(b.after))) continue;
        const now = inAll(this.after.receives(a.after), this.after.receives(b.after));
        const then =
          a.before && b.before ? inAll(this.before.receives(a.before), this.before.receives(b.before)) : NO_MESSAGE;
        const found = await this.prover.find(inAll(now, outside(then)));
        if (found.kind !== 'message') continue;
        this.remarks.push({
          code: 'new-overlap',
          subject: this.topic.name,
          text: `\`${a.after.name}\` and \`${b.after.name}\` both get messages that only one of them got before`,
          message: found.message,
        });
      }
    }
  }

  /** A property that only one rule asks for, and that is nearly called as another one. */
  private lonelyProperties(changed: readonly Pair<Subscription>[]): void {
    const old = new Usages(filtersOf(this.before.topic)).byKey;
    const now = new Usages(filtersOf(this.after.topic)).byKey;
    const names = new Set(
      [...old.values(), ...now.values()].filter(({ isSystem }) => !isSystem).map(({ name }) => name),
    );
    for (const [key, { name, isSystem, rules }] of now) {
      if (isSystem || rules > 1 || old.has(key)) continue;
      const near = nearest(
        name,
        [...names].filter((other) => other.toLowerCase() !== name.toLowerCase()),
      );
      const where = changed.find(({ after }) =>
        after?.rules.some(({ filter }) => filter !== undefined && new Usages([filter]).byKey.has(key)),
      );
      if (near === undefined || where?.after === undefined) continue;
      this.remarks.push({
        code: 'lonely-property',
        subject: this.subject(where.after),
        text: `no other rule asks for \`${name}\`; did you mean \`${near}\`? While no sender sets \`${name}\`, the rule matches nothing`,
      });
    }
  }
}

function filterText(filter: RuleFilter | undefined): string | undefined {
  return filter?.kind === 'sql' ? filter.sql : filter?.toString();
}

/** A rule as it is deployed, for people. */
function ruleText({ filter, action }: DeployedRule): string {
  const text = filterText(filter) ?? 'a filter that only Terraform knows';
  return action === undefined ? text : `${text}, then ${action}`;
}

function examples(gained: Finding, lost: Finding): Pick<DestinationRow, 'gained' | 'lost'> {
  return {
    ...(gained.kind === 'message' && { gained: gained.message }),
    ...(lost.kind === 'message' && { lost: lost.message }),
  };
}
