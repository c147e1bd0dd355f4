import {
  type CorrelationMatch,
  describeResult as describeValue,
  explainFilter,
  foldName,
  type Message,
  messageToJson,
} from '../../rules';
import { correlationMatch } from '../rule-index/compiled-rule';
import { type DeployedRule, unresolvedOf } from '../topology/deployed-rule';
import { becauseOf, knownOf } from '../topology/fact';
import { Told, waitKey } from '../topology/told-reasons';
import type { Subscription, Topic } from '../topology/topology';
import { type Copy, type End, isTakingUnknown, isUntaken, type SubscriptionResult, type TopicResult } from './result';

/** What a topic does with a message, for people: one line a subscription that gets it, indented after forwarding. */
export function describeResult(result: TopicResult, message: Message, indent = '  '): string {
  return resultLines(result, message, indent).join('\n');
}

/** The same as lines, of which each is one whatever names are in it. */
export function resultLines(result: TopicResult, message: Message, indent = '  ', told = new Told()): string[] {
  if (result.refused !== undefined) return [`${indent}refused: ${result.refused}`];
  const lines = alikeIn(result).flatMap(([one, ...others]) =>
    others.length === 0
      ? subscriptionLines(one, message, indent, told)
      : [`${indent}${namesOf([one, ...others])}: cannot tell whether they get it${told.because(one.unknown)}`],
  );
  const { unknown } = result;
  if (unknown.length > 0) {
    const who = lines.length === 0 ? 'who gets it' : 'who else gets it';
    return [...lines, `${indent}cannot tell ${who}${told.because(unknown)}`];
  }
  return lines.length === 0 ? [`${indent}nobody gets it`] : lines;
}

type Alike = [SubscriptionResult, ...SubscriptionResult[]];

