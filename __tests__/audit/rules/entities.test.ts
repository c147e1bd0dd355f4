import { readListed } from '../../../lib/sources/azure/listed-files';
import { DEPLOYED } from '../../sources/azure/deployed';
import type { Resources } from '../documents';
import { LATER, laterAt, saidIn, saidOf } from './said';

/** What the rules about subscriptions, queues and what is sent to them say: where messages are lost without a word. */

const SUBSCRIPTION = 'azurerm_servicebus_subscription';
const QUEUE = 'azurerm_servicebus_queue';
const RULE = 'azurerm_servicebus_subscription_rule';

describe('SB-RULE-001: whether a subscription has a rule', () => {
  const IT = `\${${SUBSCRIPTION}.it.id}`;
  const said = (...ids: readonly unknown[]) =>
    saidOf(
      'SB-RULE-001',
      SUBSCRIPTION,
      {},
      {
        [RULE]: Object.fromEntries(ids.map((subscription_id, index) => [`r${index}`, { subscription_id }])),
      },
    );
  const WANTED = 'and shall be at least one rule';
  const MAYBE = `unknown: ${RULE}.r0 has subscription_id that only Terraform knows, and may be for it`;

  test.each<[ids: readonly unknown[], said: string]>([
    [[], `non-compliant: there is none, ${WANTED}`],
    [[IT], `compliant: there is ${RULE}.r0, ${WANTED}`],
    [[IT, IT], `compliant: there is ${RULE}.r0, ${RULE}.r1, ${WANTED}`],
    [['/s/other'], `non-compliant: there is none, ${WANTED}`],
    [[LATER], MAYBE],
    [[LATER, IT], `compliant: there is ${RULE}.r1, ${WANTED}`],
  ])('rules of %j', (ids, expected) => {
    expect(said(...ids)).toBe(expected);
  });
});

test.each<[name: unknown, said: string]>([
  ['all', 'compliant: name is "all", and shall be a name that does not start with "$"'],
  ['all$', 'compliant: name is "all$", and shall be a name that does not start with "$"'],
  ['$Default', 'non-compliant: name is "$Default", and shall be a name that does not start with "$"'],
  [LATER, laterAt('name')],
])('SB-RULE-002 of a rule named %s', (name, expected) => {
  expect(saidOf('SB-RULE-002', RULE, { name })).toBe(expected);
});

test('SB-RULE-002 of what is deployed: there it is, whatever its name', () => {
  const document = readListed('lists', [{ file: 'all.json', text: JSON.stringify(DEPLOYED), json: DEPLOYED }]);
  const { address = '' } = document.resources.find(({ values }) => values.name === '$Default') ?? {};
  expect(saidIn(document, 'SB-RULE-002', address)).toBe(
    'not-applicable: it is there: it was listed with what is deployed',
  );
});

