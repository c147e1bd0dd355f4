import { Router, readMessage, type Topic, topologyOf } from '../../lib/routing';
import type { End } from '../../lib/routing/answers/result';

import { parseDocument } from '../../lib/terraform';

type Arguments = Readonly<Record<string, unknown>>;

const queue = (name: string) => `\${azurerm_servicebus_queue.${name}.name}`;
const topic = (name: string) => `\${azurerm_servicebus_topic.${name}.name}`;
const UNKNOWN = '${var.later}';

interface Entities {
  /** Arguments of the subscription `events/s`, and of its rule. */
  readonly subscription?: Arguments;
  readonly rule?: Arguments;
  readonly events?: Arguments;
  readonly queues?: Readonly<Record<string, Arguments>>;
  /** Other topics, each with one subscription `s`. */
  readonly topics?: Readonly<Record<string, { readonly subscription?: Arguments; readonly rule?: Arguments }>>;
}

/** What the topic `events` does with a message without a session. */
function routed({ subscription, rule, events, queues = {}, topics = {} }: Entities) {
  const all = Object.entries({ events: { subscription, rule }, ...topics });
  const named = (of: Readonly<Record<string, Arguments>>) =>
    Object.fromEntries(Object.entries(of).map(([name, own]) => [name, { name, namespace_id: '/n', ...own }]));
  const resource = {
    azurerm_servicebus_topic: named({ ...Object.fromEntries(all.map(([name]) => [name, {}])), events: events ?? {} }),
    azurerm_servicebus_queue: named(queues),
    azurerm_servicebus_subscription: Object.fromEntries(
      all.map(([name, one]) => [
        name,
        { name: 's', topic_id: `\${azurerm_servicebus_topic.${name}.id}`, ...one.subscription },
      ]),
    ),
    azurerm_servicebus_subscription_rule: Object.fromEntries(
      all.map(([name, one]) => [
        name,
        {
          name: 'r',
          subscription_id: `\${azurerm_servicebus_subscription.${name}.id}`,
          sql_filter: '1=1',
          ...one.rule,
        },
      ]),
    ),
  };
  const read = topologyOf(parseDocument('x', JSON.stringify({ resource })));
  const from = read.topics.find(({ name }) => name === 'events') as Topic;
  const { message } = readMessage({ applicationProperties: { a: 1 } });

  return new Router().route(from, message);
}

const endOf = (entities: Entities): End | undefined => routed(entities).results[0]?.copies[0]?.end;

describe('a message is forwarded four times at most', () => {
  const CHAIN = { q1: 'q2', q2: 'q3', q3: 'q4', q4: 'q5', q5: undefined };
  const queues = Object.fromEntries(
    Object.entries(CHAIN).map(([name, next]) => [name, next === undefined ? {} : { forward_to: queue(next) }]),
  );

  test.each<[what: string, to: string, end: End]>([
    ['four queues are passed', 'q2', { way: ['events/s', 'q2', 'q3', 'q4', 'q5'], state: 'waiting' }],
    [
      'a fifth is not',
      'q1',
      {
        way: ['events/s', 'q1', 'q2', 'q3', 'q4'],
        state: 'dead-letter',
        reason: '4 hops are the most that Service Bus forwards a message',
        deadLetters: { of: 'q4' },
      },
    ],
  ])('%s', (_, to, end) => {
    expect(endOf({ queues, subscription: { forward_to: queue(to) } })).toEqual(end);
  });

  test.each<[what: string, last: string, end: object]>([
    ['with the fourth it is there', 'q5', { way: ['next/s', 'q4', 'q5'], state: 'waiting' }],
    ['a fifth is one too many', 'q3', { way: ['next/s', 'q4', 'q3'], state: 'dead-letter', deadLetters: { of: 'q3' } }],
  ])('a topic on the way counts like a queue: %s', (_, last, end) => {
    const found = endOf({
      subscription: { forward_to: queue('q1') },
      queues: {
        q1: { forward_to: topic('next') },
        q4: { forward_to: queue(last) },
        q3: { forward_to: queue('q5') },
        q5: {},
      },
      topics: { next: { subscription: { forward_to: queue('q4') } } },
    });
    expect(found).toMatchObject({ way: ['events/s', 'q1', 'next'], state: 'left' });
    expect(found?.next?.results[0]?.copies[0]?.end).toMatchObject(end);
  });

  test('what goes in a circle as a dead letter stays where its hops end', () => {
    const subscription = { requires_session: true, forward_dead_lettered_messages_to: topic('next') };
    const topics = {
      next: { subscription: { requires_session: true, forward_dead_lettered_messages_to: topic('events') } },
    };
    const ways: (readonly string[])[] = [];
    for (let at = endOf({ subscription, topics })?.deadLetters; at !== undefined; ) {
      ways.push(at.goesOn?.way ?? [at.of]);
      at = at.goesOn?.next?.results[0]?.copies[0]?.end.deadLetters ?? at.goesOn?.deadLetters;
    }
    expect(ways).toEqual([
      ['events/s', 'next'],
      ['next/s', 'events'],
      ['events/s', 'next'],
      ['next/s', 'events'],
      ['events/s'],
      ['events/s'],
    ]);
  });
});

