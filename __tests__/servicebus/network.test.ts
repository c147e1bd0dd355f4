import { PrivateNetwork, type PrivateNetworkProps, PrivateZone, SERVICE_BUS_ZONE } from '../../lib/servicebus';
import { only, PREMIUM, TestStack } from '../support/stacks';

const PLACE = { location: 'westeurope', resourceGroupName: 'rg-training' };
const NETWORK = { name: 'vnet-training', addressSpace: '10.90.0.0/26', ...PLACE };

test('a namespace is reached through an endpoint that scanners can connect to it, and by its name', () => {
  const test = new TestStack();
  const network = new PrivateNetwork(test.stack, 'network', NETWORK);
  const zone = new PrivateZone(test.stack, 'dns', { zoneName: SERVICE_BUS_ZONE, ...PLACE });
  zone.answerIn('network', network);
  test
    .namespace(PREMIUM)
    .addPrivateEndpoint('endpoint', { subnetId: network.subnetId, privateDnsZoneIds: [zone.zoneId] });
  const json = test.synth();
  expect(only(json, 'azurerm_private_endpoint')).toMatchObject({
    subnet_id: '${azurerm_subnet.network_endpoints.id}',
    private_service_connection: {
      private_connection_resource_id: '${azurerm_servicebus_namespace.bus.id}',
      subresource_names: ['namespace'],
      is_manual_connection: false,
    },
    private_dns_zone_group: { private_dns_zone_ids: ['${azurerm_private_dns_zone.dns.id}'] },
  });
  expect(only(json, 'azurerm_private_dns_zone').name).toBe('privatelink.servicebus.windows.net');
  expect(only(json, 'azurerm_private_dns_zone_virtual_network_link')).toMatchObject({
    virtual_network_id: '${azurerm_virtual_network.network.id}',
    registration_enabled: false,
  });
});

test('the network lets in what Service Bus speaks, from inside, and nothing else', () => {
  const test = new TestStack();
  new PrivateNetwork(test.stack, 'network', NETWORK);
  const json = test.synth();
  const rules = only(json, 'azurerm_network_security_group').security_rule as Record<string, unknown>[];
  expect(rules).toEqual([
    expect.objectContaining({
      access: 'Allow',
      direction: 'Inbound',
      source_address_prefix: 'VirtualNetwork',
      destination_port_ranges: ['443', '5671', '5672'],
    }),
    expect.objectContaining({ access: 'Deny', direction: 'Inbound', source_address_prefix: '*', protocol: '*' }),
  ]);
  // Without the first, Azure does not apply the group to private endpoints.
  expect(only(json, 'azurerm_subnet').private_endpoint_network_policies).toBe('NetworkSecurityGroupEnabled');
  expect(only(json, 'azurerm_subnet_network_security_group_association').subnet_id).toBe(
    '${azurerm_subnet.network_endpoints.id}',
  );
});

test('programs have a subnet of their own: nobody comes to them, and they go where they have to', () => {
  const test = new TestStack();
  const programs = { addresses: '10.90.0.32/28', plan: 'flex' } as const;
  new PrivateNetwork(test.stack, 'network', { ...NETWORK, endpoints: '10.90.0.0/27', programs });
  expect(test.problems()).toEqual([]);
  const { azurerm_subnet: subnets, azurerm_network_security_group: groups } = test.synth().resource;
  expect(subnets!.network_endpoints!.address_prefixes).toEqual(['10.90.0.0/27']);
  expect(subnets!.network_programs).toMatchObject({
    address_prefixes: ['10.90.0.32/28'],
    delegation: [{ service_delegation: { name: 'Microsoft.App/environments' } }],
  });
  const rules = groups!.network_programs_guard!.security_rule as Record<string, unknown>[];
  const shown = rules.map(({ direction, access, destination_address_prefix: to }) => `${direction} ${access} ${to}`);
  expect(shown).toEqual([
    'Inbound Deny *',
    'Outbound Allow VirtualNetwork',
    'Outbound Allow AzureActiveDirectory',
    'Outbound Allow AzureResourceManager',
    'Outbound Allow AzureMonitor',
    'Outbound Allow AzureFrontDoor.FirstParty',
    'Outbound Deny *',
  ]);
  // One priority a direction: Azure refuses two rules of the same.
  const priorities = rules.map(({ direction, priority }) => `${direction} ${priority}`);
  expect(new Set(priorities).size).toBe(rules.length);
});

test.each([
  [{ endpoints: '10.91.0.0/27' }, /endpoints: got "10.91.0.0\/27", allowed .* within 10.90.0.0\/26/],
  [{ endpoints: '10.90.0.0/30' }, /endpoints: got "10.90.0.0\/30", allowed an IPv4 range of a \/29 or larger/],
  [{ endpoints: '10.90.0.0/25' }, /endpoints: got/],
  [{ programs: { addresses: '10.90.0.0/29', plan: 'plan' } }, /programs.addresses: got .* of a \/28 or larger/],
  [{ programs: { addresses: '10.90.0.0/28', plan: 'plan' } }, /programs.addresses: got .* endpoints do not take/],
  [
    { endpoints: '10.90.0.0/28', programs: { addresses: '10.90.0.0/27', plan: 'plan' } },
    /programs.addresses: got .* which take 10.90.0.0\/28; give endpoints one half/,
  ],
] as const)('refuses the parts %j', (parts, message) => {
  const test = new TestStack();
  new PrivateNetwork(test.stack, 'network', { ...NETWORK, ...parts });
  expect(test.problems().join('\n')).toMatch(message);
});

test('an endpoint in a network of somebody else needs its subnet and no zone', () => {
  const test = new TestStack();
  test.namespace(PREMIUM).addPrivateEndpoint('endpoint', { subnetId: '/subscriptions/s/subnets/endpoints' });
  expect(only(test.synth(), 'azurerm_private_endpoint')).not.toHaveProperty('private_dns_zone_group');
});

test.each<[problem: string, make: (test: TestStack) => unknown, message: RegExp]>([
  [
    'an endpoint on Standard',
    (test) => test.namespace().addPrivateEndpoint('endpoint', { subnetId: 's' }),
    /\[test\/bus\] addPrivateEndpoint: got "Standard", allowed a private endpoint on Premium only/,
  ],
  [
    'a list of no zones',
    (test) => test.namespace(PREMIUM).addPrivateEndpoint('endpoint', { subnetId: 's', privateDnsZoneIds: [] }),
    /privateDnsZoneIds: got \[\]/,
  ],
  ...['10.90.0.0', '10.90.0.0/30', 'ten', '10.90.0.0/33'].map(
    (addressSpace): [string, (test: TestStack) => unknown, RegExp] => [
      `the addresses ${addressSpace}`,
      (test) => new PrivateNetwork(test.stack, 'network', { ...NETWORK, addressSpace } as PrivateNetworkProps),
      /addressSpace: got ".*", allowed an IPv4 range of a \/29 or larger/,
    ],
  ),
])('refuses %s', (_, make, message) => {
  const test = new TestStack();
  make(test);
  expect(test.problems().join('\n')).toMatch(message);
});
