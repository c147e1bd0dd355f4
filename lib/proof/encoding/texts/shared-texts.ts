import { LONGEST_SHORT_TEXT } from '../../../rules/evaluation/apply-action';
import { literalValue } from '../../../rules/evaluation/evaluate';
import { textOf } from '../../../rules/values/value-text';
import { PARTITION_OF_SESSION, type Setting } from '../../messages/action-usage';
import type { MessageSpace, PropertySpace } from '../../messages/message-space';
import { RULE_NAME } from '../../messages/passage';
import { keyOf, propertyIn } from '../../messages/property-use';
import type { Usages } from '../../messages/usage';

/**
 * Properties of which it matters whether two have the same text, with what they are copied from: their texts have the same
 * places, so that two texts are the same where their places are.
 *
 * Sound, since each text has a place: one that nobody names the place of an example. Complete, since there are as many
 * examples as properties whose texts are not listed: whichever of them have the same text that nobody names, and whichever
 * have not, examples can stand for all of it, a short one for a short one where it matters that a text is too long. More
 * than that nothing may ask of these texts: where one of them is put together with others, is looked into, was no text
 * before it was set, or is the name of a rule, which no filter need have said, `isShared` is false, and a solver compares
 * them all.
 */
export interface TextGroup {
  readonly isShared: boolean;
  /** The text at each place. */
  readonly values: readonly string[];
  /** The place of a text that somebody names. */
  placeOf(text: string): number | undefined;
  /** The places of examples that may stand for a text that nobody names. */
  placesOfOther(text: string): ReadonlySet<number>;
}

/** The groups, by the keys of their properties. */
export function textGroups(usages: Usages, space: MessageSpace): ReadonlyMap<string, TextGroup> {
  const settings = usages.byKey.has('sys.PartitionKey') ? [...usages.settings, PARTITION_OF_SESSION] : usages.settings;
  const groups = new Map<string, TextGroup>();
  const neighbours = neighboursOf(usages, settings);
  for (const start of neighbours.keys()) {
    if (groups.has(start)) continue;
    const members = new Set([start]);
    for (const one of members) for (const other of neighbours.get(one) ?? []) members.add(other);
    const group = groupOf(members, usages, space, settings);
    for (const one of members) groups.set(one, group);
  }
  return groups;
}

/** Each property that is compared with others, or that such a one is set to, with those whose texts it may meet. */
function neighboursOf({ compared }: Usages, settings: readonly Setting[]): Map<string, Set<string>> {
  const neighbours = new Map([...compared].map(([key, others]) => [key, new Set(others)]));
  for (const target of neighbours.keys()) {
    for (const setting of settings) {
      const source = propertyIn(setting.value);
      if (source === undefined || keyOf(setting.target) !== target) continue;
      const key = keyOf(source);
      const others = neighbours.get(key) ?? new Set();
      neighbours.set(key, others.add(target));
      neighbours.get(target)?.add(key);
    }
  }
  return neighbours;
}

function groupOf(
  members: ReadonlySet<string>,
  usages: Usages,
  space: MessageSpace,
  settings: readonly Setting[],
): TextGroup {
  const used = [...members].flatMap((key) => usages.byKey.get(key) ?? []);
  const spaces = used.map(({ name, isSystem }) => space.property(name, isSystem));
  const texts = spaces.filter(({ types }) => types.includes('string'));
  const own = settings.filter(({ target }) => members.has(keyOf(target)) || isBesideSession(target, members));
  const isShared =
    !members.has(RULE_NAME) &&
    used.every(({ textual, chained, liked }) => !textual && !chained && !liked) &&
    own.every(({ value }) => isTextOrNew(value, space));
  const literals = own.flatMap(({ value }) => (value.kind === 'literal' ? textOf(literalValue(value)) : []));
  const named = new Set([
    ...used.flatMap((usage) => [...usage.literals].filter((value) => typeof value === 'string')),
    ...texts.flatMap(({ allowed }) => allowed ?? []),
    ...literals,
  ]);
  const count = texts.filter(({ allowed }) => allowed === undefined).length;
  const short = othersThan(named, count, (at) => OTHERS[at] ?? `other-${at + 1}`);
  const isMeasured = used.some(({ measured }) => measured);
  const long = isMeasured ? othersThan(named, count, (at) => `${at + 1}${'x'.repeat(LONGEST_SHORT_TEXT)}`) : [];
  const values = [...named, ...short, ...long];
  const places = new Map([...named].map((value, place) => [value, place]));
  const placesOf = (some: readonly string[], before: number) => new Set(some.map((_, at) => before + at));
  const [shorts, longs] = [placesOf(short, named.size), placesOf(long, named.size + short.length)];
  return {
    isShared,
    values,
    placeOf: (text) => places.get(text),
    placesOfOther: (text) => (isMeasured && text.length > LONGEST_SHORT_TEXT ? longs : shorts),
  };
}

/** Whether what is set is compared with the session of the message, as a partition is. */
function isBesideSession(target: Setting['target'], members: ReadonlySet<string>): boolean {
  return keyOf(target) === 'sys.PartitionKey' && members.has('sys.SessionId');
}

/** Whether what a property is set to is a text before it is stored as one, or a new GUID, which is equal to nothing. */
function isTextOrNew(value: Setting['value'], space: MessageSpace): boolean {
  if (value.kind === 'literal' || value.kind === 'parameter' || value.kind === 'new-id') return true;
  const source = propertyIn(value);
  if (source === undefined) return false;
  const { types }: PropertySpace = space.property(source.name, source.scope === 'sys');
  return types.every((type) => type === 'string');
}

/** What a text that nobody names is called in an example. */
const OTHERS = ['other', 'another'];

function othersThan(named: ReadonlySet<string>, count: number, nameOf: (at: number) => string): string[] {
  const others: string[] = [];
  for (let at = 0; others.length < count; at++) if (!named.has(nameOf(at))) others.push(nameOf(at));
  return others;
}
