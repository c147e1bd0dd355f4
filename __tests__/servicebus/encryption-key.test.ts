import { EncryptionKey, type EncryptionKeyProps, KeyVault, Principal } from '../../lib/servicebus';
import { only, PREMIUM, type StackJson, TestStack } from '../support/stacks';

const PLACE = { location: 'westeurope', resourceGroupName: 'rg-training' };
const DEPLOYER = Principal.servicePrincipal('deployer', '00000000-0000-0000-0000-000000000009');

/** A stack with a namespace that encrypts with a key of a new vault, or of one of somebody else. */
function stackWithKey(vault: 'new' | 'existing', options: Partial<EncryptionKeyProps> = {}): TestStack {
  const test = new TestStack();
  const made =
    vault === 'new'
      ? new KeyVault(test.stack, 'vault', { vaultName: 'kv-training', ...PLACE })
      : KeyVault.fromVaultName(test.stack, 'vault', { vaultName: 'kv-training', resourceGroupName: 'rg-keys' });
  const key = new EncryptionKey(test.stack, 'key', { vault: made, keyName: 'bus', ...PLACE, ...options });
  test.namespace({ ...PREMIUM, customerManagedKey: key });
  return test;
}

const namespaceOf = (json: StackJson) => only(json, 'azurerm_servicebus_namespace');

test.each([
  ['new', '${azurerm_key_vault_key.key.versionless_id}', '${azurerm_key_vault_key.key.resource_versionless_id}'],
  ['existing', '${data.azurerm_key_vault.vault.vault_uri}keys/bus', '${data.azurerm_key_vault.vault.id}/keys/bus'],
] as const)('a key of a %s vault: identity, its role at the key alone, then the namespace', (vault, keyId, scope) => {
  const json = stackWithKey(vault).synth();
  expect(only(json, 'azurerm_role_assignment')).toMatchObject({
    scope,
    principal_id: '${azurerm_user_assigned_identity.key_identity.principal_id}',
    role_definition_id: expect.stringMatching(/e147488a-f6f5-4113-8e2d-b22465e65bf6$/),
  });
  expect(namespaceOf(json)).toMatchObject({
    identity: { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.key_identity.id}'] },
    customer_managed_key: {
      key_vault_key_id: keyId,
      identity_id: '${azurerm_user_assigned_identity.key_identity.id}',
      infrastructure_encryption_enabled: true,
    },
    depends_on: ['azurerm_role_assignment.key_use'],
  });
});

test('a vault of somebody else is only read, over ARM', () => {
  const json = stackWithKey('existing').synth();
  expect(json.resource).not.toHaveProperty('azurerm_key_vault');
  expect(json.resource).not.toHaveProperty('azurerm_key_vault_key');
  expect(Object.keys(json.data ?? {})).toEqual(['azurerm_key_vault', 'azurerm_subscription']);
});

test('a new vault is closed, opened by roles, and keeps what was deleted; its key is in hardware and turns over', () => {
  const json = stackWithKey('new', { expires: '2028-12-31T00:00:00Z', madeBy: [DEPLOYER] }).synth();
  expect(only(json, 'azurerm_key_vault')).toMatchObject({
    tenant_id: '${data.azurerm_client_config.vault.tenant_id}',
    rbac_authorization_enabled: true,
    purge_protection_enabled: true,
    soft_delete_retention_days: 90,
    public_network_access_enabled: false,
    network_acls: { bypass: 'AzureServices', default_action: 'Deny' },
  });
  expect(only(json, 'azurerm_key_vault_key')).toMatchObject({
    key_type: 'RSA-HSM',
    key_opts: ['unwrapKey', 'wrapKey'],
    rotation_policy: { expire_after: 'P2Y', automatic: { time_before_expiry: 'P60D' } },
    expiration_date: '2028-12-31T00:00:00Z',
    lifecycle: { ignore_changes: ['expiration_date'] },
    depends_on: ['azurerm_role_assignment.key_make-deployer'],
  });
});

test('a new vault can be logged, and reached from a network', () => {
  const test = new TestStack();
  const vault = new KeyVault(test.stack, 'vault', { vaultName: 'kv-training', ...PLACE });
  vault.addDiagnostics({ workspaceId: '/workspaces/logs' });
  vault.addPrivateEndpoint('endpoint', { subnetId: '/subnets/endpoints' });
  const json = test.synth();
  expect(only(json, 'azurerm_monitor_diagnostic_setting').target_resource_id).toBe('${azurerm_key_vault.vault.id}');
  expect(only(json, 'azurerm_private_endpoint').private_service_connection).toMatchObject({
    private_connection_resource_id: '${azurerm_key_vault.vault.id}',
    subresource_names: ['vault'],
  });
});

test.each<[problem: string, test: () => TestStack, message: RegExp]>([
  [
    'to make the key of somebody else',
    () => stackWithKey('existing', { madeBy: [DEPLOYER] }),
    /vault: got .*allowed these only for a vault of this app/,
  ],
  ['a key name with an underscore', () => stackWithKey('new', { keyName: 'bus_key' }), /keyName: got "bus_key"/],
  ...['soon', '2028', 'May 1, 2028', '2028-12-31', '2026-02-30T00:00:00Z'].map(
    (expires): [string, () => TestStack, RegExp] => [
      `an end that is ${expires}`,
      () => stackWithKey('new', { expires }),
      new RegExp(`expires: got "${expires}", allowed a point in time in the form of RFC 3339, of a day that there is`),
    ],
  ),
  [
    'a vault name of two hyphens',
    () => {
      const test = new TestStack();
      new KeyVault(test.stack, 'vault', { vaultName: 'kv--x', ...PLACE });
      return test;
    },
    /vaultName: got "kv--x", allowed letters, digits and single "-"/,
  ],
])('refuses %s', (_, make, message) => {
  expect(make().problems().join('\n')).toMatch(message);
});
