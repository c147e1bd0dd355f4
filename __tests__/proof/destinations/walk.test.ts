import { TopicProof } from '../../../lib/proof';
import { stopName } from '../../../lib/proof/destinations/forward-stop';
import { knownOf, topologyOf } from '../../../lib/routing';
import { messageFromJson } from '../../../lib/rules';
import { parseDocument } from '../../../lib/terraform';

interface Given {
  /** Subscriptions as `topic/name`: a filter, and arguments. */
  readonly subscriptions: Readonly<Record<string, readonly [filter: string, settings?: object, action?: string]>>;
  readonly queues?: Readonly<Record<string, object>>;
  readonly topics?: Readonly<Record<string, object>>;
}

/** The topic `events` of a document. */
function proofOf({ subscriptions, queues = {}, topics = {} }: Given): TopicProof {
  const entries = Object.entries(subscriptions).map(
    ([path, given]) => [path.replace('/', '_'), ...(path.split('/') as [string, string]), given] as const,
  );
  const names = [...new Set([...entries.map(([, topic]) => topic), ...Object.keys(topics)])];
  const document = {
    resource: {
      azurerm_servicebus_topic: Object.fromEntries(
        names.map((name) => [name, { name, namespace_id: 'n', ...topics[name] }]),
      ),
      azurerm_servicebus_queue: Object.fromEntries(
        Object.entries(queues).map(([name, settings]) => [name, { name, namespace_id: 'n', ...settings }]),
      ),
      azurerm_servicebus_subscription: Object.fromEntries(
        entries.map(([id, topic, name, [, settings]]) => [
          id,
          { name, topic_id: `\${azurerm_servicebus_topic.${topic}.id}`, ...settings },
        ]),
      ),
      azurerm_servicebus_subscription_rule: Object.fromEntries(
        entries.map(([id, , , [filter, , action]]) => [
          id,
          {
            name: 'r',
            subscription_id: `\${azurerm_servicebus_subscription.${id}.id}`,
            sql_filter: filter,
            ...(action && { action }),
          },
        ]),
      ),
    },
  };
  const topology = topologyOf(parseDocument('a.tf.json', JSON.stringify(document)));
  return new TopicProof(topology.topics.find(({ name }) => name === 'events')!);
}

const message = messageFromJson({ properties: { kind: 'x', n: 5 } });
const ofSession = messageFromJson({ properties: { kind: 'x', n: 5 }, system: { SessionId: 's' } });

/** The ways of a message from the first subscription of `events`: `=` where it goes so, `?` where it may. */
function waysOf(given: Given, of = message): string[] {
  const proof = proofOf(given);
  const [one] = knownOf(proof.topic.subscriptions);
  return proof.arrivals(one!).flatMap(({ way, messages, isTooFar }) => {
    const sure = messages.has(of) ? '=' : messages.mayHave(of) ? '?' : undefined;
    return sure === undefined ? [] : [`${sure} ${way.map(stopName).join(' ')}${isTooFar === true ? ' (too far)' : ''}`];
  });
}

const to = (target: string, more: object = {}) => ({ forward_to: target, ...more });
const dead = (target: string, more: object = {}) => ({ forward_dead_lettered_messages_to: target, ...more });
const DLQ = '/$DeadLetterQueue';

