import { knownOf, type Subscription, type Topic, type Topology } from '../../../routing';
import type { DocumentChange } from '../../../terraform';
import { addTo } from '../../../terraform/grouping';

/** Something before and after; one of the two where it is new or gone. */
export type Pair<T> =
  | { readonly before: T; readonly after: T | undefined }
  | { readonly before: undefined; readonly after: T };

/** The address that a resource had before, by its address now. */
export type PreviousAddress = (address: string) => string;

export function previousAddressIn({ changes }: DocumentChange): PreviousAddress {
  const moved = new Map(changes.map(({ address, previousAddress }) => [address, previousAddress ?? address]));
  return (address) => moved.get(address) ?? address;
}

/**
 * Pairs what is before with what is after: by address, and where none is the same, by name.
 *
 * @param keyOf what two have in common that are one
 */
export function pairsOf<T extends { readonly address: string; readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
  previous: PreviousAddress,
  keyOf: (one: T) => string = ({ name }) => name,
): Pair<T>[] {
  const byAddress = new Map(before.map((one) => [one.address, one]));
  const taken = new Set(after.map(({ address }) => byAddress.get(previous(address))));
  // Of several, the first that is left.
  const left = new Map<string, T[]>();
  for (const one of [...before].reverse()) {
    if (taken.has(one)) continue;
    addTo(left, keyOf(one), one);
  }
  const pairs: Pair<T>[] = after.map((now) => {
    const old = byAddress.get(previous(now.address)) ?? left.get(keyOf(now))?.pop();
    taken.add(old);
    return { before: old, after: now } as Pair<T>;
  });
  return [...pairs, ...before.filter((one) => !taken.has(one)).map((one) => ({ before: one, after: undefined }))];
}

/**
 * Pairs what receives messages: by its name in Azure, by which whoever sends or receives knows it. What has another name
 * now is something else. By address where one of the names is not known, and it may be the same.
 */
export function placePairsOf<T extends { readonly address: string }>(
  before: readonly T[],
  after: readonly T[],
  previous: PreviousAddress,
  nameOf: (one: T) => string | undefined,
): Pair<T>[] {
  const names = (all: readonly T[]) => new Map(all.map((one) => [one, nameOf(one)?.toLowerCase()]));
  const [old, now] = [names(before), names(after)];
  const byName = firstBy(before, (one) => old.get(one));
  const byAddress = firstBy(before, ({ address }) => address);
  const isOpen = (a: T, b: T) => old.get(a) === undefined || now.get(b) === undefined;
  const found = new Map<T, T>();
  for (const one of after) {
    const same = byName.get(now.get(one));
    if (same !== undefined && !found.has(same)) found.set(same, one);
  }
  const placed = new Set(found.values());
  for (const one of after) {
    const same = byAddress.get(previous(one.address));
    if (!placed.has(one) && same !== undefined && !found.has(same) && isOpen(same, one)) found.set(same, one);
  }
  const partner = new Map([...found].map(([a, b]) => [b, a]));
  return [
    ...after.map((one) => ({ before: partner.get(one), after: one }) as Pair<T>),
    ...before.filter((one) => !found.has(one)).map((one) => ({ before: one, after: undefined })),
  ];
}

/** The first of each key, for what has one. */
function firstBy<T>(all: readonly T[], keyOf: (one: T) => string | undefined): ReadonlyMap<string | undefined, T> {
  const first = new Map<string | undefined, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== undefined && !first.has(key)) first.set(key, one);
  }
  return first;
}

/** The name of an entity, unless only the apply tells it and its address stands there. */
export function nameIn({ name, address }: { readonly name: string; readonly address: string }): string | undefined {
  return name === address ? undefined : name;
}

/** The topics of two topologies, as senders know them: by name and namespace. */
export function topicPlaces(before: Topology, after: Topology, previous: PreviousAddress): Pair<Topic>[] {
  return placePairsOf(before.topics, after.topics, previous, placeOf);
}

function placeOf(topic: Topic): string | undefined {
  const name = nameIn(topic);
  return name === undefined || !hasNamespaceName(topic) ? undefined : `${topic.namespace} ${name}`;
}

/** Whether the name of the namespace is known; else its address, or nothing, stands for it. */
export function hasNamespaceName({ namespace }: Topic): boolean {
  return /^[a-z0-9-]+$/i.test(namespace);
}

/** The topics of two topologies, by address. */
export function topicPairs(before: Topology, after: Topology, previous: PreviousAddress) {
  return pairsOf(before.topics, after.topics, previous, placeKey);
}

/** The subscriptions of two topologies, by address, of topics that are paired so too. */
export function subscriptionPairs(before: Topology, after: Topology, previous: PreviousAddress): Pair<Subscription>[] {
  return topicPairs(before, after, previous).flatMap(({ before: old, after: now }) =>
    pairsOf(subscriptionsOf(old), subscriptionsOf(now), previous),
  );
}

function subscriptionsOf(topic: Topic | undefined): readonly Subscription[] {
  return topic === undefined ? [] : knownOf(topic.subscriptions);
}

/** What two topics or queues have in common that are one. */
export function placeKey({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return JSON.stringify([namespace, name]);
}
