import type { Construct } from 'constructs';
import { MessageContract, Property, SqlFilter } from '../../lib/rules';
import { ServiceBusTopic } from '../../lib/servicebus';
import { only, TestStack } from '../support/stacks';

const contract = MessageContract.of({ kind: Property.oneOf('train', 'evaluate') }, ['Label']);

function newTopic() {
  const test = new TestStack();
  const topic = test.namespace().addTopic('events', { contract });
  for (const name of ['a', 'b']) topic.addSubscription(name, { rules: { r: SqlFilter.parse("kind = 'train'") } });
  return { test, topic };
}

test('claims stand in the JSON, beside the contract that they are about', () => {
  const { test, topic } = newTopic();
  topic.mustDeliverExactlyOnce('one job', { subscriptions: ['a', 'b'], messages: SqlFilter.parse("kind   = 'train'") });
  topic.mustNeverOverlap('apart', { subscriptions: ['a', 'b'] });
  topic.mustCover('all', { subscriptions: ['a'], except: SqlFilter.parse("kind = 'evaluate'") });
  topic.mustNotReach('none', { subscriptions: ['b'] });
  expect(only(test.synth(), 'azurerm_servicebus_topic')['//']).toMatchObject({
    setBySenders: ['Label'],
    claims: [
      { kind: 'exactly-once', name: 'one job', subscriptions: ['a', 'b'], messages: "kind = 'train'" },
      { kind: 'never-overlap', name: 'apart', subscriptions: ['a', 'b'] },
      { kind: 'cover', name: 'all', subscriptions: ['a'], except: "kind = 'evaluate'" },
      { kind: 'not-reach', name: 'none', subscriptions: ['b'] },
    ],
  });
});

test('a topic of another team has claims too', () => {
  const test = new TestStack();
  const namespace = test.namespace();
  const topic = ServiceBusTopic.fromTopicName(test.stack, 'theirs', { topicName: 'theirs', namespace, contract });
  topic.addSubscription('a', { rules: { r: SqlFilter.parse("kind = 'train'") } });
  topic.mustCover('all', { subscriptions: ['a'] });
  const [resource] = Object.values(test.synth().data!.azurerm_servicebus_topic!);
  expect(resource!['//']).toMatchObject({ claims: [{ kind: 'cover' }], contract: { type: 'object' } });
});

const parse = (sql: string) => SqlFilter.parse(sql);
test.each([
  [
    'an unknown subscription',
    { subscriptions: ['a', 'bb'] },
    /claim "it": subscriptions: got "bb", allowed one of a, b; did you mean b\?/,
  ],
  ['a subscription twice', { subscriptions: ['a', 'a'] }, /got "a", allowed each once/],
  ['too few', { subscriptions: ['a'] }, /got \["a"\], allowed at least 2/],
  [
    'a filter that does not parse',
    { subscriptions: ['a', 'b'], messages: parse('kind ==') },
    /messages: line 1, column 7/,
  ],
  [
    'a property that the contract lacks',
    { subscriptions: ['a', 'b'], except: parse('knd = 1') },
    /except: .*no property knd; did you mean kind\?/,
  ],
])('%s is a problem at synth', (_, options, message) => {
  const { test, topic } = newTopic();
  topic.mustNeverOverlap('it', options);
  expect(test.problems().join('\n')).toMatch(message);
});

describe('a claim about all subscriptions', () => {
  const all = SqlFilter.acceptEverything();

  test('names the observers in the JSON, those included that come later', () => {
    const { test, topic } = newTopic();
    topic.mustNeverOverlap('one job', {});
    topic.mustNeverOverlap('one job, seen from here', { observers: ['a'] });
    topic.addSubscription('log', { observes: 'keeps a record of every message', rules: { all } });
    expect(only(test.synth(), 'azurerm_servicebus_topic')['//']).toMatchObject({
      observers: { log: 'keeps a record of every message' },
      claims: [
        { kind: 'never-overlap', name: 'one job', observers: ['log'] },
        { kind: 'never-overlap', name: 'one job, seen from here', observers: ['a'] },
      ],
    });
  });

  test.each([
    ['an unknown observer', { observers: ['c'] }, /observers: got "c", allowed one of a, b/],
    ['both forms', { observers: ['a'], subscriptions: ['a', 'b'] }, /observers: got \["a"\], allowed none beside/],
  ])('%s is a problem at synth', (_, options, message) => {
    const { test, topic } = newTopic();
    topic.mustNeverOverlap('it', options);
    expect(test.problems().join('\n')).toMatch(message);
  });

  test('an observer says why', () => {
    const { test, topic } = newTopic();
    topic.addSubscription('log', { observes: 'x', rules: { all } });
    expect(test.problems().join('\n')).toMatch(/observes: got "x", allowed a reason in a sentence/);
  });
});

describe('messages that two subscriptions want', () => {
  const warnings = (topic: Construct) =>
    topic.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));

  test('are told of at synth, once', () => {
    const { test, topic } = newTopic();
    test.problems();
    test.problems();
    expect(warnings(topic)).toEqual([
      expect.stringMatching(/^one message starts two jobs: a and b \(kind = 'train'\); .* \(shared-messages\)$/),
    ]);
  });

  test('are meant where one of the two says what it observes', () => {
    const { test, topic } = newTopic();
    topic.addSubscription('c', { observes: 'shadows a', rules: { r: SqlFilter.parse("kind = 'evaluate'") } });
    topic.addSubscription('d', { rules: { r: SqlFilter.parse("kind = 'evaluate'") } });
    test.problems();
    expect(warnings(topic)).toEqual([expect.not.stringContaining('and d')]);
  });
});

test('a claim without a sentence is a problem', () => {
  const { test, topic } = newTopic();
  topic.mustCover(' ', { subscriptions: ['a'] });
  expect(test.problems().join('\n')).toMatch(/name: got " ", allowed a sentence/);
});
