import { Failure, foldName, type Message, type Predicate, systemPropertyOf } from '../rules';
import { type CompiledRule, compileRule } from './compiled-rule';
import type { DeployedRule } from './deployed-rules';
import type { Subscription, Topic } from './topology';

/** What the rules of one subscription said of a message. */
export interface Match {
  readonly subscription: Subscription;
  readonly matched: readonly CompiledRule[];
  readonly failed: readonly { readonly rule: CompiledRule; readonly failure: Failure }[];
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

  /** @param files whether rules are filed at all; without, every rule is evaluated for every message */
  constructor(topic: Topic, files = true) {
    let position = 0;
    for (const subscription of topic.subscriptions) {
      for (const rule of subscription.rules)
        this.file({ rule: compileRule(rule), position: position++, subscription }, files);
    }
  }

  /** The subscriptions of which a rule matches or fails, in their order. */
  match(message: Message): Match[] {
    const answers: { candidate: Candidate; failure: Failure | undefined }[] = [];
    const evaluate = (candidates: readonly Candidate[]) => {
      for (const candidate of candidates) {
        const truth = candidate.rule.matches(message);
        if (truth === true) answers.push({ candidate, failure: undefined });
        else if (truth instanceof Failure) answers.push({ candidate, failure: truth });
      }
    };
    evaluate(this.always);
    for (const { isSystem, name, byText, all } of this.byProperty.values()) {
      const value = isSystem ? message.systemProperty(name) : message.property(name);
      if (typeof value === 'string') evaluate(byText.get(value) ?? []);
      else evaluate(all);
    }
    return grouped(answers.sort((a, b) => a.candidate.position - b.candidate.position));
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

function grouped(answers: readonly { candidate: Candidate; failure: Failure | undefined }[]): Match[] {
  const bySubscription = new Map<
    Subscription,
    { matched: CompiledRule[]; failed: { rule: CompiledRule; failure: Failure }[] }
  >();
  for (const { candidate, failure } of answers) {
    const { subscription, rule } = candidate;
    const match = bySubscription.get(subscription) ?? { matched: [], failed: [] };
    bySubscription.set(subscription, match);
    if (failure === undefined) match.matched.push(rule);
    else match.failed.push({ rule, failure });
  }
  return [...bySubscription].map(([subscription, match]) => ({ subscription, ...match }));
}

interface Key {
  readonly isSystem: boolean;
  readonly name: string;
  readonly texts: readonly string[];
}

/** The property that decides first about a rule, with the texts for which more has to be looked at. */
function keyOf({ filter }: DeployedRule): Key | undefined {
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
