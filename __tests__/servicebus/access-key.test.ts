import { SqlFilter } from '../../lib/rules';
import { GROUNDS } from '../support/grounds';
import { only, TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };
const RULE = 'azurerm_servicebus_subscription_rule.bus_events';

test.each([
  ['send', { send: true, listen: false, manage: false }, [`${RULE}_a_all`]],
  ['listen', { send: false, listen: true, manage: false }, undefined],
] as const)('a key allows to %s and nothing else', (right, emitted, waitsFor) => {
  const test = new TestStack();
  const topic = test.topic({ localAuthEnabled: GROUNDS });
  topic.addSubscription('a', { rules });
  topic.addAccessKey('legacy', right, GROUNDS);
  const key = only(test.synth(), 'azurerm_servicebus_topic_authorization_rule');
  expect(key).toMatchObject({ name: 'legacy', topic_id: '${azurerm_servicebus_topic.bus_events.id}', ...emitted });
  expect(key.depends_on).toEqual(waitsFor);
});

test('refuses a key where the namespace takes none', () => {
  const test = new TestStack();
  test.topic().addAccessKey('legacy', 'send', GROUNDS);
  expect(test.problems()).toEqual([
    expect.stringMatching(/legacy\] right: got "send", allowed keys only where .*localAuthEnabled/),
  ]);
});

test.each(['-key', 'key-', 'a'.repeat(51), 'a b'])('refuses the key name %s', (name) => {
  const test = new TestStack();
  test.topic({ localAuthEnabled: GROUNDS }).addAccessKey(name, 'listen', GROUNDS);
  expect(test.problems().join('\n')).toMatch(/name: got/);
});

test('a key carries its grounds as a waiver, for auditors', () => {
  const test = new TestStack();
  test.topic({ localAuthEnabled: GROUNDS }).addAccessKey('legacy', 'send', GROUNDS);
  const key = only(test.synth(), 'azurerm_servicebus_topic_authorization_rule');
  expect(key['//'].waivers).toEqual([{ id: 'SB-AUTH-002', ...GROUNDS }]);
});
