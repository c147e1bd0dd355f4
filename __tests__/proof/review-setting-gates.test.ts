import { settingChanges } from '../../lib/proof/review/resources/settings-review';
import { parseDocument } from '../../lib/terraform';
import type { Values } from '../support/small-plans';

const TOPIC = 'azurerm_servicebus_topic';
const QUEUE = 'azurerm_servicebus_queue';
const SUBSCRIPTION = 'azurerm_servicebus_subscription';
const BUS = 'azurerm_servicebus_namespace';

/** A document with one resource, in a topic of this life, and perhaps a subscription of it. */
function sideOf(type: string, values: Values, { topic = {}, subscription }: Beside) {
  const own = type === SUBSCRIPTION ? { topic_id: `\${${TOPIC}.other.id}` } : {};
  const of = subscription && { [SUBSCRIPTION]: { s: { topic_id: `\${${type}.x.id}`, ...subscription } } };
  const resource = { [TOPIC]: { other: topic }, ...of };
  const document = parseDocument(
    'a.tf.json',
    JSON.stringify({
      resource: { ...resource, [type]: { ...(type === TOPIC && resource[TOPIC]), x: { ...own, ...values } } },
    }),
  );
  return { document, resource: document.resources.find(({ address }) => address === `${type}.x`)! };
}

interface Beside {
  readonly topic?: Values;
  readonly subscription?: Values;
}

function told(type: string, before: Values, after: Values, beside: Beside = {}): string[] {
  const sides = [sideOf(type, before, beside), sideOf(type, after, beside)] as const;
  return settingChanges(...sides, (address) => address, 's').map(
    ({ remark: { code, text, gate } }) => `${code}: ${text}${gate === undefined ? '' : ` [${gate}]`}`,
  );
}

describe('a status, and whether messages are lost by it', () => {
  test.each<[type: string, status: string, meaning: string]>([
    [TOPIC, 'Disabled', '**nothing can be sent to it** [message-loss]'],
    [TOPIC, 'SendDisabled', '**nothing can be sent to it** [message-loss]'],
    [QUEUE, 'Disabled', '**messages neither come in nor can be read** [message-loss]'],
    [QUEUE, 'ReceiveDisabled', 'messages come in and **wait**, and nobody can read them'],
    [QUEUE, 'SendDisabled', '**no message comes in**; those that wait can be read [message-loss]'],
    [
      SUBSCRIPTION,
      'Disabled',
      '**nobody can read its messages**, and those that do not wait may be lost [message-loss]',
    ],
    [SUBSCRIPTION, 'ReceiveDisabled', 'messages come in and **wait**, and nobody can read them'],
    [SUBSCRIPTION, 'Limbo', 'what that means is not known here [message-loss]'],
    [SUBSCRIPTION, 'constructor', 'what that means is not known here [message-loss]'],
  ])('%s %s', (type, status, meaning) => {
    expect(told(type, {}, { status })).toEqual([`status: its status is \`${status}\`, before \`Active\`: ${meaning}`]);
  });

  test.each([
    [TOPIC, 'messages are taken in'],
    [QUEUE, 'messages come in and can be read'],
    [SUBSCRIPTION, 'its messages can be read'],
  ])('%s that is active again loses nothing', (type, meaning) => {
    expect(told(type, { status: 'Disabled' }, {})).toEqual([
      `status: its status is \`Active\`, before \`Disabled\`: ${meaning}`,
    ]);
  });
});

