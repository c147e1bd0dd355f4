/** A part of a document that could not be resolved: whatever depends on it cannot be told. */
export interface Unresolved {
  readonly address: string;
  readonly argument: string;
  /**
   * Why, as a sentence about the argument that names neither it nor its resource, so that what one cause makes not known
   * has one problem: `it is known after apply`.
   */
  readonly problem: string;
}

/**
 * What a document says of something that decides about messages: a value, which may be that there is none, or nothing
 * that could be resolved. To get at the value one has to say what happens without.
 */
export type Fact<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly unresolved: Unresolved };

/** A fact that is known. */
export function known<T>(value: T): Fact<T> {
  return { kind: 'known', value };
}

/** The value of a fact, or what stands for one that is not known. */
export function valueOr<T, U>(fact: Fact<T>, otherwise: U): T | U {
  return fact.kind === 'known' ? fact.value : otherwise;
}

/**
 * All of something, or as much of it as is known. Who lists what a topic or a subscription has must say what follows
 * from there being more.
 */
export type Listed<T, M extends Unresolved = Unresolved> =
  | { readonly kind: 'all'; readonly all: readonly T[] }
  | { readonly kind: 'part'; readonly known: readonly T[]; readonly missing: readonly M[] };

/** A list, complete where nothing is missing. */
export function listed<T, M extends Unresolved>(items: readonly T[], missing: readonly M[]): Listed<T, M> {
  return missing.length === 0 ? { kind: 'all', all: items } : { kind: 'part', known: items, missing };
}

/** What is known of a list, for whoever looks at each of it and concludes nothing from what is not there. */
export function knownOf<T>(list: Listed<T>): readonly T[] {
  return list.kind === 'all' ? list.all : list.known;
}

/** What is missing from a list; nothing where it is complete. */
export function missingOf<M extends Unresolved>(list: Listed<unknown, M>): readonly M[] {
  return list.kind === 'all' ? [] : list.missing;
}

/** Each of them once. */
export function distinct<U extends Unresolved>(unresolved: readonly U[]): U[] {
  return [...new Map(unresolved.map((one) => [`${one.address} ${one.argument} ${one.problem}`, one])).values()];
}

/** What is not known, for people: `azurerm_servicebus_subscription.s: topic_id: it is known after apply`. */
export function unresolvedText({ address, argument, problem }: Unresolved): string {
  return `${address}: ${argument === '' ? '' : `${argument}: `}${problem}`;
}

/** Parts that are not known for one reason. */
interface Reason {
  /** The reason and whose it is: `azurerm_servicebus_subscription.s["a"] and 4 more: topic_id: it is known after apply`. */
  readonly text: string;
  readonly parts: readonly Unresolved[];
}

/** Why these are not known, each reason once, with how many have it. */
export function reasonsOf(unresolved: readonly Unresolved[]): Reason[] {
  const groups = new Map<string, Unresolved[]>();
  for (const one of distinct(unresolved)) {
    const key = `${one.argument} ${one.problem}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((parts) => {
    const [first, second] = parts as [Unresolved, Unresolved?];
    const others =
      second === undefined ? '' : parts.length === 2 ? ` and ${second.address}` : ` and ${parts.length - 1} more`;
    return { text: unresolvedText({ ...first, address: `${first.address}${others}` }), parts };
  });
}

const MOST_NAMED = 3;

/** Why something cannot be told: the first reasons, and how many more parts are not known. */
export function becauseOf(unresolved: readonly Unresolved[]): string {
  const reasons = reasonsOf(unresolved);
  const hidden = reasons.slice(MOST_NAMED).reduce((count, { parts }) => count + parts.length, 0);
  const shown = reasons.slice(0, MOST_NAMED).map(({ text }) => text);
  return `${shown.join('; ')}${hidden > 0 ? `; and ${hidden} more` : ''}`;
}

/** The parts of which `becauseOf` tells why. */
export function toldParts(unresolved: readonly Unresolved[]): Unresolved[] {
  return reasonsOf(unresolved)
    .slice(0, MOST_NAMED)
    .flatMap(({ parts }) => parts);
}
