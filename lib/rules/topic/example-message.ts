import { rangesOf } from '../checks/contract-values';
import { allows, alternativesOf, type Constant, type Fact, isInRange, keyOf } from '../checks/satisfiability';
import { evaluateFilter } from '../evaluation/evaluate';
import { type Predicate, walk } from '../language/syntax';
import type { Message } from '../messages/message';
import { messageFromJson } from '../messages/message-json';
import type { KnownProperties } from '../properties/known-properties';
import type { ValueRange } from '../properties/value-range';
import { NOWHERE } from '../text/position';

/** A message for which all conditions are true, as plain values by name. */
export interface ExampleMessage {
  /** System properties have `sys.` in front. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly message: Message;
}

/** So many alternatives are tried: the first ones are as good as the others. */
const MOST_TRIED = 16;

/**
 * A message for which all of the conditions are true, put together from the values that they name and tried out.
 *
 * As cheap as reading the conditions, so that it can be done at every synth. What is found is certain, since it was
 * evaluated; `undefined` means that none was found, not that there is none (patterns, sums, comparisons of two
 * properties): for that ask the solver.
 */
export function exampleOf(
  conditions: readonly Predicate[],
  contract: KnownProperties | undefined,
): ExampleMessage | undefined {
  const all = conditions.reduce((left, right) => ({ kind: 'and', left, right, ...NOWHERE }));
  const names = spellings(conditions, contract);
  for (const facts of alternativesOf(all, true)?.slice(0, MOST_TRIED) ?? []) {
    const values = valuesFor(facts, contract);
    if (values === undefined) continue;
    const named = Object.fromEntries([...values].map(([key, value]) => [names.get(key) ?? key, value]));
    const message = messageOf(named);
    if (conditions.every((condition) => evaluateFilter(condition, message) === true)) return { values: named, message };
  }
  return undefined;
}

/** How properties are spelt: as the contract does, else as the condition. */
function spellings(conditions: readonly Predicate[], contract: KnownProperties | undefined): Map<string, string> {
  const names = new Map<string, string>();
  for (const condition of conditions) {
    for (const node of walk(condition)) {
      if (node.kind === 'property' && node.scope !== 'sys') names.set(keyOf(node), node.name);
    }
  }
  for (const name of Object.keys(contract?.properties ?? {})) {
    names.set(keyOf({ kind: 'property', scope: undefined, name, ...NOWHERE }), name);
  }
  return names;
}

function messageOf(values: ExampleMessage['values']): Message {
  const entries = Object.entries(values);
  const system = entries.filter(([name]) => name.startsWith('sys.')).map(([name, value]) => [name.slice(4), value]);
  const properties = entries.filter(([name]) => !name.startsWith('sys.'));
  return messageFromJson({ properties: Object.fromEntries(properties), system: Object.fromEntries(system) });
}

/** A value for each property that facts ask for, and for those that the contract asks every message for. */
function valuesFor(
  facts: readonly Fact[],
  contract: KnownProperties | undefined,
): Map<string, string | number | boolean> | undefined {
  const byName = new Map<string, Fact[]>();
  for (const name of Object.keys(contract?.properties ?? {})) {
    if (contract?.property(name)?.required === true) {
      byName.set(keyOf({ kind: 'property', scope: undefined, name, ...NOWHERE }), []);
    }
  }
  for (const fact of facts) byName.set(fact.name, [...(byName.get(fact.name) ?? []), fact]);
  const ranges = rangesOf(contract);
  const values = new Map<string, string | number | boolean>();
  for (const [name, own] of byName) {
    const states = own.map((fact) => ('state' in fact ? fact.state : 'there'));
    const isAbsent = states.includes('missing') || states.includes('null-or-missing');
    if (isAbsent && states.includes('there')) return undefined;
    const range = ranges(name);
    // By the contract there is no message without it.
    if (isAbsent && range?.required === true) return undefined;
    if (isAbsent) continue;
    const kind = contract?.property(name)?.kind;
    const isWholeWhereAsked = (one: Constant) =>
      (kind !== 'int' && kind !== 'long') || typeof one !== 'number' || Number.isInteger(one);
    const value = candidates(own, range).find(
      (one) => isInRange(one, range) && isWholeWhereAsked(one) && own.every((fact) => allows(fact, one)),
    );
    // What the engine compares in whole numbers beyond doubles is left to the solver.
    if (value === undefined || value === null || typeof value === 'bigint') return undefined;
    values.set(name, value);
  }
  return values;
}

/** Values that are worth a try: those that are named, and their neighbours. */
function candidates(facts: readonly Fact[], range: ValueRange | undefined): Constant[] {
  const named = facts.flatMap((fact): readonly Constant[] =>
    'constant' in fact ? [fact.constant] : 'oneOf' in fact ? fact.oneOf : [],
  );
  // The engine's whole numbers are bigints here; small ones make a message as well as numbers do.
  const plain = named.map((one) => (typeof one === 'bigint' && Number.isSafeInteger(Number(one)) ? Number(one) : one));
  const limits = [range?.least, range?.most].filter((one) => one !== undefined);
  const numbers = [...plain.filter((one) => typeof one === 'number'), ...limits];
  const between = numbers.flatMap((one, index) => numbers.slice(index + 1).map((other) => (one + other) / 2));
  return [
    ...plain,
    ...(range?.allowed ?? []),
    ...limits,
    ...numbers.flatMap((one) => [one + 1, one - 1]),
    ...between,
    ...(numbers.length > 0 ? [] : ['x', 1, true]),
  ];
}
