import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  deliveredCopies,
  knownFilter,
  knownOf,
  missingOf,
  Router,
  sentMessage,
  type Topic,
  topicIn,
  topologyOf,
} from '../../lib/routing';
import { evaluateFilter, Failure, type Message, messageToJson, SqlAction, SqlFilter } from '../../lib/rules';
import type { ServiceBusNamespace, ServiceBusSubscriptionOptions } from '../../lib/servicebus';
import { parseDocument } from '../../lib/terraform';
import { arbitraryFilter, arbitraryMessage } from '../support/arbitrary-rules';
import { TestStack } from '../support/stacks';

const all = { all: SqlFilter.acceptEverything() };
const message = sentMessage({ subject: 'x', applicationProperties: { a: 1 } });

function routed(build: (namespace: ServiceBusNamespace) => void, sent: Message = message) {
  const test = new TestStack();
  build(test.namespace());
  return new Router().route(topicIn(test.synthText(), 'events'), sent);
}

const withSubscription = (options: ServiceBusSubscriptionOptions) => (namespace: ServiceBusNamespace) => {
  namespace.addTopic('events').addSubscription('s', { rules: all, ...options });
};

test('rules without an action share one copy, each with an action makes its own, with its name on it', () => {
  const set = (value: number) => SqlAction.parse(`SET a = ${value}`);
  const filter = SqlFilter.parse('a = 1');
  const rules = {
    p: filter,
    q: SqlFilter.acceptEverything(),
    r: filter.then(set(2)),
    s: filter.then(set(3)),
    t: SqlFilter.parse('a = 9').then(set(4)),
  };
  const { results } = routed(withSubscription({ rules }));
  const copies = results[0]?.copies.map((copy) => [copy.rules, messageToJson(copy.message)]);
  const system = { Label: 'x' };
  expect(copies).toEqual([
    [['p', 'q'], { properties: { a: { int: '1' } }, system }],
    [['r'], { properties: { a: { int: '2' }, RuleName: { string: 'r' } }, system }],
    [['s'], { properties: { a: { int: '3' }, RuleName: { string: 's' } }, system }],
  ]);
});

test.each([true, false])(
  'a filter that fails dead-letters the message where the subscription says so (%s)',
  (deadLettered) => {
    const rules = { r: SqlFilter.parse("a = 'x'") };
    const { results } = routed(withSubscription({ rules, deadLetteringOnFilterEvaluationError: deadLettered }));
    const reason = '= cannot compare int with string';
    expect(results[0]).toMatchObject({ copies: [], failures: [{ rule: 'r', deadLettered, reason }] });
  },
);

test('an action that fails is a failure of its rule', () => {
  const rules = { r: SqlFilter.parse('a = 1').then(SqlAction.parse("SET a = 'x'")) };
  expect(routed(withSubscription({ rules })).results[0]).toMatchObject({ copies: [], failures: [{ rule: 'r' }] });
});

test.each<[name: string, options: ServiceBusSubscriptionOptions, end: object]>([
  ['waits', {}, { state: 'waiting', way: ['events/s'] }],
  ['expires', { defaultMessageTtl: 'P1D' }, { expires: 'P1D, then dead-lettered' }],
  ['is lost', { defaultMessageTtl: 'P1D', deadLetteringOnMessageExpiration: false }, { expires: 'P1D, then lost' }],
  [
    'needs a session',
    { requiresSession: true },
    { state: 'dead-letter', lacksSession: true, reason: expect.stringMatching(/no session id/) },
  ],
  [
    'cannot be read',
    { status: 'ReceiveDisabled' },
    { state: 'waiting', reason: expect.stringMatching(/nobody can read it/) },
  ],
])('a copy %s', (_, options, end) => {
  expect(routed(withSubscription(options)).results[0]?.copies[0]?.end).toMatchObject(end);
});

test.each([
  ['none', undefined, { state: 'dead-letter', lacksSession: true }, []],
  ['one without a name', '', { state: 'waiting' }, ['s']],
  ['one', 'x', { state: 'waiting' }, ['s']],
])(
  'a subscription with sessions takes a message that has one, and its session may have no name: %s',
  (_, sessionId, end, taken) => {
    const sent = sentMessage({ applicationProperties: {}, ...(sessionId !== undefined && { sessionId }) });
    const { results } = routed(withSubscription({ requiresSession: true }), sent);
    expect(results[0]?.copies.map((copy) => copy.end)).toMatchObject([end]);
    expect(results.flatMap((one) => deliveredCopies(one).map(() => one.subscription.name))).toEqual(taken);
  },
);

