import {
  describeResult,
  explainOthers,
  knownOf,
  Router,
  readMessage,
  reasonsAgainst,
  type Topic,
  topicIn,
} from '../../lib/routing';
import { configurationOf, type Rules, topicOf } from '../support/topics';

type Settings = Readonly<Record<string, object>>;

/** What a topic with these subscriptions does with a message, line by line. */
function told(topic: Topic, json: object = {}): readonly string[] {
  const { message } = readMessage(json);
  return describeResult(new Router().route(topic, message), message).split('\n');
}

const A = { subject: 'x', applicationProperties: { a: 1, b: 2 } };

describe('what becomes of a message', () => {
  test.each<
    [
      what: string,
      subscriptions: Readonly<Record<string, string | Rules>>,
      settings: Settings,
      lines: readonly string[],
    ]
  >([
    ['nobody gets it', { s: 'a = 2' }, {}, ['  nobody gets it']],
    ['one copy by two rules', { s: { p: 'a = 1', q: 'b = 2' } }, {}, ['  s: by p and q']],
    [
      'what an action sets, in the message and in the system, and takes away',
      { s: { p: { sql: 'a = 1', action: "SET a = 7; SET sys.Label = 'y'; REMOVE b" } } },
      {},
      ['  s: by p, with a = 7, sys.Label = y, b removed'],
    ],
    [
      'how many jobs several copies start',
      { s: { p: 'a = 1', q: { sql: 'a = 1', action: 'SET c = 3' } } },
      {},
      ['  s: by p', '  s: by q, with c = 3', '  s: 2 copies: it starts 2 jobs'],
    ],
    [
      'how many at least, where there may be more',
      { s: { p: 'a = 1', q: { sql: 'a = 1', action: 'SET c = 3' }, u: '${var.x}' } },
      {},
      [
        '  s: by p',
        '  s: by q, with c = 3',
        expect.stringMatching(/^ {2}s: cannot tell whether it gets more copies: .*sql_filter: it is \$\{var\.x\}/),
        '  s: at least 2 copies: it starts at least 2 jobs',
      ],
    ],
    [
      'that it may get one',
      { s: '${var.x}' },
      {},
      [expect.stringMatching(/^ {2}s: cannot tell whether it gets it: .*sql_filter: it is \$\{var\.x\}/)],
    ],
    [
      'that a rule fails',
      { s: { p: "a = 'x'" }, t: { p: "a = 'x'" }, u: { p: "a = 'x'" } },
      {
        s: { dead_lettering_on_filter_evaluation_error: true },
        t: { dead_lettering_on_filter_evaluation_error: false },
        u: { dead_lettering_on_filter_evaluation_error: '${var.x}' },
      },
      ['dead-lettered', 'lost', 'dead-lettered or lost'].map(
        (end, index) =>
          `  ${'stu'[index]}: rule p fails (= cannot compare int with string), and the message is ${end} here`,
      ),
    ],
    [
      'that it lacks a session, so that it starts nothing',
      { s: { p: 'a = 1', q: { sql: 'a = 1', action: 'SET c = 3' } } },
      { s: { requires_session: true } },
      [
        '  s: by p, dead-lettered: it requires sessions, and the message has no session id',
        '  s: by q, with c = 3, dead-lettered: it requires sessions, and the message has no session id',
      ],
    ],
    [
      'that it cannot be told whether it is taken',
      { s: { p: 'a = 1' } },
      { s: { requires_session: '${var.x}' } },
      [expect.stringMatching(/^ {2}s: by p, and what then cannot be told: requires_session: it is \$\{var\.x\}/)],
    ],
    [
      'that it expires, and goes on to what is elsewhere',
      { s: { p: 'a = 1' }, t: { p: 'a = 1' } },
      { s: { default_message_ttl: 'PT1H' }, t: { forward_to: 'far' } },
      [
        '  s: by p (expires after PT1H, then lost)',
        '  t: by p, forwarded to far: what it is forwarded to is not in this document',
      ],
    ],
  ])('%s', (_, subscriptions, settings, lines) => {
    expect(told(topicOf(subscriptions, { settings }), A)).toEqual(lines);
  });

  test('what the next topic does is told below, by one that is forwarded and by a dead letter', () => {
    const { resource } = JSON.parse(
      configurationOf(
        { on: 'a = 1', dead: 'a = 1' },
        {
          settings: {
            on: { forward_to: '${azurerm_servicebus_topic.next.name}' },
            dead: {
              requires_session: true,
              forward_dead_lettered_messages_to: '${azurerm_servicebus_topic.next.name}',
            },
          },
        },
      ),
    );
    resource.azurerm_servicebus_topic.next = { name: 'next', namespace_id: 'n' };
    resource.azurerm_servicebus_subscription.last = { name: 'last', topic_id: '${azurerm_servicebus_topic.next.id}' };
    resource.azurerm_servicebus_subscription_rule.last = {
      name: 'r',
      subscription_id: '${azurerm_servicebus_subscription.last.id}',
      sql_filter: '1=1',
    };
    expect(told(topicIn(JSON.stringify({ resource }), 'events'), A)).toEqual([
      '  dead: by rule, dead-lettered: it requires sessions, and the message has no session id; as a dead letter forwarded to next',
      '    last: by r',
      '  on: by rule, forwarded to next',
      '    last: by r',
    ]);
  });

  test('those of which nothing can be told for one reason are told together, and the reason once', () => {
    const { resource } = JSON.parse(configurationOf({ s: 'a = 2', t: 'a = 2', u: 'a = 1' }));
    resource.azurerm_servicebus_subscription_rule.loose = {
      name: 'r',
      subscription_id: '${var.subscription}',
      sql_filter: '1=1',
    };
    expect(told(topicIn(JSON.stringify({ resource }), 'events'), A)).toEqual([
      expect.stringMatching(
        /^ {2}s, t \(2 subscriptions\): cannot tell whether they get it: .*its subscription is not known/,
      ),
      '  u: by rule',
      '  u: cannot tell whether it gets more copies, for the same reason',
    ]);
  });

  test.each([
    [12, ''],
    [14, ' and 2 more'],
  ])('of %d that are told together twelve are named, and how many more there are', (count, more) => {
    const names = Array.from({ length: count }, (_, n) => `s${String(n).padStart(2, '0')}`);
    const { resource } = JSON.parse(configurationOf(Object.fromEntries(names.map((name) => [name, 'a = 2']))));
    const loose = { name: 'r', subscription_id: '${var.subscription}', sql_filter: '1=1' };
    resource.azurerm_servicebus_subscription_rule.loose = loose;
    const [line = '', ...others] = told(topicIn(JSON.stringify({ resource }), 'events'), A);
    expect(line.replace(/: .*/, '')).toBe(`  ${names.slice(0, 12).join(', ')}${more} (${count} subscriptions)`);
    expect(others).toEqual([]);
  });

  test('a topic that takes none says so', () => {
    const { resource } = JSON.parse(configurationOf({ s: '1=1' }));
    resource.azurerm_servicebus_topic.events.status = 'Disabled';
    expect(told(topicIn(JSON.stringify({ resource }), 'events'))).toEqual(['  refused: the topic is Disabled']);
  });
});

