import type { Unresolved } from '../topology/fact';

/** A topic or queue that gets its label. */
interface Labelled {
  readonly address: string;
  readonly name: string;
  readonly namespace: string;
  label: string;
}

/** Each part of the document once, whatever waits for it. */
export function partsOf(unresolved: readonly Unresolved[]): Unresolved[] {
  const parts = new Map<string, Unresolved>();
  for (const { address, argument, problem } of unresolved) {
    const key = `${address} ${argument}`;
    if (!parts.has(key)) parts.set(key, { address, argument, problem });
  }
  return [...parts.values()];
}

/** Entities of one name in several namespaces are told apart by these; by their addresses where those are not known. */
export function label(entities: readonly Labelled[]): void {
  const counts = new Map<string, number>();
  for (const { name } of entities) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const entity of entities) {
    const place = entity.namespace === '' ? entity.address : `${entity.namespace}/${entity.name}`;
    entity.label = (counts.get(entity.name) ?? 0) > 1 ? place : entity.name;
  }
}

export function sorted<T extends { readonly name: string; readonly address: string }>(entities: readonly T[]): T[] {
  const key = ({ name, address }: T) => `${name} ${address}`;
  return [...entities].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Whether two topics may be the same one, as far as their names are known; those that are for sure are one already. */
export function mayBeSame(a: Omit<Labelled, 'label'>, b: Omit<Labelled, 'label'>): boolean {
  const mayBe = (one: string | undefined, other: string | undefined) =>
    one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase();
  const nameOf = ({ name, address }: Omit<Labelled, 'label'>) => (name === address ? undefined : name);
  const namespaceOf = ({ namespace }: Pick<Labelled, 'namespace'>) =>
    /^[a-z0-9-]+$/i.test(namespace) ? namespace : undefined;
  return mayBe(nameOf(a), nameOf(b)) && mayBe(namespaceOf(a), namespaceOf(b));
}
