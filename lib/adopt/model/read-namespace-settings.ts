import { isObject, type TerraformResource } from '../../terraform';
import { argumentAt, Reference } from '../../terraform/resource';
import type { AdoptedNamespace, AdoptedNetworkRules, AdoptedSetting, Note } from './adopted';
import { toldText, toldValue } from './told-value';

/** What a namespace itself is set to, as far as the source tells it. */
type Settings = Pick<AdoptedNamespace, 'settings' | 'hasLocalAuth' | 'identity' | 'networkRules' | 'tags' | 'unknown'>;

const NOTHING_TOLD: Settings = {
  settings: [],
  hasLocalAuth: undefined,
  identity: undefined,
  networkRules: undefined,
  tags: {},
  unknown: ['the source does not have the namespace itself: nothing of its settings is known'],
};
/** Of a namespace that the source does not have. */
export const NOT_THERE = { location: undefined, rest: NOTHING_TOLD };

/** What a namespace itself is set to. @see shared/facts/azurerm.md section 3 */
export function namespaceSettings(
  resource: TerraformResource,
  sku: string,
  note: (kind: Note['kind'], text: string) => void,
): { readonly location: string | undefined; readonly rest: Settings } {
  const settings: AdoptedSetting[] = [];
  const unknown: string[] = [];
  const read = (option: string, argument: string): unknown => {
    const told = toldValue(resource, argument);
    if (told.kind !== 'unknown') return told.kind === 'absent' ? undefined : told.value;
    unknown.push(`${option} is not known: ${told.why}`);
    note('unknown', `${option} is not known, and not written: ${told.why}`);
    return UNKNOWN;
  };
  const isPremium = sku === 'Premium';
  const partitions = read('premiumMessagingPartitions', 'premium_messaging_partitions');
  const capacity = read('capacity', 'capacity');
  if (isPremium && typeof capacity === 'number') settings.push({ option: 'capacity', value: capacity });
  if (isPremium && typeof partitions === 'number' && partitions > 0)
    settings.push({ option: 'premiumMessagingPartitions', value: partitions });
  const networkRules = isPremium ? networkRulesOf(resource, note) : undefined;
  const isPublic = read('publicNetworkAccessEnabled', 'public_network_access_enabled') ?? true;
  const usual = !isPremium || networkRules !== undefined;
  if (typeof isPublic === 'boolean' && isPublic !== usual) {
    if (isPremium) settings.push({ option: 'publicNetworkAccessEnabled', value: isPublic });
    else
      note(
        'stricter',
        `publicNetworkAccessEnabled is false, and on ${sku} nobody could connect: it is left out, and becomes true`,
      );
  }
  const tls = read('minimumTlsVersion', 'minimum_tls_version') ?? '1.2';
  if (tls !== UNKNOWN && tls !== '1.2')
    note(
      'stricter',
      `clients may use TLS ${tls}, and the constructs ask for 1.2: older ones cannot connect after the first apply`,
    );
  const localAuth = read('localAuthEnabled', 'local_auth_enabled');
  if (
    read('encryption', 'customer_managed_key') !== undefined &&
    argumentAt(resource.values, 'customer_managed_key.key_vault_key_id') !== undefined
  )
    note(
      'left-out',
      'it is encrypted with a key of your own, which Azure never takes away again: write `encryption` into the environment before the first apply, or Terraform plans to replace the namespace, which `preventDestroy` refuses',
    );
  return {
    location: toldText(resource, 'location'),
    rest: {
      settings,
      unknown,
      hasLocalAuth: localAuth === UNKNOWN ? undefined : localAuth !== false,
      identity: identityOf(resource, note),
      networkRules,
      tags: tagsOf(read('tags', 'tags')),
    },
  };
}

const UNKNOWN = Symbol('a value that is not known');

function identityOf(
  resource: TerraformResource,
  note: (kind: Note['kind'], text: string) => void,
): Settings['identity'] {
  const type = argumentAt(resource.values, 'identity.type');
  if (type === undefined || type === null || type === '') {
    note('stricter', 'it has no identity of its own, and the constructs give it one that lives and dies with it');
    return undefined;
  }
  const ids = argumentAt(resource.values, 'identity.identity_ids');
  const userAssigned = Array.isArray(ids) ? ids.filter((one): one is string => typeof one === 'string') : [];
  if (typeof type !== 'string') return undefined;
  return { systemAssigned: /SystemAssigned/.test(type), userAssigned };
}

/** The network rules, where they say anything: Azure has empty ones of every namespace. */
function networkRulesOf(
  { values }: TerraformResource,
  note: (kind: Note['kind'], text: string) => void,
): AdoptedNetworkRules | undefined {
  const rules = values.network_rule_set;
  if (rules instanceof Reference) {
    note('unknown', `networkRules are not known, and not written: they are ${rules.text}`);
    return undefined;
  }
  const block = Array.isArray(rules) ? rules[0] : rules;
  if (!isObject(block)) return undefined;
  const texts = (list: unknown) =>
    Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  const subnets = (Array.isArray(block.network_rules) ? block.network_rules : []).filter(isObject);
  const subnetIds = texts(subnets.map(({ subnet_id: id }) => id));
  const read: AdoptedNetworkRules = {
    defaultAction: block.default_action === 'Deny' ? 'Deny' : 'Allow',
    ipRules: texts(block.ip_rules),
    subnetIds,
    ignoreMissingServiceEndpoint: subnets.some(({ ignore_missing_vnet_service_endpoint: ignores }) => ignores === true),
    trustedServicesAllowed: block.trusted_services_allowed === true,
  };
  if (subnets.length > subnetIds.length)
    note('unknown', 'the id of a subnet in networkRules is not known, and not written');
  if (read.defaultAction === 'Deny' && read.ipRules.length + subnetIds.length === 0) {
    note(
      'left-out',
      'networkRules deny everybody and name nobody, which azurerm cannot make: they are left out; set publicNetworkAccessEnabled: false where nobody is meant',
    );
    return undefined;
  }
  const says =
    read.defaultAction === 'Deny' || read.trustedServicesAllowed || read.ipRules.length + subnetIds.length > 0;
  return says ? read : undefined;
}

function tagsOf(tags: unknown): Record<string, string> {
  if (!isObject(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== '__proto__',
    ),
  );
}
