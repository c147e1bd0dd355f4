import type { Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';

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

/** Pairs what is before with what is after: by address, and where none is the same, by name. */
export function pairsOf<T extends { readonly address: string; readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
  previous: PreviousAddress,
  isOne: (a: T, b: T) => boolean = (a, b) => a.name === b.name,
): Pair<T>[] {
  const byAddress = new Map(before.map((one) => [one.address, one]));
  const taken = new Set(after.map(({ address }) => byAddress.get(previous(address))));
  const pairs: Pair<T>[] = after.map((now) => {
    const old = byAddress.get(previous(now.address)) ?? before.find((one) => !taken.has(one) && isOne(one, now));
    taken.add(old);
    return { before: old, after: now } as Pair<T>;
  });
  return [...pairs, ...before.filter((one) => !taken.has(one)).map((one) => ({ before: one, after: undefined }))];
}

/** The topics of two topologies. */
export function topicPairs(before: Topology, after: Topology, previous: PreviousAddress) {
  return pairsOf(before.topics, after.topics, previous, (a, b) => a.name === b.name && a.namespace === b.namespace);
}
