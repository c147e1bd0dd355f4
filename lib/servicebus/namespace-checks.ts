import { BlockList, isIPv4 } from 'node:net';
import { type Checks, known, type NameRule } from './checks';
import type { NamespaceIdentity, NamespaceNetworkRules, ServiceBusNamespaceProps } from './namespace';
import type { Sku } from './namespace-base';

const SKUS: readonly Sku[] = ['Basic', 'Standard', 'Premium'];
const CAPACITIES = [1, 2, 4, 8, 16];
const PARTITIONS = [1, 2, 4];

const NAMESPACE_NAME: NameRule = {
  shortest: 6,
  longest: 50,
  pattern: /^[A-Za-z](?!.*(-sb|-mgmt)$)[A-Za-z0-9-]*[A-Za-z0-9]$/,
  allowed: 'letters, digits and "-", first a letter, last a letter or digit, not ending with "-sb" or "-mgmt"',
};

/** Azure's own name for the kinds of identity together. */
export function identityTypeOf({ systemAssigned, userAssigned }: NamespaceIdentity): string {
  const kinds = [systemAssigned === true && 'SystemAssigned', userAssigned !== undefined && 'UserAssigned'];
  return kinds.filter((kind) => kind !== false).join(', ');
}

/** Checks all arguments of a namespace. */
export function checkNamespace(checks: Checks, props: ServiceBusNamespaceProps): void {
  checks.name('name', props.name, NAMESPACE_NAME);
  for (const argument of ['location', 'resourceGroupName'] as const) {
    checks.require(props[argument] !== '', argument, props[argument], 'a name', 'give it');
  }
  checks.oneOf('sku', props.sku, SKUS);
  checks.oneOf('minimumTlsVersion', props.minimumTlsVersion, ['1.2']);
  checkCapacity(checks, props);
  if (props.identity !== undefined) checkIdentity(checks, props.identity);
  checkPremiumFeatures(checks, props);
  if (props.networkRules !== undefined) checkNetworkRules(checks, props.networkRules, props);
  checkKeyIdentity(checks, props);
}

function checkCapacity(checks: Checks, props: ServiceBusNamespaceProps): void {
  const { sku, capacity, premiumMessagingPartitions: partitions } = props;
  if (sku !== 'Premium') {
    checks.require(
      capacity === undefined,
      'capacity',
      capacity,
      `on Premium only, and sku is ${sku}`,
      'leave it out, or use Premium',
    );
    checks.require(
      partitions === undefined,
      'premiumMessagingPartitions',
      partitions,
      `on Premium only, and sku is ${sku}`,
      'leave it out, or use Premium',
    );
    return;
  }
  checks.oneOf('capacity', capacity, CAPACITIES);
  checks.oneOf('premiumMessagingPartitions', partitions, PARTITIONS);
  if (capacity === undefined || partitions === undefined || !known(capacity) || !known(partitions)) return;
  if (!CAPACITIES.includes(capacity) || !PARTITIONS.includes(partitions)) return;
  checks.require(
    capacity % partitions === 0,
    'capacity',
    capacity,
    `a multiple of premiumMessagingPartitions, ${partitions}`,
    'raise the capacity, or have fewer partitions',
  );
}

function checkIdentity(checks: Checks, identity: NamespaceIdentity): void {
  const { systemAssigned, userAssigned } = identity;
  checks.require(
    systemAssigned === true || (userAssigned !== undefined && userAssigned.length > 0),
    'identity',
    identity,
    'systemAssigned: true, or at least one id in userAssigned',
    'give an identity, or leave the argument out',
  );
  checks.require(
    userAssigned === undefined || userAssigned.length > 0 || systemAssigned !== true,
    'identity.userAssigned',
    userAssigned,
    'at least one id',
    'give one, or leave userAssigned out',
  );
}

function checkPremiumFeatures(checks: Checks, props: ServiceBusNamespaceProps): void {
  if (props.sku === 'Premium') return;
  for (const feature of ['networkRules', 'customerManagedKey'] as const) {
    checks.require(
      props[feature] === undefined,
      feature,
      props[feature],
      `on Premium only, and sku is ${props.sku}`,
      'leave it out, or use Premium',
    );
  }
  checks.require(
    props.publicNetworkAccessEnabled !== false,
    'publicNetworkAccessEnabled',
    props.publicNetworkAccessEnabled,
    `true on ${props.sku}: without a private endpoint, which is Premium only, nobody could connect`,
    'leave it out, or use Premium',
  );
}

function checkNetworkRules(
  checks: Checks,
  rules: NamespaceNetworkRules,
  { publicNetworkAccessEnabled }: ServiceBusNamespaceProps,
): void {
  const { defaultAction = 'Deny', ipRules = [], subnetIds = [] } = rules;
  checks.oneOf('networkRules.defaultAction', defaultAction, ['Allow', 'Deny']);
  checks.require(
    defaultAction !== 'Deny' || publicNetworkAccessEnabled === false || ipRules.length + subnetIds.length > 0,
    'networkRules',
    rules,
    'at least one of ipRules and subnetIds where the rest is denied; azurerm fails after it made the namespace',
    'name who may connect, or set publicNetworkAccessEnabled: false and leave networkRules out',
  );
  for (const rule of ipRules) {
    if (!known(rule)) continue;
    checks.require(
      isIpv4Range(rule),
      'networkRules.ipRules',
      rule,
      'an IPv4 address or a range in CIDR form',
      'write it like "203.0.113.7" or "203.0.113.0/24"',
    );
  }
}

function isIpv4Range(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  if (!isIPv4(address) || rest.length > 0) return false;
  if (prefix === undefined) return true;
  if (!/^\d+$/.test(prefix)) return false;
  try {
    new BlockList().addSubnet(address, Number(prefix), 'ipv4');
    return true;
  } catch {
    return false;
  }
}

function checkKeyIdentity(checks: Checks, { customerManagedKey, identity }: ServiceBusNamespaceProps): void {
  if (customerManagedKey === undefined) return;
  const { identityId } = customerManagedKey;
  const userAssigned = identity?.userAssigned ?? [];
  // Two references to one identity are equal as tokens; other tokens may still be the same id, and are skipped.
  if (userAssigned.includes(identityId) || (!known(identityId) && userAssigned.length > 0)) return;
  checks.add(
    'customerManagedKey.identityId',
    identityId,
    'one of identity.userAssigned; a system-assigned identity does not exist yet when the key is needed',
    'add the identity to identity.userAssigned',
  );
}
