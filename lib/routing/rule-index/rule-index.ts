import { Failure, type Message } from '../../rules';
import type { DeployedRule } from '../topology/deployed-rule';
import type { MissingRules, Subscription } from '../topology/topology';
import { type CompiledRule, MAYBE } from './compiled-rule';
import { type IndexedProperty, propertyId } from './outline';
import { PropertyIndex } from './property-index';
import { Selectivity } from './selectivity';

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
  /** The last message that it was evaluated for, by number: it may be found by several properties. */
  evaluated: number;
}

/**
 * Finds the rules of a topic that may match or fail on a message without evaluating all of them.
 *
 * Of each rule an outline is made: what a message has that matches it (its signs), and where it may fail (its guards). It is
 * filed under the signs that fewest others share, and evaluated for messages with one of them, or for which a guard of it does
 * not hold. A rule of which there is no outline is evaluated for every message.
 */
export class RuleIndex<S = Subscription, R = DeployedRule> {
  private readonly always: Candidate<S, R>[] = [];
  private readonly byProperty = new Map<string, PropertyIndex<Candidate<S, R>>>();
  private messages = 0;

  /** The subscriptions of which not all rules are known. */
  private readonly open: readonly IndexedSubscription<S, R>[];
  private readonly order = new Map<S, number>();

  /**
   * @param subscriptions in the order in which answers are wanted
   * @param indexed whether rules are filed at all; without, every rule is evaluated for every message
   */
  constructor(subscriptions: readonly IndexedSubscription<S, R>[], indexed = true) {
    const candidates: Candidate<S, R>[] = [];
    for (const [index, { subscription, rules }] of subscriptions.entries()) {
      this.order.set(subscription, index);
      for (const rule of rules) candidates.push({ rule, position: candidates.length, subscription, evaluated: 0 });
    }
    if (indexed) this.file(candidates);
    else this.always.push(...candidates);
    this.open = subscriptions.filter(({ missing }) => missing.length > 0);
  }

  /** The subscriptions of which a rule matches or fails, or may, in their order. */
  match(message: Message): Match<S, R>[] {
    const answers: Answer<S, R>[] = [];
    const number = ++this.messages;
    const evaluate = (candidate: Candidate<S, R>): void => {
      if (candidate.evaluated === number) return;
      candidate.evaluated = number;
      const truth = candidate.rule.matches(message);
      if (truth === true || truth === MAYBE || truth instanceof Failure) answers.push({ candidate, truth });
    };
    this.always.forEach(evaluate);
    for (const index of this.byProperty.values()) index.find(message, evaluate);
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

  private file(candidates: readonly Candidate<S, R>[]): void {
    const selectivity = new Selectivity(candidates.flatMap(({ rule }) => rule.outline?.signs.flat() ?? []));
    for (const candidate of candidates) {
      const { outline } = candidate.rule;
      if (outline === undefined) {
        this.always.push(candidate);
        continue;
      }
      for (const sign of selectivity.best(outline.signs)) this.indexOf(sign.property).addSign(sign, candidate);
      for (const guard of outline.guards) this.indexOf(guard.property).addGuard(guard, candidate);
    }
  }

  private indexOf(property: IndexedProperty): PropertyIndex<Candidate<S, R>> {
    const id = propertyId(property);
    const index = this.byProperty.get(id) ?? new PropertyIndex(property);
    this.byProperty.set(id, index);
    return index;
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
