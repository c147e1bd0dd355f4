import {
  deliveredCopies,
  distinct,
  knownOf,
  missingOf,
  Router,
  type RuleReason,
  reasonsAgainst,
  type Subscription,
  type Unresolved,
  unknownsIn,
} from '../../routing';
import { foldName, type Message, SqlFilter, type Value } from '../../rules';
import { printDouble, printName, printText } from '../../rules/language/print';
import { Integer, sameValue } from '../../rules/values/values';
import { boundOf, HAS_SESSION } from '../destinations/copy-sets';
import { inAll, inAtLeast, type MessageSet } from '../messages/message-set';
import { Usages } from '../messages/usage';
import type { TopicProof } from './topic-proof';

/** What one property would have to be. */
export interface PropertyChange {
  /** `sys.Label` of a system property. */
  readonly name: string;
  /** What it is in the message; `undefined` where the message lacks it. */
  readonly before: Value | undefined;
  /** What it would be; `undefined` where it would have to be taken away. */
  readonly after: Value | undefined;
}

/**
 * The change of the fewest properties with which a subscription gets a message: `none` where no change within the contract
 * does it.
 */
export type SmallestChange =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'change';
      readonly changes: readonly PropertyChange[];
      readonly message: Message;
      /** Whether it is proved that no change of fewer properties does it. */
      readonly isSmallest: boolean;
    }
  | { readonly kind: 'undecided'; readonly reason: string };

/** Why a subscription does not get a message; of one that it gets, by what. */
export type WhyNot =
  | { readonly kind: 'gets'; readonly rules: readonly string[] }
  | { readonly kind: 'cannot-tell'; readonly unknown: readonly Unresolved[] }
  | { readonly kind: 'not'; readonly reasons: readonly RuleReason[]; readonly change: SmallestChange };

/** The properties that decide whether a subscription gets a message, each with the value that one message has. */
export interface Held {
  /** By the key of usages. */
  readonly name: string;
  readonly isSystem: boolean;
  /** A filter for the messages that have the value; `undefined` for a value that SQL cannot say. */
  readonly filter: SqlFilter | undefined;
}

/** What a subscription looks at, as a message has it: filters that a proof has to be told of. */
export function heldValues(subscription: Subscription, message: Message): readonly Held[] {
  const rules = [...knownOf(subscription.rules), ...missingOf(subscription.rules).flatMap(({ rule }) => rule ?? [])];
  const filters = [...rules.map(boundOf), HAS_SESSION].filter((filter) => filter !== undefined);
  return [...new Usages(filters).byKey.values()].map(({ name, isSystem }) => {
    const value = isSystem ? (message.system.get(name) ?? null) : message.property(foldName(name));
    const sql = sqlOf(isSystem ? `sys.${name}` : printName(name), isSystem, value);
    return { name, isSystem, filter: sql === undefined ? undefined : SqlFilter._ofAnySize(sql) };
  });
}

/** SQL for the messages that have a value. */
function sqlOf(name: string, isSystem: boolean, value: Value | undefined): string | undefined {
  if (value === undefined) return `NOT EXISTS(${name})`;
  if (value === null) return isSystem ? `${name} IS NULL` : `EXISTS(${name}) AND ${name} IS NULL`;
  if (typeof value === 'string') return `${name} = ${printText(value)}`;
  if (typeof value === 'boolean') return `${name} = ${value ? 'TRUE' : 'FALSE'}`;
  if (typeof value === 'number') return Number.isFinite(value) ? `${name} = ${printDouble(value)}` : undefined;
  return value instanceof Integer && value.type !== 'ulong' ? `${name} = ${value}` : undefined;
}

/**
 * Why a subscription does not get a message: for each rule what decided, and the smallest change of the message that
 * would get it there. The change is found by the prover, and tried by the router before it is told.
 *
 * @param proof of the topic, which was told of the filters of `held`
 */
export async function whyNot(
  proof: TopicProof,
  subscription: Subscription,
  message: Message,
  held: readonly Held[],
): Promise<WhyNot> {
  const router = new Router();
  const routed = router.route(proof.topic, message);
  const result = routed.results.find((one) => one.subscription === subscription);
  const taken = result === undefined ? [] : deliveredCopies(result);
  // Of a topic of which the status is not known, nothing may come.
  if (taken.length > 0 && proof.topic.status.kind === 'known')
    return { kind: 'gets', rules: taken.flatMap(({ rules }) => rules) };
  const open =
    result === undefined ? routed.unknown : [...result.unknown, ...unknownsIn({ ...routed, results: [result] })];
  if (open.length > 0) return { kind: 'cannot-tell', unknown: distinct(open) };
  const reasons = reasonsAgainst(routed, subscription, message);
  return { kind: 'not', reasons, change: await smallestChange(proof, subscription, message, held, router) };
}

/** Changes of one property, then of two, and so on: the first number for which there is one is the smallest. */
async function smallestChange(
  proof: TopicProof,
  subscription: Subscription,
  message: Message,
  held: readonly Held[],
  router: Router,
): Promise<SmallestChange> {
  const received = proof.receives(subscription);
  const kept = held.flatMap((one) => (one.filter === undefined ? [] : [proof.prover.matching(one.filter)]));
  let reason: string | undefined;
  for (let count = 1; count <= kept.length; count++) {
    const found = await proof.find(inAll(received, inAtLeast(kept.length - count, kept)));
    if (found.kind === 'undecided') reason ??= found.reason;
    if (found.kind !== 'message') continue;
    const changed = withChanges(message, found.message, held, (one) => isKept(one, found.message, proof));
    const delivered = router.route(proof.topic, changed).results.find((one) => one.subscription === subscription);
    if (delivered === undefined || deliveredCopies(delivered).length === 0) {
      reason ??= 'what was found with ordinary values does not hold for those of this message';
      continue;
    }
    const changes = changesOf(message, changed, held);
    return { kind: 'change', changes, message: changed, isSmallest: reason === undefined };
  }
  return reason === undefined ? { kind: 'none' } : { kind: 'undecided', reason };
}

function isKept({ filter }: Held, message: Message, { prover }: TopicProof): boolean {
  if (filter === undefined) return true;
  const values: MessageSet = prover.matching(filter);
  return values.has(message);
}

/** The message with what another has of the properties that are not kept. */
function withChanges(
  message: Message,
  other: Message,
  held: readonly Held[],
  isKeptHere: (one: Held) => boolean,
): Message {
  const changed = message.copy();
  for (const one of held.filter((candidate) => !isKeptHere(candidate))) {
    const { name, isSystem } = one;
    const value = valueIn(other, one);
    if (isSystem) changed.setSystemProperty(name, value ?? null);
    else if (value === undefined) changed.removeProperty(name);
    else changed.setProperty(name, value);
  }
  return changed;
}

function changesOf(message: Message, changed: Message, held: readonly Held[]): PropertyChange[] {
  return held.flatMap((one) => {
    const [before, after] = [valueIn(message, one), valueIn(changed, one)];
    const isSame = before === after || (before !== undefined && after !== undefined && sameValue(before, after));
    return isSame ? [] : [{ name: one.isSystem ? `sys.${one.name}` : one.name, before, after }];
  });
}

function valueIn(message: Message, { name, isSystem }: Held): Value | undefined {
  return isSystem ? message.system.get(name) : message.property(foldName(name));
}
