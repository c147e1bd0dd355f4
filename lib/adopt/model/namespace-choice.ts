import { type Topology, topologyOf } from '../../routing';
import { Places } from '../../routing/reading/document-places';
import type { TerraformDocument, TerraformResource } from '../../terraform';

/** A namespace that a source has, or of which it has topics or queues. */
export interface NamespaceChoice {
  readonly document: TerraformDocument;
  readonly topology: Topology;
  readonly places: Places;
  /** What stands for it in the topology. */
  readonly key: string;
  /** Its name; `undefined` where the source does not tell it. */
  readonly name: string | undefined;
  /** Itself; `undefined` where it is made elsewhere. */
  readonly resource: TerraformResource | undefined;
}

/** All namespaces of a source, in the order of their names. */
export function namespacesIn(documents: readonly TerraformDocument[]): NamespaceChoice[] {
  const found = documents.flatMap((document) => {
    const topology = topologyOf(document);
    const places = new Places(document);
    const resources = places.ofType('azurerm_servicebus_namespace');
    const own = new Map(
      resources.map((resource) => [places.namespaceKey({ kind: 'resource', resource }), resource] as const),
    );
    const used = [...topology.topics, ...topology.queues].map(({ namespace }) => namespace);
    return [...new Set([...own.keys(), ...used])].map((key): NamespaceChoice => {
      const resource = own.get(key);
      return { document, topology, places, key, name: nameOf(key, resource), resource };
    });
  });
  return found.sort((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1));
}

function nameOf(key: string, resource: TerraformResource | undefined): string | undefined {
  const { name } = resource?.values ?? {};
  if (typeof name === 'string') return name;
  return resource === undefined && /^[a-z][a-z0-9-]*$/i.test(key) ? key : undefined;
}