describe('how long messages live', () => {
  const DAY = { default_message_ttl: 'P1D' };
  const WEEK = { default_message_ttl: 'P7D' };
  const KEPT = { dead_lettering_on_message_expiration: true };
  const shorter = (end: string) =>
    `time-to-live: messages that wait longer than \`P1D\` are ${end}; before, the limit was \`P7D\``;
  const longer = 'time-to-live: messages wait longer before they expire: `P7D`, before `P1D`';
  const soon =
    'time-to-live: messages that wait longer than `soon` are **lost**; before, the limit was `P7D` [message-loss]';

  test.each<[what: string, type: string, before: Values, after: Values, beside: Beside, told: readonly string[]]>([
    ['shorter', QUEUE, WEEK, DAY, {}, [`${shorter('**lost**')} [message-loss]`]],
    ['shorter, with dead-lettering', QUEUE, { ...WEEK, ...KEPT }, { ...DAY, ...KEPT }, {}, [shorter('dead-lettered')]],
    ['longer', QUEUE, DAY, WEEK, {}, [longer]],
    ['of no length that is known, which may be shorter', QUEUE, WEEK, { default_message_ttl: 'soon' }, {}, [soon]],
    ['for ever', QUEUE, WEEK, {}, {}, ['time-to-live: messages wait longer before they expire: `never`, before `P7D`']],
    [
      'of a topic without subscriptions',
      TOPIC,
      WEEK,
      DAY,
      {},
      [shorter('dead-lettered or lost, as each subscription has it')],
    ],
    [
      'of a topic with one that loses them',
      TOPIC,
      WEEK,
      DAY,
      { subscription: {} },
      [`${shorter('dead-lettered or lost, as each subscription has it')} [message-loss]`],
    ],
    [
      'of a topic with one that keeps them',
      TOPIC,
      WEEK,
      DAY,
      { subscription: KEPT },
      [shorter('dead-lettered or lost, as each subscription has it')],
    ],
    [
      'of a topic with one of which that is not known',
      TOPIC,
      WEEK,
      DAY,
      { subscription: { dead_lettering_on_message_expiration: '${var.x}' } },
      [`${shorter('dead-lettered or lost, as each subscription has it')} [message-loss]`],
    ],
    [
      'of a subscription whose topic has a longer one',
      SUBSCRIPTION,
      WEEK,
      DAY,
      { topic: { default_message_ttl: 'P8D' } },
      [`${shorter('**lost**')} [message-loss]`],
    ],
    [
      'of a subscription whose topic has a shorter one',
      SUBSCRIPTION,
      WEEK,
      DAY,
      { topic: { default_message_ttl: 'PT1H' } },
      [
        'time-to-live: its time to live is `P1D`, before `P7D`; that of its topic is shorter and counts, so nothing changes',
      ],
    ],
    [
      'of a queue, whatever a topic has',
      QUEUE,
      WEEK,
      DAY,
      { topic: { default_message_ttl: 'PT1H' } },
      [`${shorter('**lost**')} [message-loss]`],
    ],
  ])('%s', (_, type, before, after, beside, expected) => {
    expect(told(type, before, after, beside)).toEqual(expected);
  });
});

describe('what vanishes when it is idle', () => {
  const idle = (value: string): Values => ({ auto_delete_on_idle: value });
  const vanishes = (what: string, idleness: string) =>
    `auto-delete: ${what} **vanishes with all messages in it** when ${idleness} for \`PT5M\`, before \`PT1H\`: what comes afterwards is lost until it is made again [message-loss]`;
  test.each<[type: string, what: string, idleness: string]>([
    [TOPIC, 'the topic, with all its subscriptions,', 'nothing is sent to it or read from it'],
    [QUEUE, 'the queue', 'nothing is sent to it or read from it'],
    [SUBSCRIPTION, 'the subscription', 'nobody reads from it'],
  ])('%s', (type, what, idleness) => {
    expect(told(type, idle('PT1H'), idle('PT5M'))).toEqual([vanishes(what, idleness)]);
    expect(told(type, idle('PT5M'), idle('PT1H'))).toEqual([
      'auto-delete: it vanishes only after `PT1H` of idleness; before, after `PT5M`',
    ]);
    expect(told(type, idle('PT5M'), {})).toEqual([
      'auto-delete: it no longer vanishes when it is idle; before, after `PT5M`',
    ]);
  });
});