/** Rules of a correlation filter, in place of those of the subscription. */
function withCorrelation(filter: object): Topic {
  const { resource } = JSON.parse(configurationOf({ s: '1=1' }));
  const [rule] = Object.values<Record<string, unknown>>(resource.azurerm_servicebus_subscription_rule);
  Object.assign(rule!, { sql_filter: undefined, filter_type: 'CorrelationFilter', correlation_filter: filter });
  return topicIn(JSON.stringify({ resource }), 'events');
}

describe('why somebody does not get it', () => {
  test.each<[what: string, topic: Topic, reason: string]>([
    [
      'a condition that is false, with what it saw',
      topicOf({ s: 'a = 1 AND b > 2' }),
      'rule: b > 2 is false: b is 2 (int)',
    ],
    ['a condition that is unknown', topicOf({ s: 'c = 1' }), 'rule: c = 1 is unknown: c is missing or unknown'],
    ['a condition of no property', topicOf({ s: '1 = 0' }), 'rule: 1 = 0 is false'],
    [
      'a system property of a correlation filter',
      withCorrelation({ label: 'y', properties: { c: '1' } }),
      "rule: sys.Label = 'y' is false: sys.Label is 'x'",
    ],
    [
      'the first that does not hold of a correlation filter',
      withCorrelation({ label: 'x', properties: { c: '1' } }),
      "rule: c = '1' is false: c is missing or unknown",
    ],
  ])('%s', (_, topic, reason) => {
    const { message } = readMessage(A);
    const result = new Router().route(topic, message);
    expect(explainOthers(topic, result, message)).toEqual([`  not s: ${reason}`]);
    const [subscription] = knownOf(topic.subscriptions);
    expect(reasonsAgainst(result, subscription!, message)).toEqual([
      { rule: 'rule', reason: reason.replace(/^rule: /, '') },
    ]);
  });

  test('each rule has its own reason', () => {
    const { message } = readMessage(A);
    const topic = topicOf(
      { s: { p: 'a = 2', q: "a = 'x'" }, t: { p: 'a = 1', q: 'a = 3' } },
      { settings: { s: { dead_lettering_on_filter_evaluation_error: false }, t: { requires_session: true } } },
    );
    const result = new Router().route(topic, message);
    const [s, t] = knownOf(topic.subscriptions).map((one) =>
      reasonsAgainst(result, one, message).map(({ rule, reason }) => `${rule}: ${reason}`),
    );
    expect(s).toEqual([
      expect.stringMatching(/^p: a = 2 is false/),
      'q: it fails (= cannot compare int with string), and the message is lost here',
    ]);
    expect(t).toEqual([
      'p: it matches, but it requires sessions, and the message has no session id',
      expect.stringMatching(/^q: a = 3 is false/),
    ]);
  });

  test.each<[what: string, status: string, reason: string]>([
    ['a subscription without rules', 'Active', 'it has no rule'],
    ['a topic that takes none', 'Disabled', 'the topic is Disabled'],
  ])('%s is the reason by itself', (_, status, reason) => {
    const { resource } = JSON.parse(configurationOf({ s: {} }));
    resource.azurerm_servicebus_topic.events.status = status;
    // The provider takes away the rule that Azure makes.
    const topic = topicIn(
      JSON.stringify({
        provider: { azurerm: { features: { servicebus: { auto_delete_subscription_default_rule: true } } } },
        resource,
      }),
      'events',
    );
    const { message } = readMessage(A);
    const result = new Router().route(topic, message);
    const [subscription] = knownOf(topic.subscriptions);
    expect(reasonsAgainst(result, subscription!, message)).toEqual([{ rule: undefined, reason }]);
    if (status === 'Active') expect(explainOthers(topic, result, message)).toEqual([`  not s: ${reason}`]);
  });
});