describe('what is not known of a way', () => {
  test.each<[what: string, entities: Entities, end: object]>([
    [
      'where it goes on to',
      { subscription: { forward_to: UNKNOWN } },
      { way: ['events/s', '?'], state: 'unknown', reason: `forward_to: it is ${UNKNOWN}` },
    ],
    [
      'whether that takes messages',
      { subscription: { forward_to: queue('q') }, queues: { q: { status: UNKNOWN } } },
      { way: ['events/s', 'q'], state: 'unknown', reason: expect.stringMatching(/^status: it is /) },
    ],
    [
      'whether a session is asked for',
      { subscription: { requires_session: UNKNOWN } },
      { way: ['events/s'], state: 'unknown', reason: expect.stringMatching(/^requires_session: it is /) },
    ],
    [
      'whether what it comes to asks for a session',
      { subscription: { forward_to: queue('q') }, queues: { q: { requires_session: UNKNOWN } } },
      { way: ['events/s', 'q'], state: 'unknown', reason: expect.stringMatching(/^requires_session: it is /) },
    ],
    [
      'whether anybody can read it',
      { subscription: { status: UNKNOWN } },
      { way: ['events/s'], state: 'waiting', reason: expect.stringMatching(/^whether it can be read is not known:/) },
    ],
    [
      'where dead letters go on to',
      { subscription: { requires_session: true, forward_dead_lettered_messages_to: UNKNOWN } },
      {
        way: ['events/s'],
        state: 'dead-letter',
        deadLetters: {
          of: 'events/s',
          goesOn: {
            way: ['events/s', '?'],
            state: 'unknown',
            reason: `forward_dead_lettered_messages_to: it is ${UNKNOWN}`,
          },
        },
      },
    ],
    [
      'what it is that has this name',
      { subscription: { forward_to: 'elsewhere' } },
      { way: ['events/s', 'elsewhere'], state: 'left', reason: 'what it is forwarded to is not in this document' },
    ],
  ])('%s', (_, entities, end) => {
    expect(endOf(entities)).toMatchObject(end);
  });
});