describe('SB-DLQ-001: whether what expires is kept', () => {
  const KEPT = 'dead_lettering_on_message_expiration';
  const WANTED = 'and shall be true, since messages expire';
  const NEVER = 'P10675199DT2H48M5.4775807S';
  const FOR_EVER = 'not-applicable: messages never expire: default_message_ttl is not set';
  const DAY = { default_message_ttl: 'P1D' };
  const GOOD = `compliant: ${KEPT} is true, ${WANTED}`;
  const LOST = `non-compliant: ${KEPT} is nothing, ${WANTED}`;

  test.each([SUBSCRIPTION, QUEUE])('of a time to live of its own: %s', (type) => {
    const said = (values: object) => saidOf('SB-DLQ-001', type, values);
    expect(said({ ...DAY, [KEPT]: true })).toBe(GOOD);
    expect(said({ ...DAY, [KEPT]: 'true' })).toBe(`compliant: ${KEPT} is "true", ${WANTED}`);
    expect(said({ ...DAY, [KEPT]: false })).toBe(`non-compliant: ${KEPT} is false, ${WANTED}`);
    expect(said(DAY)).toBe(LOST);
    expect(said({ ...DAY, [KEPT]: LATER })).toBe(laterAt(KEPT));
    expect(said({ default_message_ttl: LATER, [KEPT]: true })).toBe(laterAt('default_message_ttl'));
    for (const ttl of [undefined, null, NEVER]) expect(said({ default_message_ttl: ttl })).toBe(FOR_EVER);
  });

  const idOf = (name: string) => `\${azurerm_servicebus_topic.${name}.id}`;
  const either = (...names: readonly string[]) =>
    `\${var.later ? azurerm_servicebus_topic.${names[0]}.id : azurerm_servicebus_topic.${names[1]}.id}`;
  const UNKNOWN = 'unknown: its topic says how long messages live, and';
  const notMade = `${UNKNOWN} this document does not make it`;

  test.each<[what: string, topic: unknown, said: string, more?: object]>([
    ['its topic, where they expire', idOf('day'), LOST],
    ['its topic, where they never do', idOf('bare'), FOR_EVER],
    ['its topic, where they never do, as azurerm has it', idOf('never'), FOR_EVER],
    ['its topic, where nobody knows', idOf('later'), laterAt('default_message_ttl')],
    ['its topic, and they are kept', idOf('day'), GOOD, { [KEPT]: true }],
    ['its own time is enough', idOf('later'), LOST, DAY],
    ['no topic', undefined, FOR_EVER],
    ['a topic that is elsewhere', '/s/topics/t', notMade],
    ['a topic that is read', '${data.azurerm_servicebus_topic.read.id}', notMade],
    ['one of two, of which both expire', either('day', 'week'), LOST],
    ['one of two, of which none does', either('bare', 'never'), FOR_EVER],
    [
      'one of two, of which one does',
      either('day', 'bare'),
      `${UNKNOWN} topic_id is known to Terraform alone: it is ${either('day', 'bare')}`,
    ],
    ['what is known later', LATER, `${UNKNOWN} topic_id is known to Terraform alone: it is ${LATER}`],
    [
      'a topic that the document does not have',
      idOf('gone'),
      `${UNKNOWN} topic_id is known to Terraform alone: it is ${idOf('gone')}, which this document does not have`,
    ],
  ])('of a subscription to %s', (_, topic_id, expected, more = {}) => {
    const topics: Resources = {
      azurerm_servicebus_topic: {
        day: DAY,
        week: { default_message_ttl: 'P7D' },
        bare: {},
        never: { default_message_ttl: NEVER },
        later: { default_message_ttl: LATER },
      },
    };
    const others = { data: { azurerm_servicebus_topic: { read: { name: 'read' } } }, variable: { later: {} } };
    expect(saidOf('SB-DLQ-001', SUBSCRIPTION, { topic_id, ...more }, topics, others)).toBe(expected);
  });

  test('a queue has no topic', () => {
    const topics: Resources = { azurerm_servicebus_topic: { day: DAY } };
    expect(saidOf('SB-DLQ-001', QUEUE, { topic_id: idOf('day') }, topics)).toBe(FOR_EVER);
  });
});

describe('EG-001: with whom events come', () => {
  const TYPE = 'azurerm_eventgrid_system_topic_event_subscription';
  const said = (values: object) => saidOf('EG-001', TYPE, values);
  const WANTED = 'and shall be SystemAssigned or UserAssigned';
  const ELSEWHERE = 'not-applicable: its events go elsewhere';
  const IDENTITY = 'delivery_identity.type';
  const nobody = `non-compliant: ${IDENTITY} is nothing, ${WANTED}`;

  test.each([
    'service_bus_topic_id',
    'service_bus_topic_endpoint_id',
    'service_bus_queue_id',
    'service_bus_queue_endpoint_id',
  ])('to %s', (target) => {
    expect(said({ [target]: 't' })).toBe(nobody);
    for (const type of ['SystemAssigned', 'UserAssigned']) {
      const right = `compliant: ${IDENTITY} is "${type}", ${WANTED}`;
      expect(said({ [target]: 't', delivery_identity: { type } })).toBe(right);
      // Who it is tells enough, wherever it sends to.
      expect(said({ [target]: LATER, delivery_identity: [{ type }] })).toBe(right);
    }
    expect(said({ [target]: 't', delivery_identity: { type: 'None' } })).toBe(
      `non-compliant: ${IDENTITY} is "None", ${WANTED}`,
    );
    expect(said({ [target]: 't', delivery_identity: { type: 'xUserAssigned' } })).toMatch(/^non-compliant/);
    expect(said({ [target]: 't', delivery_identity: { type: 'UserAssigned!' } })).toMatch(/^non-compliant/);
    expect(said({ [target]: 't', delivery_identity: { type: LATER } })).toBe(laterAt(IDENTITY));
    expect(said({ [target]: LATER })).toBe(laterAt(target));
    expect(said({ [target]: [] })).toBe(ELSEWHERE);
    expect(said({ [target]: null })).toBe(ELSEWHERE);
  });

  test('to something else', () => {
    expect(said({})).toBe(ELSEWHERE);
    expect(said({ storage_queue_endpoint: {}, delivery_identity: { type: LATER } })).toBe(ELSEWHERE);
  });

  test('to both, of which one is there', () => {
    expect(said({ service_bus_topic_id: [], service_bus_queue_id: 'q' })).toBe(nobody);
  });
});
