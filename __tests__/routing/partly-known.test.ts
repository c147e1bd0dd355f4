import {
  deliveredCopies,
  describeResult,
  explainOthers,
  isTakingUnknown,
  isUntaken,
  Router,
  readMessage,
  type Topic,
  topicIn,
  unknownsIn,
} from '../../lib/routing';
import type { End, TopicResult } from '../../lib/routing/answers/result';

const UNKNOWN = '${var.later}';
const SUBSCRIPTION = '${azurerm_servicebus_subscription.s.id}';

/** A topic with one subscription, of these rules. */
function topicWith(rules: readonly object[], subscription: object = {}, more: Record<string, object> = {}): Topic {
  return topicIn(
    JSON.stringify({
      resource: {
        azurerm_servicebus_topic: { events: { name: 'events', namespace_id: '/n' }, ...more.topics },
        azurerm_servicebus_queue: more.queues ?? {},
        azurerm_servicebus_subscription: {
          s: { name: 's', topic_id: '${azurerm_servicebus_topic.events.id}', ...subscription },
          ...more.subscriptions,
        },
        azurerm_servicebus_subscription_rule: {
          ...Object.fromEntries(
            rules.map((rule, n) => [`r${n}`, { name: `r${n}`, subscription_id: SUBSCRIPTION, ...rule }]),
          ),
          ...more.rules,
        },
      },
    }),
    'events',
  );
}
const correlation = (filter: object) => ({ filter_type: 'CorrelationFilter', correlation_filter: filter });

describe('a rule of which not all is known', () => {
  const PART = correlation({ label: 'a', to: UNKNOWN });

  test.each<[what: string, rule: object, json: object, answer: string]>([
    ['matches perhaps what the known part matches', PART, { subject: 'a' }, 'perhaps'],
    ['matches nothing else', PART, { subject: 'b' }, 'no'],
    ['matches nothing else, without the property', PART, {}, 'no'],
    ['matches perhaps anything, where no part is known', correlation({ label: UNKNOWN }), { subject: 'b' }, 'perhaps'],
    ['matches perhaps anything, where its filter is not known', { sql_filter: UNKNOWN }, {}, 'perhaps'],
    ['matches perhaps anything, where Azure refuses it', { sql_filter: 'a =' }, {}, 'perhaps'],
    [
      'matches perhaps anything, where Azure refuses its action',
      { sql_filter: 'a = 1', action: 'SET' },
      { applicationProperties: { a: 2 } },
      'perhaps',
    ],
    [
      'does perhaps something to what it matches, where its action is not known',
      { sql_filter: 'a = 1', action: UNKNOWN },
      { applicationProperties: { a: 1 } },
      'perhaps',
    ],
    [
      'does nothing to what it does not match',
      { sql_filter: 'a = 1', action: UNKNOWN },
      { applicationProperties: { a: 2 } },
      'no',
    ],
  ])('%s', (_, rule, json, answer) => {
    const { message } = readMessage(json);
    const topic = topicWith([rule]);
    for (const router of [new Router(), new Router(false)]) {
      const { results } = router.route(topic, message);
      if (answer === 'no') expect(results).toEqual([]);
      else
        expect(results).toMatchObject([
          { copies: [], failures: [], unknown: [{ address: 'azurerm_servicebus_subscription_rule.r0' }] },
        ]);
    }
  });

  test('is no reason to doubt a copy that another rule brings', () => {
    const topic = topicWith([{ sql_filter: '1=1' }, { sql_filter: 'a = 1', action: UNKNOWN }]);
    const [known, more] = [{}, { applicationProperties: { a: 1 } }].map((json) =>
      new Router().route(topic, readMessage(json).message),
    );
    expect(known?.results).toMatchObject([{ copies: [{ rules: ['r0'] }], unknown: [] }]);
    expect(more?.results).toMatchObject([{ copies: [{ rules: ['r0'] }], unknown: [{ argument: 'action' }] }]);
  });
});