describe('when a copy expires', () => {
  test.each<[what: string, entities: Entities, expires: string | undefined]>([
    ['never, where nobody says when', {}, undefined],
    [
      'as its subscription says',
      { events: { default_message_ttl: 'P2D' }, subscription: { default_message_ttl: 'P1D' } },
      'P1D, then lost',
    ],
    ['as its topic says', { events: { default_message_ttl: 'P2D' } }, 'P2D, then lost'],
    [
      'and is dead-lettered then',
      { subscription: { default_message_ttl: 'P1D', dead_lettering_on_message_expiration: true } },
      'P1D, then dead-lettered',
    ],
    [
      'and nobody knows what then',
      { subscription: { default_message_ttl: 'P1D', dead_lettering_on_message_expiration: UNKNOWN } },
      'P1D, then dead-lettered or lost: that is not known',
    ],
    ['at a time that is not known', { subscription: { default_message_ttl: UNKNOWN } }, 'a time that is not known'],
    [
      'as the queue says that it waits in',
      {
        events: { default_message_ttl: 'P2D' },
        subscription: { forward_to: queue('q') },
        queues: { q: { default_message_ttl: 'PT1H' } },
      },
      'PT1H, then lost',
    ],
    [
      'not as the topic says that it has left',
      { events: { default_message_ttl: 'P2D' }, subscription: { forward_to: queue('q') }, queues: { q: {} } },
      undefined,
    ],
  ])('%s', (_, entities, expires) => {
    expect(endOf(entities)).toMatchObject({ state: 'waiting' });
    expect(endOf(entities)?.expires).toBe(expires);
  });
});

describe('where a dead letter goes on to', () => {
  const to = (target: string) => ({ requires_session: true, forward_dead_lettered_messages_to: target });

  test.each<[what: string, entities: Entities, goesOn: object | undefined]>([
    ['nowhere', { subscription: { requires_session: true } }, undefined],
    [
      'a queue',
      { subscription: to(queue('dead')), queues: { dead: {} } },
      { way: ['events/s', 'dead'], state: 'waiting' },
    ],
    [
      'a queue that takes none',
      { subscription: to(queue('dead')), queues: { dead: { status: 'Disabled' } } },
      { state: 'dead-letter', reason: 'dead takes no messages: Disabled', deadLetters: { of: 'events/s' } },
    ],
    [
      'a topic whose rules do not look at why',
      { subscription: to(topic('next')), topics: { next: { rule: { sql_filter: 'a = 1' } } } },
      { way: ['events/s', 'next'], state: 'left', next: { results: [{ copies: [{ rules: ['r'] }] }] } },
    ],
    ...["DeadLetterReason = 'x'", 'deadlettererrordescription IS NULL'].map((sql): [string, Entities, object] => [
      `a topic with the rule ${sql}`,
      { subscription: to(topic('next')), topics: { next: { rule: { sql_filter: sql } } } },
      { way: ['events/s', 'next'], state: 'unknown', reason: expect.stringMatching(/why a message is a dead letter/) },
    ]),
    [
      'a topic with an action that reads why',
      { subscription: to(topic('next')), topics: { next: { rule: { action: 'SET b = DeadLetterReason' } } } },
      { way: ['events/s', 'next'], state: 'unknown' },
    ],
  ])('%s', (_, entities, goesOn) => {
    const end = endOf(entities);
    expect(end).toMatchObject({ way: ['events/s'], state: 'dead-letter', lacksSession: true });
    if (goesOn === undefined) expect(end?.deadLetters).toEqual({ of: 'events/s' });
    else expect(end?.deadLetters?.goesOn).toMatchObject(goesOn);
  });

  test.each<[what: string, queues: Readonly<Record<string, Arguments>>, goesOn: object]>([
    ['a queue that keeps it', { dead: {} }, { way: ['events/s', 'dead'], state: 'waiting' }],
    [
      'a queue that asks for a session',
      { dead: { requires_session: true } },
      { way: ['events/s', 'dead'], state: 'unknown', reason: expect.stringMatching(/before the action that failed/) },
    ],
    ['a queue that forwards it', { dead: { forward_to: queue('q') }, q: {} }, { state: 'unknown' }],
    ['a queue that may forward it', { dead: { forward_to: UNKNOWN } }, { state: 'unknown' }],
  ])('what an action failed on, of which it is not known what it looks like: %s', (_, queues, goesOn) => {
    const { results } = routed({
      queues,
      subscription: { forward_dead_lettered_messages_to: queue('dead') },
      rule: { action: "SET a = 'x'" },
    });
    expect(results[0]).toMatchObject({
      copies: [],
      failures: [{ rule: 'r', deadLetters: { of: 'events/s', goesOn } }],
    });
  });
});

