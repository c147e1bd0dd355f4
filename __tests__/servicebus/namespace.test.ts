import { TerraformVariable } from 'cdktf';
import type { ServiceBusNamespaceProps } from '../../lib/servicebus';
import { GROUNDS } from '../support/grounds';
import { only, PREMIUM, TestStack } from '../support/stacks';

const TYPE = 'azurerm_servicebus_namespace';
const IDENTITY = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/bus';
const KEY = 'https://vault.vault.azure.net/keys/bus';

function namespaceJson(props: Partial<ServiceBusNamespaceProps> = {}) {
  const test = new TestStack();
  test.namespace(props);
  return only(test.synth(), TYPE);
}

test('a Standard namespace says every security setting and nothing that only Premium has', () => {
  const { '//': _, ...namespace } = namespaceJson();
  expect(namespace).toEqual({
    name: 'training-jobs',
    location: 'westeurope',
    resource_group_name: 'rg-training',
    sku: 'Standard',
    local_auth_enabled: false,
    minimum_tls_version: '1.2',
    public_network_access_enabled: true,
    identity: { type: 'SystemAssigned' },
  });
});

test('a Premium namespace always says its partitions and is closed to the internet', () => {
  expect(namespaceJson({ sku: 'Premium' })).toMatchObject({
    capacity: 1,
    premium_messaging_partitions: 1,
    public_network_access_enabled: false,
    network_rule_set: {
      default_action: 'Allow',
      public_network_access_enabled: false,
      trusted_services_allowed: false,
    },
  });
  expect(namespaceJson({ sku: 'Premium', premiumMessagingPartitions: 2 })).toMatchObject({ capacity: 2 });
});

test.each([
  [undefined, false, undefined],
  [GROUNDS, true, [{ id: 'SB-AUTH-001', ...GROUNDS }]],
  [false as const, false, undefined],
])('localAuthEnabled %j is emitted as %s, with its grounds', (localAuthEnabled, emitted, waivers) => {
  const namespace = namespaceJson({ localAuthEnabled });
  expect(namespace.local_auth_enabled).toBe(emitted);
  expect(namespace['//'].waivers).toEqual(waivers);
});

test.each([
  [{ systemAssigned: true }, { type: 'SystemAssigned' }],
  [{ userAssigned: [IDENTITY] }, { type: 'UserAssigned', identity_ids: [IDENTITY] }],
  [
    { systemAssigned: true, userAssigned: [IDENTITY] },
    { type: 'SystemAssigned, UserAssigned', identity_ids: [IDENTITY] },
  ],
  [undefined, { type: 'SystemAssigned' }],
])('identity %j reaches the JSON with its ids', (identity, emitted) => {
  expect(namespaceJson({ ...PREMIUM, identity }).identity).toEqual(emitted);
});

test("a key of one's own brings double encryption unless it is switched off", () => {
  const key = { keyVaultKeyId: KEY, identityId: IDENTITY };
  const props = { ...PREMIUM, identity: { userAssigned: [IDENTITY] } };
  const withKey = (customerManagedKey: ServiceBusNamespaceProps['customerManagedKey']) =>
    namespaceJson({ ...props, customerManagedKey }).customer_managed_key;
  const emitted = { key_vault_key_id: KEY, identity_id: IDENTITY };
  expect(withKey(key)).toEqual({ ...emitted, infrastructure_encryption_enabled: true });
  expect(withKey({ ...key, infrastructureEncryption: false })).toEqual({
    ...emitted,
    infrastructure_encryption_enabled: false,
  });
});

test('network rules deny the rest and repeat the flag for public access', () => {
  const networkRules = { ipRules: ['203.0.113.0/24', '198.51.100.7'], subnetIds: ['subnet-b', 'subnet-a'] };
  const namespace = namespaceJson({ ...PREMIUM, networkRules });
  expect(namespace.public_network_access_enabled).toBe(true);
  expect(namespace.network_rule_set).toEqual({
    default_action: 'Deny',
    public_network_access_enabled: true,
    trusted_services_allowed: false,
    ip_rules: ['198.51.100.7', '203.0.113.0/24'],
    network_rules: [
      { subnet_id: 'subnet-a', ignore_missing_vnet_service_endpoint: false },
      { subnet_id: 'subnet-b', ignore_missing_vnet_service_endpoint: false },
    ],
  });
});

test('tags are plain text for Terraform, also with signs of a template', () => {
  expect(namespaceJson({ tags: { owner: '${team}', rate: '%{x}' } }).tags).toEqual({
    owner: '$${team}',
    rate: '%%{x}',
  });
});