test('a message without a session that is forwarded to a queue with sessions is a dead letter', () => {
  const { results } = routed((namespace) => {
    const grouped = namespace.addQueue('grouped', { requiresSession: true });
    namespace.addTopic('events').addSubscription('s', { rules: all, forwardTo: grouped });
  });
  expect(results[0]?.copies[0]?.end).toMatchObject({
    way: ['events/s', 'grouped'],
    state: 'dead-letter',
    lacksSession: true,
  });
});

test('forwarding goes on to queues, and is decided again at the next topic', () => {
  const result = routed((namespace) => {
    const last = namespace.addQueue('last');
    const first = namespace.addQueue('first', { forwardTo: last });
    const next = namespace.addTopic('next');
    next.addSubscription('yes', { rules: { r: SqlFilter.parse('a = 2') } });
    next.addSubscription('no', { rules: { r: SqlFilter.parse('a = 1') } });
    const events = namespace.addTopic('events');
    events.addSubscription('queues', { rules: all, forwardTo: first });
    const changing = SqlFilter.parse('a = 1').then(SqlAction.parse('SET a = 2'));
    events.addSubscription('topics', { rules: { r: changing }, forwardTo: next });
  });
  const ends = Object.fromEntries(
    result.results.map(({ subscription, copies }) => [subscription.name, copies[0]?.end]),
  );
  expect(ends.queues).toEqual({ way: ['events/queues', 'first', 'last'], state: 'waiting' });
  expect(ends.topics?.next?.results.map(({ subscription }) => subscription.name)).toEqual(['yes']);
});