test('a topic of which the status is not known may take nothing', () => {
  const { topics } = { topics: { events: { name: 'events', namespace_id: '/n', status: UNKNOWN } } };
  const topic = topicWith([{ sql_filter: '1=1' }], {}, { topics });
  const result = new Router().route(topic, readMessage({}).message);
  expect(result.results).toMatchObject([{ copies: [{ rules: ['r0'] }] }]);
  expect(result.unknown).toMatchObject([{ address: 'azurerm_servicebus_topic.events', argument: 'status' }]);
});

describe('why somebody does not get it', () => {
  const others = (rules: readonly object[], json: object) => {
    const { message } = readMessage(json);
    const topic = topicWith(rules);
    return explainOthers(topic, new Router().route(topic, message), message);
  };

  test.each<[what: string, rules: readonly object[], json: object, lines: readonly string[]]>([
    [
      'the known part of a filter does not match',
      [correlation({ label: 'a', to: UNKNOWN })],
      { subject: 'b' },
      ["  not s: r0: sys.Label = 'a' is false: sys.Label is 'b'"],
    ],
    [
      'each of its rules',
      [{ sql_filter: 'a = 1' }, { sql_filter: 'b = 1' }],
      { applicationProperties: { a: 2 } },
      ['  not s: r0: a = 1 is false: a is 2 (int)', '  not s: r1: b = 1 is unknown: b is missing or unknown'],
    ],
    [
      'what is sensitive is not told',
      [{ sql_filter: '${sensitive("a = 7")}' }],
      {},
      ['  not s: r0: its filter, which is sensitive, is not true'],
    ],
    ['who gets it is no other', [{ sql_filter: '1=1' }], {}, []],
  ])('%s', (_, rules, json, lines) => {
    expect(others(rules, json)).toEqual(lines);
  });
});

describe('an action', () => {
  const told = (action: string, json: object) => {
    const { message } = readMessage(json);
    return describeResult(new Router().route(topicWith([{ sql_filter: '1=1', action }]), message), message);
  };

  test.each<[what: string, action: string, json: object, changes: string]>([
    [
      'that changes nothing says so',
      'SET a = 1',
      { applicationProperties: { a: 1 } },
      ', which its action leaves as it is',
    ],
    [
      'that changes a type alone tells the type',
      'REMOVE a; SET a = 1',
      { applicationProperties: { a: 1 } },
      ', with a = 1 (long)',
    ],
    ['that makes a text of a number tells both', "SET a = '1'", { applicationProperties: { b: 1 } }, ', with a = 1'],
    ['that takes away what is not there changes nothing', 'REMOVE x', {}, ', which its action leaves as it is'],
    ['that takes away a property of the system', 'SET sys.Label = NULL', { subject: 'x' }, ', with sys.Label removed'],
    [
      'that sets a property of the system to what it was',
      "SET sys.Label = 'x'",
      { subject: 'x' },
      ', which its action leaves as it is',
    ],
    ['that sets a property of the name of its own mark', "SET RuleName = 'x'; SET b = 1", {}, ', with b = 1'],
  ])('%s', (_, action, json, changes) => {
    expect(told(action, json)).toBe(`  s: by r0${changes}`);
  });
});

describe('a session that an action gives or takes', () => {
  const endsOf = (action: string, sessionId: string | undefined, subscription: object) => {
    const topic = topicWith([{ sql_filter: '1=1', action }], subscription);
    const sent = readMessage({ ...(sessionId !== undefined && { sessionId }) }).message;
    return new Router().route(topic, sent).results.flatMap(({ copies }) => copies.map(({ end }) => end));
  };
  const ASKS = { requires_session: true };
  const NOT_KNOWN = {
    state: 'unknown',
    way: ['events/s'],
    reason: expect.stringMatching(
      /^it requires sessions, and whether Service Bus asks for one before or after SET .* is not documented$/,
    ),
  };

  test.each<[what: string, action: string, sessionId: string | undefined, subscription: object, end: object]>([
    ['gives one, where one is asked for', "SET sys.SessionId = 'a'", undefined, ASKS, NOT_KNOWN],
    ['takes it, where one is asked for', 'SET sys.SessionId = NULL', 'a', ASKS, NOT_KNOWN],
    [
      'gives one, where nobody knows whether it is asked for',
      "SET sys.SessionId = 'a'",
      undefined,
      { requires_session: UNKNOWN },
      NOT_KNOWN,
    ],
    ['changes it', "SET sys.SessionId = 'b'", 'a', ASKS, { state: 'waiting' }],
    ['leaves it', 'SET b = 1', 'a', ASKS, { state: 'waiting' }],
    ['leaves that there is none', 'SET b = 1', undefined, ASKS, { state: 'dead-letter', lacksSession: true }],
    ['gives one, where none is asked for', "SET sys.SessionId = 'a'", undefined, {}, { state: 'waiting' }],
  ])('%s', (_, action, sessionId, subscription, end) => {
    expect(endsOf(action, sessionId, subscription)).toMatchObject([end]);
  });
});

