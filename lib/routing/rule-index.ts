import { Failure, type Message } from '../rules';
import { type CompiledRule, MAYBE } from './compiled-rule';
import type { DeployedRule } from './topology/deployed-rules';
import type { MissingRules, Subscription } from './topology/topology';

/** A subscription with its rules: all of them, or as many as are known. */
export interface IndexedSubscription<S, R> {
  readonly subscription: S;
  readonly rules: readonly CompiledRule<R>[];
  /** Why it may have further rules, with those that may be its own. */
  readonly missing: readonly { readonly one: MissingRules; readonly rule: CompiledRule | undefined }[];
}

/** What the rules of one subscription said of a message. */
export interface Match<S = Subscription, R = DeployedRule> {
  readonly subscription: S;
  readonly matched: readonly CompiledRule<R>[];
  readonly failed: readonly { readonly rule: CompiledRule<R>; readonly failure: Failure }[];
  /** Rules that may match: some of them is not known. */
  readonly possible: readonly CompiledRule<R>[];
  /** Why the subscription may have rules that match beside those that are known. */
  readonly missing: readonly MissingRules[];
}

interface Candidate<S, R> {
  readonly rule: CompiledRule<R>;
  /** The place of the subscription, and of the rule in it: answers come in this order. */
  readonly position: number;
  readonly subscription: S;
}

/**
 * Finds the rules of a topic that may match a message without evaluating all of them.
 *
 * A rule whose condition begins with `property = 'text'` or `property IN ('text', …)` is filed under property and text:
 * a message whose property is another text makes that part false, and a false left side decides an AND before anything
 * else is evaluated. Where the property is missing the rule is unknown at best, but what stands behind it may fail, and
 * so may the comparison itself where the property is not text: then the rule is evaluated like all that are not filed.
 */
export class RuleIndex<S = Subscription, R = DeployedRule> {
  private readonly always: Candidate<S, R>[] = [];
  private readonly byProperty = new Map<
    string,
    {
      readonly isSystem: boolean;
      readonly name: string;
      readonly byText: Map<string, Candidate<S, R>[]>;
      readonly all: Candidate<S, R>[];
    }
  >();

  /** The subscriptions of which not all rules are known. */
  private readonly open: readonly IndexedSubscription<S, R>[];
  private readonly order = new Map<S, number>();

  /**
   * @param subscriptions in the order in which answers are wanted
   * @param files whether rules are filed at all; without, every rule is evaluated for every message
   */
  constructor(subscriptions: readonly IndexedSubscription<S, R>[], files = true) {
    let position = 0;
    for (const [index, { subscription, rules }] of subscriptions.entries()) {
      this.order.set(subscription, index);
      for (const rule of rules) this.file({ rule, position: position++, subscription }, files);
    }
    this.open = subscriptions.filter(({ missing }) => missing.length > 0);
  }

  /** The subscriptions of which a rule matches or fails, or may, in their order. */
  match(message: Message): Match<S, R>[] {
    const answers: Answer<S, R>[] = [];
    const evaluate = (candidates: readonly Candidate<S, R>[]) => {
      for (const candidate of candidates) {
        const truth = candidate.rule.matches(message);
        if (truth === true || truth === MAYBE || truth instanceof Failure) answers.push({ candidate, truth });
      }
    };
    evaluate(this.always);
    for (const { isSystem, name, byText, all } of this.byProperty.values()) {
      const value = isSystem ? message.systemProperty(name) : message.property(name);
      if (typeof value === 'string') evaluate(byText.get(value) ?? []);
      else evaluate(all);
    }
    const found = grouped(answers.sort((a, b) => a.candidate.position - b.candidate.position));
    for (const { subscription, missing } of this.open) {
      const relevant = missing
        .filter(({ rule }) => rule === undefined || mayMatch(rule, message))
        .map(({ one }) => one);
      if (relevant.length === 0) continue;
      const match = found.get(subscription) ?? emptyMatch<S, R>(subscription);
      found.set(subscription, { ...match, missing: relevant });
    }
    const place = ({ subscription }: Match<S, R>) => this.order.get(subscription) ?? 0;
    return [...found.values()].sort((a, b) => place(a) - place(b));
  }

  private file(candidate: Candidate<S, R>, files: boolean): void {
    const key = files ? candidate.rule.key : undefined;
    if (key === undefined) {
      this.always.push(candidate);
      return;
    }
    const id = `${key.isSystem} ${key.name}`;
    const filed = this.byProperty.get(id) ?? {
      isSystem: key.isSystem,
      name: key.name,
      byText: new Map<string, Candidate<S, R>[]>(),
      all: [],
    };
    this.byProperty.set(id, filed);
    filed.all.push(candidate);
    for (const text of new Set(key.texts)) {
      const sameText = filed.byText.get(text);
      if (sameText === undefined) filed.byText.set(text, [candidate]);
      else sameText.push(candidate);
    }
  }
}

interface Answer<S, R> {
  readonly candidate: Candidate<S, R>;
  readonly truth: true | typeof MAYBE | Failure;
}

/** A match while it is put together. */
interface Group<S, R> {
  readonly subscription: S;
  readonly matched: CompiledRule<R>[];
  readonly failed: { readonly rule: CompiledRule<R>; readonly failure: Failure }[];
  readonly possible: CompiledRule<R>[];
  readonly missing: MissingRules[];
}

function emptyMatch<S, R>(subscription: S): Group<S, R> {
  return { subscription, matched: [], failed: [], possible: [], missing: [] };
}

/** A rule that may belong to a subscription says something of a message where it matches, fails, or may. */
function mayMatch(rule: CompiledRule, message: Message): boolean {
  const truth = rule.matches(message);
  return truth === true || truth === MAYBE || truth instanceof Failure;
}

function grouped<S, R>(answers: readonly Answer<S, R>[]): Map<S, Match<S, R>> {
  const bySubscription = new Map<S, Group<S, R>>();
  for (const { candidate, truth } of answers) {
    const { subscription, rule } = candidate;
    const match = bySubscription.get(subscription) ?? emptyMatch(subscription);
    bySubscription.set(subscription, match);
    if (truth === true) match.matched.push(rule);
    else if (truth === MAYBE) match.possible.push(rule);
    else match.failed.push({ rule, failure: truth });
  }
  return bySubscription;
}
