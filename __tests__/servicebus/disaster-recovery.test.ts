import { TerraformOutput } from 'cdktf';
import { SqlFilter } from '../../lib/rules';
import { Principal, ServiceBusNamespace, type ServiceBusNamespaceProps } from '../../lib/servicebus';
import { only, PREMIUM, STANDARD, TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };
const TEAM = Principal.group('team', '00000000-0000-0000-0000-000000000001');

/** A namespace and one in another region to pair it with. */
function pair(partnerProps: Partial<ServiceBusNamespaceProps> = {}) {
  const test = new TestStack();
  const primary = test.namespace(PREMIUM);
  const partner = new ServiceBusNamespace(test.stack, 'partner', {
    ...STANDARD,
    ...PREMIUM,
    name: 'training-neu',
    location: 'northeurope',
    ...partnerProps,
  });
  return { test, primary, partner };
}

test('two namespaces are paired under a name that clients keep', () => {
  const { test, primary, partner } = pair();
  const { hostName } = primary.pairWith({ partner, alias: 'training-alias' });
  new TerraformOutput(test.stack, 'host', { value: hostName });
  const json = test.synth();
  expect(json.output?.host?.value).toMatch(/^\$\{replace\(.*bus\.endpoint.*bus\.name, "training-alias"\)\}$/);
  expect(only(json, 'azurerm_servicebus_namespace_disaster_recovery_config')).toMatchObject({
    name: 'training-alias',
    primary_namespace_id: '${azurerm_servicebus_namespace.bus.id}',
    partner_namespace_id: '${azurerm_servicebus_namespace.partner.id}',
  });
});

test('clients are told the alias, also by what was made before the pairing', () => {
  const { test, primary, partner } = pair();
  new TerraformOutput(test.stack, 'host', { value: primary.clientHostName });
  primary.pairWith({ partner, alias: 'training-alias' });
  expect(test.synth().output?.host?.value).toContain('"training-alias")');
});

test('what is granted at the first is granted at the second, before and after the pairing, and not earlier', () => {
  const { test, primary, partner } = pair();
  const topic = primary.addTopic('events');
  topic.grantSend(TEAM);
  primary.pairWith({ partner, alias: 'training-alias' });
  topic.addSubscription('train', { rules }).grantReceive(TEAM);
  primary.grantOwn(TEAM);
  const grants = test.synth().resource.azurerm_role_assignment!;
  const mirrored = Object.entries(grants).filter(([id]) => id.endsWith('-at-partner'));
  expect(mirrored.map(([id, { scope }]) => [id, scope])).toEqual([
    ['bus_events_send-team-at-partner', '${azurerm_servicebus_namespace.partner.id}/topics/events'],
    [
      'bus_events_train_receive-team-at-partner',
      '${azurerm_servicebus_namespace.partner.id}/topics/events/subscriptions/train',
    ],
    ['bus_own-team-at-partner', '${azurerm_servicebus_namespace.partner.id}'],
  ]);
  for (const [, { depends_on }] of mirrored) {
    expect(depends_on).toEqual(['azurerm_servicebus_namespace_disaster_recovery_config.bus_disaster-recovery']);
  }
});

test.each<[problem: string, partner: Partial<ServiceBusNamespaceProps>, alias: string, message: RegExp]>([
  [
    'a partner on Standard',
    { sku: 'Standard', capacity: undefined, premiumMessagingPartitions: undefined },
    'alias-1',
    /sku: got "training-neu: Standard", allowed Premium for both namespaces/,
  ],
  ['a partner next door', { location: 'westeurope' }, 'alias-1', /location: got "westeurope", allowed another region/],
  [
    'a partner with other partitions',
    { capacity: 2, premiumMessagingPartitions: 2 },
    'alias-1',
    /premiumMessagingPartitions: got 2, allowed 1, as the first namespace has/,
  ],
  ['the name of a namespace as the alias', {}, 'training-neu', /alias: got "training-neu", allowed another name/],
  ['an alias that is no name', {}, 'a-sb', /alias: got "a-sb"/],
])('refuses %s', (_, props, alias, message) => {
  const { test, primary, partner } = pair(props);
  primary.pairWith({ partner, alias });
  expect(test.problems().join('\n')).toMatch(message);
});

test('refuses a partner with topics of its own', () => {
  const { test, primary, partner } = pair();
  partner.addTopic('events');
  primary.pairWith({ partner, alias: 'training-alias' });
  expect(test.problems().join('\n')).toMatch(/partner: got "training-neu", allowed an empty namespace/);
});
