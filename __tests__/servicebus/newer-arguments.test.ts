import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { constrainAzurerm } from '../../lib/servicebus/azurerm/azurerm-version';
import { NEWER_ARGUMENTS, type NewerArgument, setNewer } from '../../lib/servicebus/azurerm/newer-arguments';
import { TestStack } from '../support/stacks';
import { readSchema } from '../terraform/schema';

const LIB = join(__dirname, '../../lib');

const all = Object.entries(NEWER_ARGUMENTS).flatMap(([type, newer]) =>
  Object.entries<NewerArgument>(newer).map(([argument, { since, replaces }]) => ({ type, argument, since, replaces })),
);

test.each(all)('$type has $argument in azurerm 5, and not what it replaces', ({ type, argument, replaces }) => {
  const { attributes } = readSchema('resource', type, 5);
  expect(attributes.has(argument)).toBe(true);
  expect(replaces.filter((replaced) => attributes.has(replaced))).toEqual([]);
});

test.each(all.filter(({ since }) => since === 4))('$type has $argument in azurerm 4.81', ({ type, argument }) => {
  expect(readSchema('resource', type, 4).attributes.has(argument)).toBe(true);
});

test.each(all.filter(({ since }) => since === 5))('$type has what $argument replaces in 4.81', ({ type, replaces }) => {
  const { attributes } = readSchema('resource', type, 4);
  expect(replaces.filter((replaced) => !attributes.has(replaced))).toEqual([]);
});

test('no argument of a resource is overridden elsewhere', () => {
  const overrides = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(join(LIB, file), 'utf8').matchAll(/\.addOverride\(\s*([^,\n]+)/g)].map(([, what]) => what ?? ''),
    );
  expect(overrides.length).toBeGreaterThan(5);
  // Comments of the JSON, settings of Terraform, the provider's own features, and what is Terraform's own.
  const known = /^(['`]\/\/|'moved'|'import'|'count'|'depends_on'|'features\.|`terraform\.|argument$|replaced$)/;
  expect(overrides.filter((what) => !known.test(what))).toEqual([]);
});

test.each([
  ['~> 4.81', { private_dns_zone_name: 'zone', resource_group_name: 'rg' }],
  ['~> 5.0', { private_dns_zone_id: 'id' }],
])('for azurerm %s, also where the stack says so last', (constraint, expected) => {
  const stack = new TestStack();
  const link = new PrivateDnsZoneVirtualNetworkLink(stack.stack, 'link', {
    name: 'link',
    virtualNetworkId: 'net',
    privateDnsZoneName: 'zone',
    resourceGroupName: 'rg',
  });
  setNewer(link, 'azurerm_private_dns_zone_virtual_network_link', { private_dns_zone_id: 'id' });
  constrainAzurerm(stack.stack, constraint);
  const {
    '//': _,
    name: __,
    virtual_network_id: ___,
    ...rest
  } = stack.synth().resource.azurerm_private_dns_zone_virtual_network_link!.link!;
  expect(rest).toEqual(expected);
});