test.each<[problem: string, props: Partial<ServiceBusNamespaceProps>, message: RegExp]>([
  ['a name of 5 characters', { name: 'short' }, /name: got "short", allowed 6 to 50 characters \(this has 5\)/],
  ['a name of 51 characters', { name: `a${'b'.repeat(50)}` }, /allowed 6 to 50 characters \(this has 51\)/],
  ['a name ending in -sb', { name: 'training-sb' }, /name: got "training-sb", .*not ending with "-sb"/],
  ['a name ending in -mgmt', { name: 'training-mgmt' }, /not ending with "-sb" or "-mgmt"/],
  ['a name with a hyphen at its end', { name: 'training-' }, /last a letter or digit/],
  ['a name with a digit first', { name: '1training' }, /first a letter/],
  ['an unknown sku', { sku: 'Gold' as 'Standard' }, /sku: got "Gold", allowed Basic, Standard, Premium/],
  ['an empty location', { location: '' }, /location: got ""/],
  ['Standard with capacity', { capacity: 1 }, /capacity: got 1, allowed on Premium only, and sku is Standard/],
  ['Standard with partitions', { premiumMessagingPartitions: 1 }, /premiumMessagingPartitions: got 1, .*Premium only/],
  ['capacity 3', { ...PREMIUM, capacity: 3 }, /capacity: got 3, allowed 1, 2, 4, 8, 16/],
  ['3 partitions', { ...PREMIUM, premiumMessagingPartitions: 3 }, /got 3, allowed 1, 2, 4/],
  [
    'less capacity than partitions',
    { ...PREMIUM, premiumMessagingPartitions: 4 },
    /capacity: got 1, .*multiple of .*, 4/,
  ],
  [
    'an identity of nothing',
    { identity: { systemAssigned: false } },
    /identity: got {"systemAssigned":false}, allowed systemAssigned: true, or at least one id/,
  ],
  ['an identity without ids', { identity: { userAssigned: [] } }, /userAssigned: got \[\], allowed at least one id/],
  [
    'local authentication without grounds',
    { localAuthEnabled: true as never },
    /localAuthEnabled: got true, allowed false, or grounds: an object with reason, approver, ticket, expires/,
  ],
  [
    'local authentication for ever, for no reason',
    { localAuthEnabled: { reason: 'legacy', approver: '', ticket: 'SEC-1', expires: 'never' } },
    /reason: got "legacy", allowed a reason in a sentence.*\n.*approver: got "".*\n.*expires: got "never", allowed a day/,
  ],
  [
    'a day that no calendar has',
    { localAuthEnabled: { ...GROUNDS, expires: '2027-02-30' } },
    /localAuthEnabled: expires: got "2027-02-30"/,
  ],
  [
    'Deny without rules behind closed doors',
    { ...PREMIUM, publicNetworkAccessEnabled: false, networkRules: {} },
    /networkRules: got {}, allowed at least one of ipRules/,
  ],
  [
    'no ids beside a system identity',
    { identity: { systemAssigned: true, userAssigned: [] } },
    /userAssigned: got \[\]/,
  ],
  ['TLS 1.0', { minimumTlsVersion: '1.0' as '1.2' }, /minimumTlsVersion: got "1.0", allowed 1.2/],
  ['Deny without rules', { ...PREMIUM, networkRules: {} }, /networkRules: got {}, allowed at least one of ipRules/],
  ['network rules on Standard', { networkRules: { ipRules: ['203.0.113.7'] } }, /networkRules: .*Premium only/],
  [
    'no address',
    { ...PREMIUM, networkRules: { ipRules: ['office'] } },
    /ipRules: got "office", allowed an IPv4 address/,
  ],
  ['a range of 40 bits', { ...PREMIUM, networkRules: { ipRules: ['203.0.113.0/40'] } }, /got "203.0.113.0\/40"/],
  [
    'no public access on Standard',
    { publicNetworkAccessEnabled: false },
    /allowed true on Standard: .*nobody could connect/,
  ],
  [
    'a key on Standard',
    { customerManagedKey: { keyVaultKeyId: KEY, identityId: IDENTITY } },
    /customerManagedKey: .*Premium only/,
  ],
])('refuses %s', (_, props, message) => {
  const test = new TestStack();
  test.namespace(props);
  expect(test.problems().join('\n')).toMatch(message);
  expect(test.problems()[0]).toMatch(/^\[test\/bus\] /);
  expect(() => test.synth()).toThrow(message);
});

test('names all problems of a namespace at once', () => {
  const test = new TestStack();
  test.namespace({ name: 'a-sb', capacity: 2, identity: { userAssigned: [] } });
  expect(test.problems()).toHaveLength(4);
});

test('does not judge what only Terraform knows', () => {
  const test = new TestStack();
  const name = new TerraformVariable(test.stack, 'namespace_name', { type: 'string' }).stringValue;
  test.namespace({ name, location: name });
  expect(test.problems()).toEqual([]);
  expect(only(test.synth(), TYPE).name).toBe('${var.namespace_name}');
});

test("the identity of a key becomes one of the namespace's own, beside those that were asked for", () => {
  const customerManagedKey = { keyVaultKeyId: KEY, identityId: IDENTITY };
  const identityOf = (identity?: ServiceBusNamespaceProps['identity']) =>
    namespaceJson({ ...PREMIUM, identity, customerManagedKey }).identity;
  expect(identityOf()).toEqual({ type: 'UserAssigned', identity_ids: [IDENTITY] });
  expect(identityOf({ systemAssigned: true })).toEqual({
    type: 'SystemAssigned, UserAssigned',
    identity_ids: [IDENTITY],
  });
  expect(identityOf({ userAssigned: [IDENTITY, 'another'] }).identity_ids).toEqual([IDENTITY, 'another']);
});