describe('what is sent has a session, or goes to what is deleted', () => {
  const resource = {
    azurerm_servicebus_namespace: { n: { name: 'bus' } },
    azurerm_servicebus_topic: { events: { name: 'events', namespace_id: '${azurerm_servicebus_namespace.n.id}' } },
    azurerm_servicebus_queue: {
      q: { name: 'q', namespace_id: '${azurerm_servicebus_namespace.n.id}', requires_session: true },
    },
  };
  const endTo = (forward: Arguments, json: object) => {
    const document = parseDocument(
      'x',
      JSON.stringify({
        resource: {
          ...resource,
          azurerm_servicebus_subscription: {
            s: { name: 's', topic_id: '${azurerm_servicebus_topic.events.id}', ...forward },
          },
          azurerm_servicebus_subscription_rule: {
            r: { name: 'r', subscription_id: '${azurerm_servicebus_subscription.s.id}', sql_filter: '1=1' },
          },
        },
      }),
    );
    const gone = { type: 'azurerm_servicebus_queue', values: { name: 'gone', namespace_id: '/x/namespaces/bus' } };
    const [from] = topologyOf({ ...document, deleted: [gone] as never }).topics;
    return new Router().route(from as Topic, readMessage(json).message).results[0]?.copies[0]?.end;
  };

  test('a queue with sessions takes what has one, and keeps what has none where it was', () => {
    expect(endTo({ forward_to: queue('q') }, { sessionId: 'a' })).toEqual({ way: ['events/s', 'q'], state: 'waiting' });
    expect(endTo({ forward_to: queue('q') }, {})).toMatchObject({
      way: ['events/s', 'q'],
      state: 'dead-letter',
      lacksSession: true,
      deadLetters: { of: 'events/s' },
    });
  });

  test('what is deleted takes nothing: messages are dead letters of what forwards, and so are dead letters', () => {
    expect(endTo({ forward_to: 'gone' }, {})).toEqual({
      way: ['events/s', 'gone'],
      state: 'dead-letter',
      reason: 'gone is deleted: it has nowhere to go',
      deadLetters: { of: 'events/s' },
    });
    expect(endTo({ requires_session: true, forward_dead_lettered_messages_to: 'gone' }, {})?.deadLetters).toEqual({
      of: 'events/s',
      goesOn: {
        way: ['events/s', 'gone'],
        state: 'dead-letter',
        reason: 'gone is deleted: it has nowhere to go',
        deadLetters: { of: 'events/s' },
      },
    });
  });
});

describe('what cannot go on is a dead letter like others', () => {
  const dead = { forward_dead_lettered_messages_to: queue('dead') };

  test('and goes on as one, where dead letters do', () => {
    const queues = { full: { status: 'Disabled' }, dead: {} };
    expect(endOf({ subscription: { forward_to: queue('full'), ...dead }, queues })).toEqual({
      way: ['events/s', 'full'],
      state: 'dead-letter',
      reason: 'full takes no messages: Disabled',
      deadLetters: { of: 'events/s', goesOn: { way: ['events/s', 'dead'], state: 'waiting' } },
    });
  });

  test('and what goes on is none: rules that read why one is a dead letter are asked', () => {
    const next = { rule: { sql_filter: "DeadLetterReason = 'x'" } };
    expect(endOf({ subscription: { forward_to: topic('next') }, topics: { next } })).toMatchObject({
      way: ['events/s', 'next'],
      state: 'left',
      next: { results: [] },
    });
  });
});
