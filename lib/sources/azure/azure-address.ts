import { UnreadableDocument } from '../../terraform';

/** A namespace that is deployed, by what is said of it. */
export interface AzureAddress {
  readonly namespace: string;
  readonly resourceGroup: string | undefined;
  /** The id of an Azure subscription. */
  readonly subscription: string | undefined;
}

const SCHEME = /^azure:/i;

export function isAzureAddress(from: string): boolean {
  return SCHEME.test(from);
}

const EXPECTED =
  'azure:<namespace>, azure:<resource group>/<namespace>, azure:<subscription id>/<resource group>/<namespace>, or azure: with the id of the namespace';

/**
 * What an address of Azure names: `azure:bus`, `azure:rg/bus`, `azure:<subscription>/rg/bus`, or `azure:` and the id of a
 * namespace; its host is as good as its name.
 *
 * @throws UnreadableDocument in one line
 */
export function azureAddress(from: string): AzureAddress {
  const rest = from.replace(SCHEME, '');
  const id =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ServiceBus\/namespaces\/([^/]+)\/?$/i.exec(
      rest,
    );
  const parts = id === null ? rest.split('/').reverse() : [...id].slice(1).reverse();
  const [host = '', resourceGroup, subscription] = parts;
  const namespace = host.replace(/\.servicebus\..*$/i, '');
  const isWhole = parts.length <= 3 && /^[a-z][a-z0-9-]*$/i.test(namespace) && !parts.includes('');
  const isSubscription =
    subscription === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(subscription);
  if (!isWhole || !isSubscription)
    throw new UnreadableDocument(`${from}: no address of a namespace; expected ${EXPECTED}`);
  return { namespace, resourceGroup, subscription };
}
