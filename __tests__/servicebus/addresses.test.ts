import { ServicebusTopic } from '@cdktf/provider-azurerm/lib/servicebus-topic';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { SqlFilter } from '../../lib/rules';
import { addressOf } from '../../lib/servicebus/construct/terraform-address';
import { addresses, TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };

test.each([
  [['bus', 'events', 'train'], 'bus_events_train'],
  [['1st'], '_1st'],
  [['bus', 'a.b'], expect.stringMatching(/^bus_a-b_[0-9a-f]{8}$/)],
  [['bus', 'a_b'], expect.stringMatching(/^bus_a_b_[0-9a-f]{8}$/)],
])('%j stands at %s', (path, address) => {
  expect(addressOf(path)).toEqual(address);
});

test('different paths of one depth have different, valid Terraform names', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,6}[A-Za-z0-9_])?$/);
  const path = fc.tuple(part, part, part);
  fc.assert(
    fc.property(path, path, (a, b) => {
      expect(addressOf(a)).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
      fc.pre(a.join('/') !== b.join('/'));
      expect(addressOf(a)).not.toBe(addressOf(b));
    }),
    { numRuns: 500 },
  );
});

test('names that cdktf alone would merge stay two resources', () => {
  const test = new TestStack();
  const namespace = test.namespace();
  for (const name of ['orders.eu', 'orderseu']) namespace.addTopic(name).addSubscription('s', { rules });
  expect(Object.keys(test.synth().resource.azurerm_servicebus_topic ?? {})).toHaveLength(2);
});

test('refuses two resources at one address, whoever made them', () => {
  const test = new TestStack();
  const topic = test.topic();
  new ServicebusTopic(new Construct(test.stack, 'mine'), 'x', { name: 'x', namespaceId: 'y' }).overrideLogicalId(
    'bus_events',
  );
  topic.addSubscription('s', { rules });
  expect(() => test.synth()).toThrow(
    /got azurerm_servicebus_topic.bus_events for both test\/bus\/events\/Resource and test\/mine\/x/,
  );
});

test('a new sibling and another order move no address', () => {
  const of = (names: string[]) => {
    const test = new TestStack();
    const topic = test.topic();
    for (const name of names) topic.addSubscription(name, { rules });
    return addresses(test.synth());
  };
  expect(of(['b', 'a'])).toEqual(of(['a', 'b']));
  expect(of(['a', 'a2', 'b'])).toEqual(expect.arrayContaining(of(['a', 'b'])));
});
