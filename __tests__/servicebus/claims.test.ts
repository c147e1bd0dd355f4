import type { Construct } from 'constructs';
import { claimProblems, MessageContract, Property, SqlFilter } from '../../lib/rules';
import { type ClaimOptions, type ServiceBusNamespace, ServiceBusTopic } from '../../lib/servicebus';
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

describe('names of where messages end, and of jobs', () => {
  function forwarding() {
    const { test, topic } = newTopic();
    const { namespace } = topic;
    const approval = (namespace as ServiceBusNamespace).addQueue('approval');
    const audit = (namespace as ServiceBusNamespace).addTopic('audit');
    audit.addSubscription('archive', { rules: { all: SqlFilter.acceptEverything() } });
    topic.addSubscription('costly', { forwardTo: approval, rules: { r: SqlFilter.parse("kind = 'evaluate'") } });
    return { test, topic };
  }
  const known = 'events/a, events/b, events/costly, approval, audit/archive';

  test.each<[what: string, options: object, said: string]>([
    [
      'a queue that there nearly is',
      { destinations: ['aproval'] },
      `claim "it": destinations: got "aproval", allowed one of ${known}; did you mean approval?`,
    ],
    [
      'its dead letters',
      { destinations: ['aproval/$DeadLetterQueue'] },
      `claim "it": destinations: got "aproval/$DeadLetterQueue", allowed one of ${known}; did you mean approval/$DeadLetterQueue?`,
    ],
    [
      'a subscription of another topic that there nearly is',
      { destinations: ['audit/archiv'] },
      `claim "it": destinations: got "audit/archiv", allowed one of ${known}; did you mean audit/archive?`,
    ],
    [
      'a subscription without its topic',
      { destinations: ['costly'] },
      `claim "it": destinations: got "costly", allowed one of ${known}; did you mean events/costly?`,
    ],
    [
      'a topic',
      { destinations: ['audit'] },
      `claim "it": destinations: got "audit", allowed one of ${known}; name one of them`,
    ],
    [
      'one twice',
      { destinations: ['approval', 'approval'] },
      'claim "it": destinations: got "approval", allowed each once; name it once',
    ],
    ['none', { destinations: [] }, 'claim "it": destinations: got [], allowed at least 1; name the destinations'],
    [
      'beside subscriptions',
      { destinations: ['approval'], subscriptions: ['a'] },
      'claim "it": destinations: got ["approval"], allowed none beside subscriptions; name one of the two: a subscription of the topic is a destination too, as topic/subscription',
    ],
    [
      'beside observers',
      { destinations: ['approval'], observers: ['a'] },
      'claim "it": observers: got ["a"], allowed none beside destinations; name the destinations, or those that it is not about',
    ],
    [
      'jobs where nothing starts any',
      { jobs: ['train'] },
      'claim "it": jobs: got "train", allowed one of the templates of jobs that this topic starts, which has none; take the claim away, or add what it names',
    ],
    [
      'jobs beside destinations',
      { jobs: ['train'], destinations: ['approval'] },
      'claim "it": jobs: got ["train"], allowed none beside destinations; name one of the two: a job is where a message ends',
    ],
    ['a name that is none', { destinations: [7] }, 'claim "it": destinations[0]: got 7, allowed a text'],
  ])('%s', (_, options, said) => {
    const { test, topic } = forwarding();
    topic.mustCover('it', options as ClaimOptions);
    expect(test.problems().join('\n')).toContain(said);
  });

  test.each([
    ['train-smal', 'jobs: got "train-smal", allowed one of train-small, train-large; did you mean train-small?'],
    ['x', 'jobs: got "x", allowed one of train-small, train-large; name one of them'],
  ])('a template %s', (name, said) => {
    const claim = { kind: 'cover', name: 'it', jobs: [name] } as const;
    const names = { subscriptions: [], destinations: [], jobs: ['train-small', 'train-large'] };
    expect(claimProblems(claim, names)).toEqual([said]);
  });

  test('what is there is no problem', () => {
    const { test, topic } = forwarding();
    topic.mustCover('it', { destinations: ['approval', 'audit/archive', 'approval/$DeadLetterQueue', 'events/a'] });
    expect(test.problems()).toEqual([]);
  });
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
