import type { Gap, TerraformDocument, TerraformResource } from '../../terraform';
import type { ArmResource } from '../arm/arm-resource';
import { keyOf } from '../arm/expressions/arm-values';
import { translate } from '../arm/translation/translate';
import { describedDocument } from '../described-document';

/** What was listed from Azure, and what of it is known to be all. */
export interface Listed {
  readonly path: string;
  readonly resources: readonly ArmResource[];
  /** The ids of topics and subscriptions, as `keyOf` has them, of which all subscriptions or rules were listed. */
  readonly whole: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
  readonly files: TerraformDocument['files'];
}

const WITH_PARTS = /^azurerm_servicebus_(topic|subscription)$/;

/** What is deployed, as a document: each rule of it is there, and no other where it was listed as a whole. */
export function deployedDocument({ path, resources, whole, gaps, files }: Listed): TerraformDocument {
  const isWhole = ({ type, values }: TerraformResource) =>
    WITH_PARTS.test(type) ? typeof values.id === 'string' && whole.has(keyOf(values.id)) : undefined;
  const translated = [...resources, ...endpointsOf(resources)].map((one) => translate(one, 'deployed'));
  const open = translated.filter(({ resource }) => isWhole(resource) === false);
  return describedDocument({
    path,
    kind: 'what is deployed in Azure',
    resources: translated,
    gaps: [...gaps, ...open.map(({ resource }) => partsOf(resource))],
    files,
    listsAll: isWhole,
  });
}

/** That not all is known that stands in a topic or subscription. */
function partsOf({ file, address, type }: TerraformResource): Gap {
  const isTopic = type === 'azurerm_servicebus_topic';
  const why = `has ${isTopic ? 'subscriptions' : 'rules'} that were not listed`;
  const part = isTopic ? 'azurerm_servicebus_subscription' : 'azurerm_servicebus_subscription_rule';
  return { file, address, why, effect: 'more', types: [part] };
}

const NAMESPACE = /^microsoft\.servicebus\/namespaces$/i;

interface Connection {
  readonly properties?: {
    readonly privateEndpoint?: { readonly id?: string };
    readonly privateLinkServiceConnectionState?: { readonly status?: string };
  };
}

/** Private endpoints stand in other groups; a namespace says which of them lead to it. */
function endpointsOf(resources: readonly ArmResource[]): ArmResource[] {
  return resources
    .filter(({ type }) => NAMESPACE.test(type))
    .flatMap((namespace) => {
      const { properties } = namespace.body as { readonly properties?: { privateEndpointConnections?: unknown } };
      const connections = properties?.privateEndpointConnections;
      return (Array.isArray(connections) ? (connections as Connection[]) : []).flatMap(({ properties: said }) => {
        const id = said?.privateEndpoint?.id;
        const isApproved = said?.privateLinkServiceConnectionState?.status === 'Approved';
        const name = id === undefined ? undefined : /\/privateEndpoints\/([^/]+)$/i.exec(id)?.[1];
        if (id === undefined || name === undefined || !isApproved) return [];
        // A namespace has one part that can be connected to. @see privateLinkResources of Microsoft.ServiceBus
        const connection = { name, properties: { privateLinkServiceId: namespace.id, groupIds: ['namespace'] } };
        return {
          ...namespace,
          type: 'Microsoft.Network/privateEndpoints',
          names: [name],
          id,
          at: id.replace(/\/providers\/.*$/i, ''),
          resourceGroup: /\/resourceGroups\/([^/]+)/i.exec(id)?.[1],
          body: { properties: { privateLinkServiceConnections: [connection] } },
        };
      });
    });
}
