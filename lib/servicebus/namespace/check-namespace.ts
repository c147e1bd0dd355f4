import { checkCapacity, NAMESPACE_NAME, SKUS, type Sku } from '../../limits';
import { WAIVER_GROUNDS, waiverProblems } from '../../rules';
import { type Checks, known } from '../construct/checks';
import { isIpv4Range } from '../network/ip-range';
import type { NamespaceIdentity, NamespaceNetworkRules, ServiceBusNamespaceProps } from './namespace-props';

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
  if (props.identity !== undefined && props.customerManagedKey === undefined) checkIdentity(checks, props.identity);
  checkPremiumFeatures(checks, props);
  if (props.networkRules !== undefined) checkNetworkRules(checks, props.networkRules);
  checkLocalAuth(checks, props);
}

function checkIdentity(checks: Checks, identity: NamespaceIdentity): void {
  const { systemAssigned, userAssigned } = identity;
  checks.require(
    systemAssigned !== false || userAssigned !== undefined,
    'identity',
    identity,
    'systemAssigned: true, or at least one id in userAssigned',
    'give an identity, or leave the argument out',
  );
  checks.require(
    userAssigned === undefined || userAssigned.length > 0,
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

function checkNetworkRules(checks: Checks, rules: NamespaceNetworkRules): void {
  const { defaultAction = 'Deny', ipRules = [], subnetIds = [] } = rules;
  checks.oneOf('networkRules.defaultAction', defaultAction, ['Allow', 'Deny']);
  checks.require(
    defaultAction !== 'Deny' || ipRules.length + subnetIds.length > 0,
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

function checkLocalAuth(checks: Checks, { localAuthEnabled: grounds }: ServiceBusNamespaceProps): void {
  // A catalogue may come from JSON, or from before it needed grounds.
  if (grounds === undefined || (grounds as unknown) === false) return;
  for (const { text } of waiverProblems(grounds, WAIVER_GROUNDS)) checks.problems.push(`localAuthEnabled: ${text}`);
}

/** Adds the problem that a namespace that has none is given a private endpoint. */
export function checkPrivateEndpoint(checks: Checks, sku: Sku): void {
  checks.require(
    sku === 'Premium',
    'addPrivateEndpoint',
    sku,
    'a private endpoint on Premium only',
    'leave it out, or use Premium',
  );
}
