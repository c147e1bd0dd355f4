import { knownOf, reconnected, type Topology } from '../../../routing';
import type { TerraformDocument } from '../../../terraform';

/** A topology with the document that it is of. */
export interface TopologySide {
  readonly document: TerraformDocument;
  readonly topology: Topology;
}

/** What a remark about a resource is about, by its address: `topic`, `topic/subscription`, or the address itself. */
export type SubjectOf = (address: string) => string;

/** Topics and queues of one name in several namespaces are called `namespace/topic`; all others by their name alone. */
export function distinguished(sides: readonly TopologySide[]): Topology[] {
  const several = new Set(
    sides.flatMap(({ topology }) => [...ambiguous(topology.topics), ...ambiguous(topology.queues)]),
  );
  return sides.map(({ topology, document }) => {
    const named = <T extends { readonly address: string; readonly name: string; readonly namespace: string }>(
      entity: T,
    ): T =>
      several.has(entity.name) ? renamed(entity, distinguishedName(entity, document)) : renamed(entity, entity.name);
    return reconnected(topology, { topic: named, queue: named });
  });
}

/** With its namespace; where that is not known, its address is all that tells it apart. */
function distinguishedName(
  { address, name, namespace }: { readonly address: string; readonly name: string; readonly namespace: string },
  document: TerraformDocument,
): string {
  return namespace === '' ? address : `${namespaceName(document, namespace)}/${name}`;
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

function ambiguous(entities: readonly { readonly name: string; readonly namespace: string }[]): string[] {
  const namespaces = new Map<string, Set<string>>();
  for (const { name, namespace } of entities) namespaces.set(name, (namespaces.get(name) ?? new Set()).add(namespace));
  return [...namespaces].flatMap(([name, found]) => (found.size > 1 ? [name] : []));
}

/** The name of a namespace, which stands as an address or an id. */
function namespaceName({ resources }: TerraformDocument, namespace: string): string {
  const name = resources.find(({ address }) => address === namespace)?.values.name;
  return typeof name === 'string' ? name : (/\/namespaces\/([^/]+)/i.exec(namespace)?.[1] ?? namespace);
}
