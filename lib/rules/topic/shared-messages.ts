import { alternativesOf, type Fact, isAlwaysTrue } from '../checks/satisfiability';
import type { RuleFilter } from '../filters/rule';
import type { Predicate } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
import { type ExampleMessage, exampleOf } from './example-message';
import { predicateOf } from './two-copies';

/** A subscription, as far as it matters who else gets its messages. */
export interface Receiver {
  readonly name: string;
  readonly filters: readonly RuleFilter[];
}

/** Two subscriptions that get one message, and that message. */
export interface SharedMessage {
  readonly names: readonly [string, string];
  readonly values: ExampleMessage['values'];
}

interface Reading {
  readonly receiver: Receiver;
  readonly predicate: Predicate;
  /** The texts that it asks a property for, in all of its alternatives. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether it asks for nothing: every message comes. */
  readonly takesAll: boolean;
}

/** So many pairs are compared, and so many are tried with a message: synth must not wait for it. */
const MOST_COMPARED = 200_000;
const MOST_TRIED = 2000;

/**
 * Pairs of subscriptions that want the same kind of message and both get it: probably one job too many.
 *
 * The kind of a message is said by the property that most rules compare with texts (`eventType`). Two rules that name
 * the same kind, or of which one takes every message, are compared, and are told of only with a message that was tried
 * out on both. Rules that look at different properties are no news: nearly all of them overlap somewhere, by messages
 * that nobody sends. So what is told is true, and there may be more: `training-job-scheduler prove` finds all pairs, for all messages.
 *
 * @param receivers the subscriptions of a topic that somebody expects to be the only one
 */
export function sharedMessages(
  receivers: readonly Receiver[],
  contract: KnownProperties | undefined,
): readonly SharedMessage[] {
  const readings = receivers.flatMap(readingsOf);
  const kinds = kindProperties(readings, contract);
  const buckets = new Map<string, Reading[]>();
  const found = new Map<string, SharedMessage>();
  let [compared, tried] = [0, 0];
  const meet = (a: Reading, b: Reading) => {
    if (a.receiver === b.receiver || ++compared > MOST_COMPARED || !mayMeet(a, b)) return;
    const names = [a.receiver.name, b.receiver.name].sort() as [string, string];
    const key = names.join(' ');
    if (found.has(key) || ++tried > MOST_TRIED) return;
    const example = exampleOf([a.predicate, b.predicate], contract);
    if (example !== undefined) found.set(key, { names, values: example.values });
  };
  const takingAll = readings.filter(({ takesAll }) => takesAll);
  for (const reading of readings) for (const all of takingAll) if (all !== reading) meet(all, reading);
  for (const reading of readings) {
    for (const kind of kinds) {
      for (const value of reading.wanted.get(kind) ?? []) {
        const key = `${kind} ${value}`;
        const bucket = buckets.get(key) ?? [];
        for (const other of bucket) meet(other, reading);
        buckets.set(key, [...bucket, reading]);
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.names.join(' ') < b.names.join(' ') ? -1 : 1));
}

function readingsOf(receiver: Receiver): Reading[] {
  return receiver.filters.flatMap((filter): Reading[] => {
    const predicate = predicateOf(filter);
    const alternatives = predicate && alternativesOf(predicate, true);
    if (predicate === undefined || alternatives === undefined) return [];
    return [{ receiver, predicate, wanted: wantedBy(alternatives), takesAll: isAlwaysTrue(predicate) }];
  });
}

/** The texts that every alternative asks a property for. */
function wantedBy(alternatives: readonly (readonly Fact[])[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  const each = alternatives.map((facts) => new Map(facts.flatMap(textsOf)));
  for (const [name] of each[0] ?? []) {
    const values = each.map((texts) => texts.get(name));
    if (values.every((one) => one !== undefined)) wanted.set(name, new Set(values.flat()));
  }
  return wanted;
}

function textsOf(fact: Fact): (readonly [string, readonly string[]])[] {
  const values =
    'constant' in fact && fact.operator === '=' ? [fact.constant] : 'oneOf' in fact && fact.holds ? fact.oneOf : [];
  const texts = values.filter((one) => typeof one === 'string');
  return texts.length > 0 && texts.length === values.length ? [[fact.name, texts]] : [];
}

/**
 * The property that most rules tell messages apart by; several, if as many do and the contract asks every message for
 * none of them.
 */
function kindProperties(readings: readonly Reading[], contract: KnownProperties | undefined): string[] {
  const counts = new Map<string, number>();
  for (const { wanted } of readings) for (const name of wanted.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const kinds = [...counts].filter(([, count]) => count === most).map(([name]) => name);
  const required = kinds.filter((name) => contract?.property(name)?.required === true);
  return required.length > 0 ? required : kinds;
}

/** Whether no property is asked for texts that differ. */
function mayMeet(a: Reading, b: Reading): boolean {
  for (const [name, values] of a.wanted) {
    const others = b.wanted.get(name);
    if (others !== undefined && ![...values].some((value) => others.has(value))) return false;
  }
  return true;
}

/** So many pairs are named; the rest is counted. */
const MOST_NAMED = 3;

/** What pairs share, in a sentence: once for a topic. */
export function sharedText(shared: readonly SharedMessage[]): string {
  const named = shared.slice(0, MOST_NAMED).map(({ names: [a, b], values }) => `${a} and ${b} (${valuesText(values)})`);
  const more = shared.length - named.length;
  const pairs = [...named, ...(more > 0 ? [`${more} more ${more === 1 ? 'pair' : 'pairs'}`] : [])].join(', ');
  return `one message starts two jobs: ${pairs}; make one of the two exclude the other, or say on it that it is meant, with observes: '<why it works beside others>'`;
}

function valuesText(values: SharedMessage['values']): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${typeof value === 'string' ? `'${value}'` : value}`)
    .join(', ');
}