describe('switches, and those by which messages are lost', () => {
  test.each<[type: string, before: Values, after: Values, told: string]>([
    [
      QUEUE,
      { dead_lettering_on_message_expiration: true },
      {},
      'expired-messages: expired messages are now **lost**; before, they were dead-lettered [message-loss]',
    ],
    [
      QUEUE,
      {},
      { dead_lettering_on_message_expiration: true },
      'expired-messages: expired messages are now dead-lettered; before, they were lost',
    ],
    [
      SUBSCRIPTION,
      {},
      { dead_lettering_on_filter_evaluation_error: false },
      'filter-errors: messages that a filter fails on are now **lost**; before, they were dead-lettered [message-loss]',
    ],
    [
      SUBSCRIPTION,
      { dead_lettering_on_filter_evaluation_error: false },
      {},
      'filter-errors: messages that a filter fails on are now dead-lettered; before, they were lost',
    ],
    [
      TOPIC,
      { requires_duplicate_detection: true },
      {},
      'duplicates: a message that is sent twice with one id now **starts two jobs**',
    ],
    [
      BUS,
      { sku: 'Premium' },
      { sku: 'Basic' },
      'sku: its tier is `Basic`, before `Premium`: Basic has **no topics, no forwarding, no sessions and no duplicate detection**, and private endpoints, its own key and messages above 256 KB go [message-loss]',
    ],
  ])('%s from %j to %j', (type, before, after, expected) => {
    expect(told(type, before, after)).toEqual([expected]);
  });
});

describe('which client reads a subscription', () => {
  const client = (name: string, isOn: boolean): Values => ({
    client_scoped_subscription: { client_id: name },
    ...(isOn && { client_scoped_subscription_enabled: true }),
  });
  test.each<[isOn: boolean, told: string]>([
    [
      true,
      'client-scope: the client that reads it changes from `client_id = a` to `client_id = b`: its name in Azure is another one (`name$client$D`), and **readers of the present one get nothing any more**',
    ],
    [
      false,
      'client-scope: `client_scoped_subscription` changes from `client_id = a` to `client_id = b`, which has no effect without `client_scoped_subscription_enabled`',
    ],
  ])('where one client reads it alone (%s)', (isOn, expected) => {
    expect(told(SUBSCRIPTION, client('a', isOn), client('b', isOn))).toEqual([expected]);
  });
});

describe('duplicates are dropped for so long', () => {
  const window = (value: string, isOn = true): Values => ({
    duplicate_detection_history_time_window: value,
    ...(isOn && { requires_duplicate_detection: true }),
  });
  test.each<[before: Values, after: Values, end: string]>([
    [
      window('PT1H'),
      window('PT5M'),
      '`PT5M`, before `PT1H`: a message that is sent again later than that **starts two jobs**',
    ],
    [window('PT5M'), window('PT1H'), '`PT1H`, before `PT5M`'],
    [
      window('PT1H'),
      window('soon'),
      '`soon`, before `PT1H`: a message that is sent again later than that **starts two jobs**',
    ],
    [
      window('PT1H', false),
      window('PT5M', false),
      '`PT5M`, before `PT1H`, which has no effect, since it does not look for duplicates',
    ],
  ])('%j, %j', (before, after, end) => {
    expect(told(QUEUE, before, after)).toEqual([`duplicates: ids are remembered for ${end}`]);
  });
});

test.each<[before: Values, after: Values, told: readonly string[]]>([
  [
    { max_delivery_count: 3 },
    { max_delivery_count: 5 },
    ['max-delivery-count: a message is dead-lettered after 5 deliveries, before 3'],
  ],
  [
    { max_delivery_count: 3 },
    { max_delivery_count: 1 },
    [
      'max-delivery-count: a message is dead-lettered after 1 delivery, before 3: a job that fails often enough is given up earlier',
    ],
  ],
  [{ max_delivery_count: 10 }, {}, []],
  [{ forward_to: 'a' }, { forward_to: 'A' }, []],
  [{ lock_duration: 'PT60S' }, {}, []],
  [{ batched_operations_enabled: true }, {}, []],
  [{ requires_session: false }, {}, []],
])('of a queue, from %j to %j', (before, after, expected) => {
  expect(told(QUEUE, before, after)).toEqual(expected);
});
