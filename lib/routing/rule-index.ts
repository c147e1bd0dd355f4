import { Failure, foldName, type Message, type Predicate, systemPropertyOf } from '../rules';
import { type CompiledRule, compileRule, MAYBE } from './compiled-rule';
import { type DeployedRule, knownFilter } from './topology/deployed-rules';
import { knownOf, missingOf } from './topology/fact';
import type { MissingRules, Subscription, Topic } from './topology/topology';

/** What the rules of one subscription said of a message. */
export interface Match {
  readonly subscription: Subscription;
  readonly matched: readonly CompiledRule[];
  readonly failed: readonly { readonly rule: CompiledRule; readonly failure: Failure }[];
  /** Rules that may match: some of them is not known. */
  readonly possible: readonly CompiledRule[];
  /** Why the subscription may have rules that match beside those that are known. */
  readonly missing: readonly MissingRules[];
}

interface Candidate {
  readonly rule: CompiledRule;
  /** The place of the subscription, and of the rule in it: answers come in this order. */
  readonly position: number;
  readonly subscription: Subscription;
}

/**
 * Finds the rules of a topic that may match a message without evaluating all of them.
 *
 * A rule whose condition begins with `property = 'text'` or `property IN ('text', …)` is filed under property and text:
 * a message whose property is another text makes that part false, and a false left side decides an AND before anything
 * else is evaluated. Where the property is missing the rule is unknown at best, but what stands behind it may fail, and
 * so may the comparison itself where the property is not text: then the rule is evaluated like all that are not filed.
 */
export class RuleIndex {
  private readonly always: Candidate[] = [];
  private readonly byProperty = new Map<
    string,
    {
      readonly isSystem: boolean;
      readonly name: string;
      readonly byText: Map<string, Candidate[]>;
      readonly all: Candidate[];
    }
  >();

  /** The subscriptions of which not all rules are known, with those that may be theirs. */
  private readonly open: readonly {
    readonly subscription: Subscription;
    readonly missing: readonly { readonly one: MissingRules; readonly rule: CompiledRule | undefined }[];
  }[];
  private readonly order = new Map<Subscription, number>();

  /** @param files whether rules are filed at all; without, every rule is evaluated for every message */
  constructor(topic: Topic, files = true) {
    let position = 0;
    const subscriptions = knownOf(topic.subscriptions);
    for (const [index, subscription] of subscriptions.entries()) {
      this.order.set(subscription, index);
      for (const rule of knownOf(subscription.rules))
        this.file({ rule: compileRule(rule), position: position++, subscription }, files);
    }
    this.open = subscriptions
      .filter(({ rules }) => rules.kind === 'part')
      .map((subscription) => ({
        subscription,
        missing: missingOf(subscription.rules).map((one) => ({
          one,
          rule: one.rule === undefined ? undefined : compileRule(one.rule),
        })),
      }));
  }

  /** The subscriptions of which a rule matches or fails, or may, in their order. */
  match(message: Message): Match[] {
    const answers: Answer[] = [];
    const evaluate = (candidates: readonly Candidate[]) => {
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
      const match = found.get(subscription) ?? emptyMatch(subscription);
      found.set(subscription, { ...match, missing: relevant });
    }
    const place = ({ subscription }: Match) => this.order.get(subscription) ?? 0;
    return [...found.values()].sort((a, b) => place(a) - place(b));
  }

  private file(candidate: Candidate, files: boolean): void {
    const key = files ? keyOf(candidate.rule.rule) : undefined;
    if (key === undefined) {
      this.always.push(candidate);
      return;
    }
    const id = `${key.isSystem} ${key.name}`;
    const filed = this.byProperty.get(id) ?? {
      isSystem: key.isSystem,
      name: key.name,
      byText: new Map<string, Candidate[]>(),
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

interface Answer {
  readonly candidate: Candidate;
  readonly truth: true | typeof MAYBE | Failure;
}

type OpenMatch = { -readonly [K in keyof Match]: Match[K] extends readonly (infer T)[] ? T[] : Match[K] };

function emptyMatch(subscription: Subscription): OpenMatch {
  return { subscription, matched: [], failed: [], possible: [], missing: [] };
}

/** A rule that may belong to a subscription says something of a message where it matches, fails, or may. */
function mayMatch(rule: CompiledRule, message: Message): boolean {
  const truth = rule.matches(message);
  return truth === true || truth === MAYBE || truth instanceof Failure;
}

function grouped(answers: readonly Answer[]): Map<Subscription, Match> {
  const bySubscription = new Map<Subscription, OpenMatch>();
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

interface Key {
  readonly isSystem: boolean;
  readonly name: string;
  readonly texts: readonly string[];
}

/** The property that decides first about a rule, with the texts for which more has to be looked at. */
function keyOf(rule: DeployedRule): Key | undefined {
  const filter = knownFilter(rule);
  if (filter === undefined) return undefined;
  if (filter.kind === 'sql') return filter.predicate === undefined ? undefined : firstTest(filter.predicate);
  const { properties = {}, ...fields } = filter.conditions;
  const [property] = Object.entries(properties);
  if (property !== undefined) return { isSystem: false, name: foldName(property[0]), texts: [property[1]] };
  const [field] = Object.entries(fields);
  if (field === undefined) return undefined;
  return { isSystem: true, name: systemPropertyOf(field[0]), texts: [field[1]] };
}

function firstTest(node: Predicate): Key | undefined {
  if (node.kind === 'and') return firstTest(node.left);
  if (
    node.kind === 'comparison' &&
    node.operator === '=' &&
    node.left.kind === 'property' &&
    node.right.kind === 'literal'
  ) {
    const { value } = node.right;
    return typeof value === 'string' ? keyFor(node.left, [value]) : undefined;
  }
  if (node.kind === 'in' && !node.negated && node.operand.kind === 'property') {
    const texts = node.members.map((member) =>
      member.kind === 'literal' && typeof member.value === 'string' ? member.value : undefined,
    );
    return texts.includes(undefined) ? undefined : keyFor(node.operand, texts as string[]);
  }
  return undefined;
}

function keyFor(
  { scope, name }: { readonly scope: string | undefined; readonly name: string },
  texts: readonly string[],
): Key {
  return scope === 'sys' ? { isSystem: true, name, texts } : { isSystem: false, name: foldName(name), texts };
}