/** The JSON of one topic with subscriptions of one rule each, written by hand. */
function jsonOf(filters: readonly string[], subscription: object = {}): string {
  const names = filters.map((_, n) => `s${String(n).padStart(4, '0')}`);
  const asLiteral = (sql: string) => sql.replace(/[$%]\{/g, (opening) => opening[0] + opening);
  const topic_id = '${azurerm_servicebus_topic.t.id}';
  const rule = (name: string, n: number) => ({
    name: 'r',
    subscription_id: `\${azurerm_servicebus_subscription.${name}.id}`,
    sql_filter: asLiteral(filters[n] as string),
  });
  return JSON.stringify({
    resource: {
      azurerm_servicebus_topic: { t: { name: 'events', namespace_id: 'n' } },
      azurerm_servicebus_subscription: Object.fromEntries(
        names.map((name) => [name, { name, topic_id, ...subscription }]),
      ),
      azurerm_servicebus_subscription_rule: Object.fromEntries(names.map((name, n) => [name, rule(name, n)])),
    },
  });
}

const topicOf = (filters: readonly string[]): Topic => topicIn(jsonOf(filters), 'events');

test('a cycle, which this project would refuse, ends after four hops', () => {
  const result = new Router().route(topicIn(jsonOf(['1=1'], { forward_to: 'events' }), 'events'), message);
  const states: string[] = [];
  for (let at: typeof result | undefined = result; at !== undefined; ) {
    const end: { state: string; next?: typeof result } | undefined = at.results[0]?.copies[0]?.end;
    states.push(end?.state ?? 'none');
    at = end?.next;
  }
  expect(states).toEqual(['left', 'left', 'left', 'left', 'dead-letter']);
});

test('a disabled topic takes nothing', () => {
  const result = routed((namespace) => {
    namespace.addTopic('events', { status: 'Disabled' }).addSubscription('s', { rules: all });
  });
  expect(result).toMatchObject({ refused: 'the topic is Disabled', results: [] });
});

test('the index gives the answers of the plain loop', () => {
  const likely = [
    "a = 'x' AND b = 1",
    "a IN ('x', 'a') AND count > 1",
    "sys.Label = 'x' AND a = 1",
    "a = 'ab'",
    "A = 'x'",
  ];
  const topics = fc.array(fc.oneof(arbitraryFilter, fc.constantFrom(...likely)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(topics, arbitraryMessage, (filters, json) => {
      const topic = topicOf(filters);
      const sent = sentMessage({ system: {}, ...json });
      const results = new Router().route(topic, sent).results;
      const found = results.map(({ subscription, copies }) => [subscription.name, copies.length === 0]);
      const loop = knownOf(topic.subscriptions).flatMap(({ name, rules }) => {
        const [rule] = knownOf(rules);
        const filter = rule && knownFilter(rule);
        const truth =
          filter?.kind === 'sql' && filter.predicate !== undefined ? evaluateFilter(filter.predicate, sent) : undefined;
        return truth === true || truth instanceof Failure ? [[name, truth !== true]] : [];
      });
      expect(found).toEqual(loop);
    }),
    { numRuns: 1000 },
  );
});

describe('a plan of another project', () => {
  const plan = (name: string, side: 'before' | 'after' = 'after') =>
    topologyOf(parseDocument(name, readFileSync(`${__dirname}/../support/plans/${name}.json`, 'utf8'), side));

  test('a first deployment is joined through references, with for_each, count and a module', () => {
    const { topics, queues, unresolved } = plan('create');
    // `n[count.index]` and `n[2 - count.index]` are the same in a plan.
    expect(unresolved.map(({ address, argument }) => `${address} ${argument}`)).toEqual([
      'module.audit.azurerm_servicebus_subscription_rule.label[0] subscription_id',
      'module.audit.azurerm_servicebus_subscription_rule.label[1] subscription_id',
      'module.audit.azurerm_servicebus_subscription.label[0] ',
      'module.audit.azurerm_servicebus_subscription.label[1] ',
    ]);
    expect(queues.map(({ name }) => name)).toEqual(['approval']);
    const shown = topics.map(({ name, subscriptions }) => [
      name,
      Object.fromEntries(
        knownOf(subscriptions).map(({ name: subscription, rules }) => [
          subscription,
          [...knownOf(rules).map((rule) => rule.name), ...missingOf(rules).map(({ rule }) => `perhaps ${rule?.name}`)],
        ]),
      ),
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      audit: {
        'audit-0': ['perhaps label', 'perhaps label', 'perhaps undefined'],
        'audit-1': ['perhaps label', 'perhaps label', 'perhaps undefined'],
      },
      jobs: {
        'cpu-train': ['rule-cpu-train'],
        drift: ['rule-drift'],
        'gpu-spot': ['rule-gpu-spot'],
        'gpu-urgent': ['rule-gpu-urgent'],
      },
    });
  });

  test('both sides of a change can be looked at, also where a target is only a name', () => {
    const spot = (side: 'before' | 'after') =>
      knownOf(plan('forward', side).topics[1]!.subscriptions).find(({ name }) => name === 'gpu-spot');
    expect(spot('before')?.forwardTo).toEqual({ kind: 'known', value: undefined });
    expect(spot('after')?.forwardTo).toMatchObject({ value: { name: 'approval', entity: { kind: 'queue' } } });
  });
});

describe('where a message ends that is forwarded', () => {
  const resource = (status: string | undefined) => ({
    azurerm_servicebus_topic: {
      events: { name: 'events', namespace_id: '/n' },
      next: { name: 'next', namespace_id: '/n', ...(status !== undefined && { status }) },
    },
    azurerm_servicebus_queue: {
      review: { name: 'review', namespace_id: '/n', ...(status !== undefined && { status }) },
    },
    azurerm_servicebus_subscription: {
      queue: {
        name: 'to-queue',
        topic_id: '${azurerm_servicebus_topic.events.id}',
        forward_to: '${azurerm_servicebus_queue.review.name}',
      },
      topic: {
        name: 'to-topic',
        topic_id: '${azurerm_servicebus_topic.events.id}',
        forward_to: '${azurerm_servicebus_topic.next.name}',
      },
    },
    azurerm_servicebus_subscription_rule: Object.fromEntries(
      ['queue', 'topic'].map((name) => [
        name,
        { name, subscription_id: `\${azurerm_servicebus_subscription.${name}.id}`, sql_filter: '1=1' },
      ]),
    ),
  });
  const endsWith = (status: string | undefined) => {
    const { topics } = topologyOf(parseDocument('x', JSON.stringify({ resource: resource(status) })));
    const { results } = new Router().route(topics.find(({ name }) => name === 'events') as Topic, message);
    return Object.fromEntries(results.map(({ subscription, copies }) => [subscription.name, copies[0]?.end]));
  };

  test.each([['Disabled'], ['SendDisabled']])('at what is %s it is a dead letter, and its way is told', (status) => {
    expect(endsWith(status)).toEqual({
      'to-queue': {
        way: ['events/to-queue', 'review'],
        state: 'dead-letter',
        reason: `review takes no messages: ${status}`,
        deadLetters: { of: 'events/to-queue' },
      },
      'to-topic': {
        way: ['events/to-topic', 'next'],
        state: 'dead-letter',
        reason: `next takes no messages: ${status}`,
        deadLetters: { of: 'events/to-topic' },
      },
    });
  });

  test.each([[undefined], ['Active'], ['ReceiveDisabled']])('at what is %s it goes on', (status) => {
    expect(endsWith(status)).toMatchObject({
      'to-queue': { way: ['events/to-queue', 'review'], state: 'waiting' },
      'to-topic': { way: ['events/to-topic', 'next'], state: 'left', next: { topic: { name: 'next' } } },
    });
  });
});

describe('what stands beside a topic for the tools', () => {
  const read = (said: unknown) => {
    const { topics, unresolved } = topologyOf(
      parseDocument(
        'x',
        JSON.stringify({
          resource: { azurerm_servicebus_topic: { events: { name: 'events', namespace_id: 'n', '//': said } } },
        }),
      ),
    );
    return { topic: topics[0], told: unresolved.map(({ address, argument }) => `${address} ${argument}`) };
  };
  const claim = { kind: 'exactly-once', name: 'each once', observers: [] };

  test.each<[what: string, said: object, part: string]>([
    ['a claim of no known kind', { claims: [claim, { ...claim, kind: 'perhaps' }] }, 'claims'],
    ['a claim without a name', { claims: [{ ...claim, name: undefined }] }, 'claims'],
    ['a claim about one subscription, not in a list', { claims: [{ ...claim, subscriptions: 'a' }] }, 'claims'],
    ['a claim whose messages are no text', { claims: [{ ...claim, messages: 1 }] }, 'claims'],
    ['a claim that is nothing', { claims: [null] }, 'claims'],
    ['one claim, not in a list', { claims: claim }, 'claims'],
    ['a contract that is a text', { contract: 'a: int' }, 'contract'],
    ['a contract that is a list', { contract: ['a'] }, 'contract'],
    ['one property of senders, not in a list', { setBySenders: 'Label' }, 'setBySenders'],
    ['system properties in a list', { systemProperties: ['Label'] }, 'systemProperties'],
    ['observers in a list', { observers: ['audit'] }, 'observers'],
  ])('%s is reported', (_, said, part) => {
    expect(read(said).told).toEqual([`azurerm_servicebus_topic.events //.${part}`]);
  });

  test('the rest of it counts', () => {
    const { topic } = read({ claims: [claim, 'none'], observers: { log: 'keeps all' }, contract: [] });
    expect(topic?.claims.map(({ name }) => name)).toEqual(['each once']);
    expect(topic?.observers).toEqual({ log: 'keeps all' });
    expect(topic?.contract).toBeUndefined();
  });

  test.each([
    ['a comment', 'made by hand'],
    ['something of somebody else', { owner: 'ml' }],
    ['all of it', { claims: [claim], contract: {}, setBySenders: [], systemProperties: {}, observers: {} }],
    ['nothing', null],
  ])('%s is no problem', (_, said) => {
    expect(read(said).told).toEqual([]);
  });
});

test('what cannot be resolved is reported, never dropped', () => {
  const json = {
    resource: {
      azurerm_servicebus_subscription: { s: { name: 's', topic_id: '${var.topic}', forward_to: '${var.queue}' } },
      azurerm_servicebus_subscription_rule: {
        r: { name: 'r', subscription_id: '${azurerm_servicebus_subscription.s.id}', sql_filter: "a = '${var.x}'" },
        lost: { name: 'lost', subscription_id: '${var.subscription}', sql_filter: '1=1' },
      },
    },
  };
  const { unresolved } = topologyOf(parseDocument('x', JSON.stringify(json)));
  expect(unresolved.map(({ address, argument }) => `${address} ${argument}`).sort()).toEqual([
    'azurerm_servicebus_subscription.s forward_to',
    'azurerm_servicebus_subscription.s topic_id',
    'azurerm_servicebus_subscription_rule.lost subscription_id',
    'azurerm_servicebus_subscription_rule.r sql_filter',
  ]);
});
