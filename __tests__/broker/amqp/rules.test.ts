import type { ServiceBusRuleManager } from '@azure/service-bus';
import { bodies, ServedBroker } from '../../support/broker/served';

let served: ServedBroker;
beforeAll(async () => {
  served = await ServedBroker.start();
});
afterAll(() => served.stop());

async function listed(manager: ServiceBusRuleManager) {
  const all = [];
  for await (const rule of manager.listRules()) all.push(rule);
  return all;
}

test('rules are listed, added and taken away while messages come', async () => {
  await served.topic('events', 'train', "kind = 'a'");
  const client = served.client();
  const manager = client.createRuleManager('events', 'train');
  await manager.createRule('sql', { sqlExpression: "kind = 'b'" }, { sqlExpression: "SET tier = 'spot'" });
  await manager.createRule('correlated', { subject: 'c', correlationId: '5', applicationProperties: { n: 1, t: 'x' } });
  const rules = await listed(manager);
  expect(rules).toMatchObject([
    { name: 'correlated', filter: { subject: 'c', correlationId: '5', applicationProperties: { n: 1, t: 'x' } } },
    { name: 'rule', filter: { sqlExpression: "kind = 'a'" } },
    { name: 'sql', filter: { sqlExpression: "kind = 'b'" }, action: { sqlExpression: "SET tier = 'spot'" } },
  ]);
  await manager.deleteRule('rule');
  const sender = client.createSender('events');
  await sender.sendMessages([
    { body: 1, applicationProperties: { kind: 'a' } },
    { body: 2, applicationProperties: { kind: 'b' } },
    { body: 3, subject: 'c', correlationId: '5', applicationProperties: { n: 1, t: 'x' } },
    { body: 4, subject: 'c', correlationId: '5', applicationProperties: { n: 2, t: 'x' } },
  ]);
  const receiver = client.createReceiver('events', 'train', { receiveMode: 'receiveAndDelete' });
  const messages = await receiver.receiveMessages(4, { maxWaitTimeInMs: 1000 });
  expect(bodies(messages)).toEqual([2, 3]);
  expect(messages[0]?.applicationProperties).toMatchObject({ tier: 'spot' });
});

test.each([
  ['a filter that is none', 'other', 'a >', undefined, 'GeneralError', /There was an error parsing the SQL expression/],
  ['an action that is none', 'other', 'a = 1', 'SET', 'GeneralError', /parsing the SQL expression/],
  ['a name that is there', 'rule', 'a = 1', undefined, 'MessagingEntityAlreadyExists', /'?rule'? already exists/],
])('%s is refused', async (what, name, sql, action, code, message) => {
  const topic = `refusing-${what.length}`;
  await served.topic(topic, 'all', '1=1');
  const manager = served.client().createRuleManager(topic, 'all');
  const adding = manager.createRule(
    name,
    { sqlExpression: sql },
    action === undefined ? undefined : { sqlExpression: action },
  );
  await expect(adding).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  expect(await listed(manager)).toHaveLength(1);
});

test('a rule that is not there is not taken away', async () => {
  await served.topic('empty', 'all', '1=1');
  const manager = served.client().createRuleManager('empty', 'all');
  await expect(manager.deleteRule('nothing')).rejects.toMatchObject({ code: 'MessagingEntityNotFound' });
});