test.each<[what: string, given: Given, ways: readonly string[]]>([
  ['into the subscription', { subscriptions: { 'events/a': ['1=1'] } }, ['= events/a']],
  ['nowhere, where no rule is true', { subscriptions: { 'events/a': ['1=0'] } }, []],
  ['to a queue', { subscriptions: { 'events/a': ['1=1', to('q')] }, queues: { q: {} } }, ['= events/a q']],
  [
    'from queue to queue',
    { subscriptions: { 'events/a': ['1=1', to('q')] }, queues: { q: to('r'), r: {} } },
    ['= events/a q r'],
  ],
  [
    'four times, and then among dead letters',
    {
      subscriptions: { 'events/a': ['1=1', to('q')] },
      queues: { q: to('r'), r: to('s'), s: to('t'), t: to('u'), u: {} },
    },
    [`= events/a q r s t t${DLQ} (too far)`],
  ],
  [
    'to the subscriptions of a topic that want it',
    {
      subscriptions: {
        'events/a': ['1=1', to('next')],
        'next/b': ["kind = 'x'"],
        'next/c': ["kind = 'y'"],
        'next/d': ['n > 1'],
      },
    },
    ['= events/a next/b', '= events/a next/d'],
  ],
  [
    'as a rule has changed it',
    {
      subscriptions: {
        'events/a': ['1=1', to('next'), "SET kind = 'z'"],
        'next/b': ["kind = 'x'"],
        'next/c': ["kind = 'z'"],
      },
    },
    ['= events/a next/c'],
  ],
  [
    'into a topic where nobody wants it',
    { subscriptions: { 'events/a': ['1=1', to('next')], 'next/b': ["kind = 'y'"] } },
    [],
  ],
  ['out of the document', { subscriptions: { 'events/a': ['1=1', to('gone')] } }, ['= events/a gone ?']],
  [
    'to what takes nothing, among dead letters',
    { subscriptions: { 'events/a': ['1=1', to('q')] }, queues: { q: { status: 'SendDisabled' } } },
    [`= events/a events/a${DLQ}`],
  ],
  [
    'to what may take nothing, to both perhaps',
    { subscriptions: { 'events/a': ['1=1', to('q')] }, queues: { q: { status: '${var.status}' } } },
    [`? events/a events/a${DLQ}`, '? events/a q'],
  ],
  [
    'to a queue with sessions, among dead letters without one',
    { subscriptions: { 'events/a': ['1=1', to('q')] }, queues: { q: { requires_session: true } } },
    [`= events/a events/a${DLQ}`],
  ],
  [
    'into a subscription with sessions, among dead letters without one',
    { subscriptions: { 'events/a': ['1=1', { requires_session: true }] } },
    [`= events/a${DLQ}`],
  ],
  [
    'among dead letters that go on',
    { subscriptions: { 'events/a': ['1=1', dead('q', { requires_session: true })] }, queues: { q: {} } },
    [`= events/a${DLQ} q`],
  ],
  [
    'among dead letters that cannot go on, and stay',
    {
      subscriptions: { 'events/a': ['1=1', dead('q', { requires_session: true })] },
      queues: { q: { status: 'Disabled' } },
    },
    [`= events/a${DLQ}`],
  ],
  [
    'where a rule fails, among dead letters',
    { subscriptions: { 'events/a': ["kind = 'x' AND kind > 5"] } },
    [`= events/a${DLQ}`],
  ],
  [
    'where a rule fails and it is dropped, nowhere',
    {
      subscriptions: { 'events/a': ["kind = 'x' AND kind > 5", { dead_lettering_on_filter_evaluation_error: false }] },
    },
    [],
  ],
  [
    'where a rule fails and it may be dropped, perhaps',
    {
      subscriptions: {
        'events/a': ["kind = 'x' AND kind > 5", { dead_lettering_on_filter_evaluation_error: '${var.keep}' }],
      },
    },
    [`? events/a${DLQ}`],
  ],
  [
    'where an action fails, among dead letters',
    { subscriptions: { 'events/a': ['1=1', {}, 'SET m = 5 / (n - 5)'] } },
    [`= events/a${DLQ}`],
  ],
  [
    'where nobody knows to what it is forwarded',
    { subscriptions: { 'events/a': ['1=1', to('${var.target}')] } },
    ['= events/a ?'],
  ],
  [
    'round and round, until it is too far',
    { subscriptions: { 'events/a': ['1=1', to('q')] }, queues: { q: to('events') } },
    [`= events/a q events/a q events/a events/a${DLQ} (too far)`],
  ],
])('where a message goes: %s', (_, given, ways) => {
  expect(waysOf(given)).toEqual(ways);
});

test('a session opens what asks for one', () => {
  const queue = { subscriptions: { 'events/a': ['1=1', to('q')] as const }, queues: { q: { requires_session: true } } };
  expect(waysOf(queue, ofSession)).toEqual(['= events/a q']);
  expect(waysOf({ subscriptions: { 'events/a': ['1=1', { requires_session: true }] } }, ofSession)).toEqual([
    '= events/a',
  ]);
  expect(waysOf({ subscriptions: { 'events/a': ['1=1', { requires_session: '${var.x}' }] } }, ofSession)).toEqual([
    '= events/a',
  ]);
  expect(waysOf({ subscriptions: { 'events/a': ['1=1', { requires_session: '${var.x}' }] } })).toEqual([
    '? events/a',
    `? events/a${DLQ}`,
  ]);
});

describe('what may become of a copy later', () => {
  const later = (given: Given) => {
    const proof = proofOf(given);
    const [one] = knownOf(proof.topic.subscriptions);
    return proof.arrivals(one!).flatMap((arrival) => {
      const found = proof.later(arrival);
      expect(proof.later(arrival)).toBe(found);
      return found.map(({ way, messages }) => {
        expect(messages.has(message)).toBe(false);
        return `${messages.mayHave(message) ? '?' : '-'} ${way.map(stopName).join(' ')}`;
      });
    });
  };

  test.each<[what: string, given: Given, ways: readonly string[]]>([
    ['it is a dead letter', { subscriptions: { 'events/a': ['1=1'] } }, [`? events/a events/a${DLQ}`]],
    [
      'which goes on, and may be one there too',
      { subscriptions: { 'events/a': ['1=1', dead('q')] }, queues: { q: {} } },
      [`? events/a events/a${DLQ} q`, `? events/a events/a${DLQ} q q${DLQ}`],
    ],
    [
      'nothing more of a dead letter',
      { subscriptions: { 'events/a': ['1=1', { requires_session: true }] } },
      [`- events/a events/a${DLQ}`],
    ],
    ['nothing more of what has left the document', { subscriptions: { 'events/a': ['1=1', to('gone')] } }, []],
  ])('%s', (_, given, ways) => {
    expect(later(given)).toEqual(ways);
  });
});

test('of more ways than are followed it is said that there are', () => {
  const many = Object.fromEntries(
    Array.from({ length: 14 }, (_, at) => [`events/s${String(at).padStart(2, '0')}`, ['1=1', to('events')] as const]),
  );
  const proof = proofOf({ subscriptions: many });
  const [one] = knownOf(proof.topic.subscriptions);
  const arrivals = proof.arrivals(one!);
  const open = arrivals.flatMap(({ way }) => {
    const last = way.at(-1);
    return last?.kind === 'unknown' ? last.unresolved.map(({ problem }) => problem) : [];
  });
  expect(new Set(open)).toEqual(new Set(['more ways than are followed (40000) lead on from there']));
  // Of forty thousand each of the fourteen has as many.
  const followed = arrivals.length - open.length;
  expect([followed, open.length]).toEqual([1386, 32]);
});
