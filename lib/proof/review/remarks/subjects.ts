import { knownOf, reconnected, type Topology } from '../../../routing';

/** What a remark about a resource is about, by its address: `topic`, `topic/subscription`, or the address itself. */
export type SubjectOf = (address: string) => string;

/** Topics and queues of one name in several namespaces are called `namespace/topic`; all others by their name alone. */
export function distinguished(sides: readonly Topology[]): Topology[] {
  const several = new Set(sides.flatMap(({ topics, queues }) => [...ambiguous(topics), ...ambiguous(queues)]));
  const named = <T extends Placed>(entity: T): T =>
    renamed(entity, several.has(entity.name) ? distinguishedName(entity) : entity.name);
  return sides.map((topology) => reconnected(topology, { topic: named, queue: named }));
}

interface Placed {
  readonly address: string;
  readonly name: string;
  readonly namespace: string;
}

/** With its namespace; where that is not known, its address is all that tells it apart. */
function distinguishedName({ address, name, namespace }: Placed): string {
  return namespace === '' ? address : `${namespace}/${name}`;
}

function renamed<T extends object>(entity: T, name: string): T {
  return { ...entity, name, label: name };
}

export function subjectsOf(before: Topology, after: Topology): SubjectOf {
  const subjects = new Map(
    [before, after].flatMap(({ topics, queues }) => [
      ...queues.map(({ address, name }) => [address, name] as const),
      ...topics.flatMap(({ address, name, subscriptions }) => [
        [address, name] as const,
        ...knownOf(subscriptions).map((one) => [one.address, `${name}/${one.name}`] as const),
        ...knownOf(subscriptions).flatMap((one) =>
          knownOf(one.rules).map(({ resource }) => [resource.address, `${name}/${one.name}`] as const),
        ),
      ]),
    ]),
  );
  return (address) => subjects.get(address) ?? address;
}

function ambiguous(entities: readonly Placed[]): string[] {
  const namespaces = new Map<string, Set<string>>();
  for (const { name, namespace } of entities) namespaces.set(name, (namespaces.get(name) ?? new Set()).add(namespace));
  return [...namespaces].flatMap(([name, found]) => (found.size > 1 ? [name] : []));
}
