import { knownOf, topologyOf } from '../../lib/routing';
import { examplesOf } from '../../lib/routing/answers/topic-examples';
import { parseDocument } from '../../lib/terraform';
import { topicOf } from '../support/topics';

/** What constructs leave beside a topic and a subscription, and what is told of it. */
function read(ofTopic: unknown, ofSubscription?: unknown) {
  const { topics, unresolved } = topologyOf(
    parseDocument(
      'x',
      JSON.stringify({
        resource: {
          azurerm_servicebus_topic: { t: { name: 't', namespace_id: '/n', '//': ofTopic } },
          azurerm_servicebus_subscription: {
            s: { name: 's', topic_id: '${azurerm_servicebus_topic.t.id}', '//': ofSubscription },
          },
        },
      }),
    ),
  );
  const { contract, setBySenders, systemProperties, observers, claims, subscriptions } = topics[0]!;
  return {
    said: { contract, setBySenders, systemProperties, observers, claims },
    starts: knownOf(subscriptions)[0]!.starts,
    told: unresolved.map(({ address, argument, problem }) => `${address} ${argument}: ${problem}`),
  };
}
const NOTHING = {
  contract: undefined,
  setBySenders: undefined,
  systemProperties: undefined,
  observers: {},
  claims: [],
};

test.each<[what: string, ofTopic: unknown, said: object]>([
  ['nothing', undefined, {}],
  ['a comment', 'by hand', {}],
  ['a contract', { contract: { type: 'object' } }, { contract: { type: 'object' } }],
  ['what senders set', { setBySenders: ['Label', 5] }, { setBySenders: ['Label', '5'] }],
  ['that senders set nothing', { setBySenders: [] }, { setBySenders: [] }],
  ['system properties', { systemProperties: { a: 1 } }, { systemProperties: { a: 1 } }],
  ['observers', { observers: { log: 'keeps all', other: 5 } }, { observers: { log: 'keeps all', other: '5' } }],
])('of a topic is said %s', (_, ofTopic, said) => {
  expect(read(ofTopic)).toMatchObject({ said: { ...NOTHING, ...said }, told: [] });
});

test('each part of another form is left out and told, and the others count', () => {
  const { said, told } = read({ contract: 1, setBySenders: {}, systemProperties: 'x', observers: [], claims: {} });
  expect(said).toEqual(NOTHING);
  expect(told).toEqual(
    ['contract', 'setBySenders', 'systemProperties', 'observers', 'claims'].map(
      (part) => `azurerm_servicebus_topic.t //.${part}: it has another form than expected`,
    ),
  );
});

const TEMPLATE = { tiers: { cpu: { name: 'x' } }, maxNodes: 1, parameters: {}, inputs: {} };

test.each<[what: string, ofSubscription: unknown, starts: object, told: readonly string[]]>([
  ['nothing', undefined, { kind: 'known', value: undefined }, []],
  ['something else', { owner: 'ml' }, { kind: 'known', value: undefined }, []],
  [
    'what is none',
    { starts: { by: 'magic' } },
    { kind: 'unknown', unresolved: { argument: '//.starts', problem: 'it has another form than expected' } },
    ['azurerm_servicebus_subscription.s //.starts: it has another form than expected'],
  ],
  [
    'what is none, though it is near',
    { starts: { by: 'program', templates: { a: { ...TEMPLATE, maxNodes: 'x' } } } },
    { kind: 'unknown' },
    ['azurerm_servicebus_subscription.s //.starts: it has another form than expected'],
  ],
])('of what starts jobs is said %s', (_, ofSubscription, starts, told) => {
  expect(read(undefined, ofSubscription)).toMatchObject({ starts, told });
});

describe('an example of a topic', () => {
  const examples = (subscriptions: Parameters<typeof topicOf>[0], extras?: Parameters<typeof topicOf>[1]) =>
    examplesOf(topicOf(subscriptions, extras)).map(({ subscription, message }) => [
      subscription,
      Object.fromEntries(message.properties.map(({ name, value }) => [name, `${value}`])),
    ]);

  test.each<[what: string, subscriptions: Parameters<typeof topicOf>[0], all: readonly unknown[]]>([
    ['is what its filter asks for', { s: "kind = 'train'" }, [['s', { kind: 'train' }]]],
    [
      'is there for each',
      { s: "kind = 'a'", t: "kind = 'b'" },
      [
        ['s', { kind: 'a' }],
        ['t', { kind: 'b' }],
      ],
    ],
    [
      'is of the first rule that has one',
      { s: { p: "a = 'x' AND a = 'y'", q: "kind = 'a'", r: "kind = 'b'" } },
      [['s', { kind: 'a' }]],
    ],
    ['is none where no rule has one', { s: { p: "a = 'x' AND a = 'y'" } }, []],
    ['is none where the filter is not known', { s: '${var.x}' }, []],
    ['is none of what is sensitive', { s: '${sensitive("kind = 1")}' }, []],
    ['is none where Azure refuses the filter', { s: 'a =' }, []],
    ['is none of an action that fails on it', { s: { p: { sql: 'n = 1', action: "SET n = 'x'" } } }, []],
  ])('%s', (_, subscriptions, all) => {
    expect(examples(subscriptions)).toEqual(all);
  });

  test('is none where the topic takes no messages of its contract that its filter asks for', () => {
    const contract = { type: 'object', properties: { kind: { type: 'string', enum: ['train'] } } };
    expect(examples({ s: "kind = 'train'", t: "kind = 'other'" }, { said: { contract } })).toEqual([
      ['s', { kind: 'train' }],
    ]);
  });
});