/** Each subscription by itself, and those together of which nothing can be told for the same reasons. */
function alikeIn({ results }: TopicResult): Alike[] {
  const groups = new Map<string | SubscriptionResult, Alike>();
  for (const one of results) {
    const isOpen = one.copies.length + one.failures.length === 0;
    const key = isOpen ? waitKey(one.unknown) : one;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** So many subscriptions are named of which the same is told. */
const MOST_NAMED = 12;

function namesOf(alike: Alike): string {
  const names = alike.slice(0, MOST_NAMED).map(({ subscription }) => subscription.name);
  const more = alike.length > MOST_NAMED ? ` and ${alike.length - MOST_NAMED} more` : '';
  return `${names.join(', ')}${more} (${alike.length} subscriptions)`;
}

function subscriptionLines(
  { subscription, copies, failures, unknown }: SubscriptionResult,
  message: Message,
  indent: string,
  told: Told,
): string[] {
  const lines = copies.flatMap((copy) => copyLines(subscription, copy, message, indent, told));
  const dead = failures.map(
    ({ rule, reason, deadLettered }) =>
      `${indent}${subscription.name}: rule ${rule} fails (${reason}), and the message is ${deadLettered === undefined ? 'dead-lettered or lost' : deadLettered ? 'dead-lettered' : 'lost'} here`,
  );
  if (unknown.length > 0) {
    const what = copies.length === 0 ? 'cannot tell whether it gets it' : 'cannot tell whether it gets more copies';
    lines.push(`${indent}${subscription.name}: ${what}${told.because(unknown)}`);
  }
  // What the subscription does not take, or may not take, starts no job for sure.
  const taken = copies.filter(({ end }) => !isUntaken(end) && !isTakingUnknown(end)).length;
  const least = unknown.length > 0 || taken < copies.filter(({ end }) => !isUntaken(end)).length ? 'at least ' : '';
  if (taken > 1) lines.push(`${indent}${subscription.name}: ${least}${taken} copies: it starts ${least}${taken} jobs`);
  return [...lines, ...dead];
}

function copyLines(subscription: Subscription, copy: Copy, message: Message, indent: string, told: Told): string[] {
  const line = `${indent}${subscription.name}: by ${copy.rules.join(' and ')}${changesText(message, copy)}${describeEnd(copy.end)}`;
  return [line, ...nextLines(copy.end, copy.message, indent, told)];
}

/** What the next topic does, where a copy has come to one, also as a dead letter. */
function nextLines(end: End, message: Message, indent: string, told: Told): string[] {
  if (end.next !== undefined) return resultLines(end.next, message, `${indent}  `, told);
  return end.deadLetters?.goesOn === undefined ? [] : nextLines(end.deadLetters.goesOn, message, indent, told);
}

function describeEnd(end: End): string {
  const goesOn = end.deadLetters?.goesOn;
  return `${describePart(end)}${goesOn === undefined ? '' : `; as a dead letter${describeEnd(goesOn).replace(/^, /, ' ')}`}`;
}

function describePart({ way, state, reason, expires }: End): string {
  const forwarded = way.length > 1 ? `, forwarded to ${way.slice(1).join(' -> ')}` : '';
  const states = {
    waiting: '',
    left: '',
    'dead-letter': ', dead-lettered',
    unknown: ', and what then cannot be told',
  } as const;
  const because = reason === undefined ? '' : `: ${reason}`;
  return `${forwarded}${states[state]}${because}${expires === undefined ? '' : ` (expires after ${expires})`}`;
}

/** What the action has changed of a copy. */
function changesText(before: Message, { changed, message }: Copy): string {
  if (!changed) return '';
  const changes = changesOf(before, message);
  return changes.length === 0 ? ', which its action leaves as it is' : `, with ${changes.join(', ')}`;
}

/** What an action has changed, property by property; the type as well where the text is the same. */
function changesOf(before: Message, after: Message): string[] {
  const flat = (message: Message) => {
    const { properties, system = {} } = messageToJson(message) as {
      properties: Record<string, object>;
      system?: Record<string, string>;
    };
    const typed = Object.entries(properties).map(([name, value]) => {
      const [type, text] = Object.entries(value)[0] as [string, unknown];
      return [name, { type, text: String(text) }] as const;
    });
    const own = Object.entries(system).map(([name, text]) => [`sys.${name}`, { type: '', text }] as const);
    return new Map([...typed, ...own]);
  };
  const [old, now] = [flat(before), flat(after)];
  const set = [...now].flatMap(([name, { type, text }]) => {
    const was = old.get(name);
    if (name === 'RuleName' || (was?.text === text && was.type === type)) return [];
    return `${name} = ${text}${was?.text === text ? ` (${type})` : ''}`;
  });
  const removed = [...old.keys()].filter((name) => !now.has(name));
  return [...set, ...removed.map((name) => `${name} removed`)];
}

/** Why the other subscriptions do not get a message: the condition that decided, with the values it saw. */
export function explainOthers(topic: Topic, result: TopicResult, message: Message): string[] {
  const reached = new Set(result.results.map(({ subscription }) => subscription));
  const others = knownOf(topic.subscriptions).filter((subscription) => !reached.has(subscription));
  return others.flatMap((subscription) => {
    const rules = knownOf(subscription.rules);
    if (rules.length === 0) return [`  not ${subscription.name}: it has no rule`];
    return rules.map((rule) => `  not ${subscription.name}: ${rule.name}: ${explainRule(rule, message)}`);
  });
}

/** Why a rule does not match a message, which it does not: the condition that decided, with the values it saw. */
export function explainRule(rule: DeployedRule, message: Message): string {
  if (rule.isSensitive) return 'its filter, which is sensitive, is not true';
  const { match } = rule;
  // What is known of it does not match, so none of it does.
  const filter = match.kind === 'known' ? match.filter : match.kind === 'part' ? match.atMost : undefined;
  if (filter === undefined) return `cannot tell: ${becauseOf(unresolvedOf(rule))}`;
  if (filter.kind === 'correlation') return explainCorrelation(correlationMatch(filter), message);
  if (filter.predicate === undefined) return 'Azure would refuse its filter';
  const { condition, values, result } = explainFilter(filter.predicate, message);
  return `${condition} is ${result === undefined ? 'unknown' : 'false'}${values.length > 0 ? `: ${values.join(', ')}` : ''}`;
}

/** The first condition that does not hold, with what the message has instead. */
function explainCorrelation({ system, properties }: CorrelationMatch, message: Message): string {
  const conditions = [
    ...[...system].map(([name, wanted]) => [`sys.${name}`, wanted, message.system.get(name)] as const),
    ...[...properties].map(([name, wanted]) => [name, wanted, message.property(foldName(name))] as const),
  ];
  const [name, wanted, value] = conditions.find(([, one, other]) => one !== other) ?? [];
  return `${name} = '${wanted}' is false: ${name} is ${describeValue(value)}`;
}
