/** The parts of the id of a namespace. */
export interface NamespaceId {
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly namespace: string;
}

const ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ServiceBus\/namespaces\/([^/]+)(?:\/|$)/i;

/** The namespace that an id of Azure is of, or is in. */
export function namespaceIn(id: unknown): NamespaceId | undefined {
  const [, subscription, resourceGroup, namespace] = (typeof id === 'string' && ID.exec(id)) || [];
  if (subscription === undefined || resourceGroup === undefined || namespace === undefined) return undefined;
  return { subscription, resourceGroup, namespace };
}

/** The id as azurerm writes it, which takes no other letters. */
export function namespaceId({ subscription, resourceGroup, namespace }: NamespaceId): string {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.ServiceBus/namespaces/${namespace}`;
}