test('of copies of which one is perhaps not taken the others are counted, at least', () => {
  const set = (action: string) => ({ sql_filter: '1=1', action });
  const told = (rules: readonly object[]) => {
    const { message } = readMessage({ sessionId: 'a' });
    const topic = topicWith(rules, { requires_session: true });
    return describeResult(new Router().route(topic, message), message).split('\n').at(-1);
  };
  const takes = set('SET sys.SessionId = NULL');
  expect(told([set('SET b = 1'), set('SET b = 2')])).toBe('  s: 2 copies: it starts 2 jobs');
  expect(told([set('SET b = 1'), set('SET b = 2'), takes])).toBe('  s: at least 2 copies: it starts at least 2 jobs');
  expect(told([set('SET b = 1'), takes])).toMatch(/^ {2}s: by r1, with .*what then cannot be told/);
});

describe('how far a copy is taken', () => {
  const end = (more: Partial<End>): End => ({ way: ['t/s'], state: 'waiting', ...more });
  const [untaken, open, later, laterOpen] = [
    end({ state: 'dead-letter', lacksSession: true }),
    end({ state: 'unknown' }),
    end({ state: 'dead-letter', lacksSession: true, way: ['t/s', 'q'] }),
    end({ state: 'unknown', way: ['t/s', 'q'] }),
  ] as [End, End, End, End];

  test('by the subscription itself, whatever becomes of it later', () => {
    const all = [end({}), untaken, open, later, laterOpen, end({ state: 'dead-letter' })];
    expect(all.map(isUntaken)).toEqual([false, true, false, false, false, false]);
    expect(all.map(isTakingUnknown)).toEqual([false, false, true, false, false, false]);
    const copies = all.map((one) => ({ end: one }));
    const delivered = deliveredCopies({ copies } as unknown as Parameters<typeof deliveredCopies>[0]);
    expect(delivered.map((one) => all.indexOf(one.end))).toEqual([0, 3, 4, 5]);
  });

  test('what is not known of it is told wherever it is', () => {
    const unresolved = (problem: string) => ({ address: 'x', argument: '', problem });
    const subscription = { address: 's' };
    const result = (...ends: readonly End[]) => ({
      unknown: [],
      results: [{ subscription, unknown: [], failures: [], copies: ends.map((one) => ({ end: one })) }],
    });
    const next = { unknown: [unresolved('of the next topic')], results: [] } as unknown as TopicResult;
    const all = {
      unknown: [unresolved('of the topic'), unresolved('of the topic')],
      results: [
        {
          subscription,
          unknown: [unresolved('of the subscription')],
          copies: [
            { end: end({ state: 'unknown', reason: 'of the end' }) },
            { end: end({ state: 'left', next }) },
            {
              end: end({
                state: 'dead-letter',
                deadLetters: { of: 's', goesOn: end({ state: 'unknown', reason: 'of the dead letter' }) },
              }),
            },
          ],
          failures: [
            { deadLetters: { of: 's', goesOn: end({ state: 'unknown', reason: 'of what failed' }) } },
            { deadLetters: { of: 's' } },
            {},
          ],
        },
      ],
    };
    const told = (one: object) => unknownsIn(one as TopicResult).map(({ address, problem }) => `${address} ${problem}`);
    expect(told(all)).toEqual([
      'x of the topic',
      'x of the subscription',
      's of the end',
      'x of the next topic',
      's of the dead letter',
      's of what failed',
    ]);
    expect(told(result(end({ reason: 'nobody can read it' }), untaken))).toEqual([]);
    expect(told(result(open))).toEqual(['s ']);
  });
});
