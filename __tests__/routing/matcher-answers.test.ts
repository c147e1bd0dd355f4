import { routingMatchers, type Topic, topicIn } from '../../lib/routing';
import { MatcherMistake, topicGiven } from '../../lib/routing/matcher-mistakes';
import { configurationOf, topicOf } from '../support/topics';

const SB = 'azurerm_servicebus';
const answer = (topic: Topic, json: object, ...names: readonly string[]) => {
  const { pass, message } = routingMatchers.toRoute(topic, json, ...names);
  return { pass, lines: message().split('\n') };
};
const A = { applicationProperties: { a: 1 } };

test.each<[what: string, rules: Parameters<typeof topicOf>[0], names: readonly string[], pass: boolean]>([
  ['the one that gets it', { s: 'a = 1', t: 'a = 2' }, ['s'], true],
  ['another one', { s: 'a = 1', t: 'a = 2' }, ['t'], false],
  ['all that get it, in any order', { s: 'a = 1', t: 'a = 1' }, ['t', 's'], true],
  ['one of two', { s: 'a = 1', t: 'a = 1' }, ['s'], false],
  ['nobody, where nobody gets it', { s: 'a = 2' }, [], true],
  ['nobody, where somebody gets it', { s: 'a = 1' }, [], false],
  [
    'one twice, that gets two copies',
    { s: { p: 'a = 1', q: { sql: 'a = 1', action: 'SET b = 1' } } },
    ['s', 's'],
    true,
  ],
  ['one, that gets two copies', { s: { p: 'a = 1', q: { sql: 'a = 1', action: 'SET b = 1' } } }, ['s'], false],
  ['one, where another may get it', { s: 'a = 1', t: '${var.x}' }, ['s'], false],
])('a message goes to %s', (_, rules, names, pass) => {
  expect(answer(topicOf(rules), A, ...names).pass).toBe(pass);
});

test('an answer tells what is expected, and what is so', () => {
  const topic = topicOf({ s: 'a = 1', t: 'a = 2' });
  expect(answer(topic, A, 's').lines).toEqual([
    'expected the message not to go to s, and it goes:',
    '  s: by rule',
    '  not t: rule: a = 2 is false: a is 1 (int)',
  ]);
  expect(answer(topic, A, 't', 's').lines[0]).toBe('expected the message to go to t, s, and it goes:');
  expect(answer(topic, A).lines[0]).toBe('expected the message to go to nobody, and it goes:');
  expect(answer(topic, { applicationProperties: { a: 3 } }).lines).toEqual([
    'expected the message not to go to nobody, and it goes:',
    '  nobody gets it',
    '  not s: rule: a = 1 is false: a is 3 (int)',
    '  not t: rule: a = 2 is false: a is 3 (int)',
  ]);
});

test('an answer tells what was assumed of a message', () => {
  const { lines } = answer(topicOf({ s: 'a = 1' }), { specversion: '1.0', id: '1', source: 's', type: 't' });
  expect(lines[1]).toMatch(/^ {2}assumed: this is a CloudEvent, and it is sent in binary content mode/);
});

describe('names that a topic has not', () => {
  const lines = (topic: Topic, ...names: readonly string[]) =>
    answer(topic, A, ...names).lines.filter((line) => line.includes(' has no '));
  const without = (more: object) =>
    topicIn(
      JSON.stringify({ resource: { [`${SB}_topic`]: { t: { name: 'events', namespace_id: 'n' } }, ...more } }),
      'events',
    );

  test('are told, each with those that it has', () => {
    const topic = topicOf({ s: 'a = 1', t: 'a = 2' });
    expect(lines(topic, 's', 'x', 't', 'y')).toEqual([
      '  events has no x; it has the subscriptions s, t',
      '  events has no y; it has the subscriptions s, t',
    ]);
    expect(lines(topic, 's', 't')).toEqual([]);
  });

  test('are told where it has none', () => {
    expect(lines(without({}), 'x')).toEqual(['  events has no x; it has no subscription']);
  });

  test('are not told where it may have others', () => {
    const loose = { [`${SB}_subscription`]: { s: { name: 's', topic_id: '${var.topic}' } } };
    expect(lines(without(loose), 'x')).toEqual([]);
  });
});

describe('a topic by its name', () => {
  const json = JSON.stringify({
    resource: {
      [`${SB}_topic`]: {
        a: { name: 'events', namespace_name: 'one' },
        b: { name: 'events', namespace_name: 'two' },
        c: { name: 'others', namespace_name: 'two' },
      },
    },
  });

  test('is found, with its namespace where several have it', () => {
    expect(topicIn(json, 'others').address).toBe(`${SB}_topic.c`);
    expect(topicIn(json, 'two/events').address).toBe(`${SB}_topic.b`);
  });

  test('that none has, or several have, is told with those that there are', () => {
    expect(() => topicIn(json, 'event')).toThrow(/^no topic named event; there are one\/events, two\/events, others$/);
    expect(() => topicIn(json, 'events')).toThrow(
      /^several topics named events; name one of one\/events, two\/events$/,
    );
  });

  test.each<[json: unknown, name: unknown, where: string]>([
    [5, 'events', 'topicIn: json: got 5'],
    [json, ['events'], 'topicIn: name: got ["events"]'],
    [undefined, undefined, 'topicIn: json: got nothing'],
  ])('is not found in or by what is no text: %#', (given, name, where) => {
    const mistake = () => topicIn(given as string, name as string);
    expect(mistake).toThrow(MatcherMistake);
    expect(mistake).toThrow(where);
  });
});

test('a topic is what topicIn finds, and nothing that only looks like one', () => {
  const topic = topicIn(configurationOf({ s: '1=1' }), 'events');
  expect(topicGiven('toRoute', topic, 'toRoute()')).toBe(topic);
  for (const part of ['kind', 'subscriptions', 'claims'])
    expect(() => topicGiven('toRoute', { ...topic, [part]: undefined }, 'toRoute()')).toThrow(
      /^toRoute: got .*, allowed a topic/,
    );
  expect(() => topicGiven('m', 'jobs', 'm()')).toThrow(/for example expect\(topicIn\(json, 'jobs'\)\)\.m\(\)$/);
  expect(() => topicGiven('m', 5, 'm()')).toThrow(
    "m: got 5, allowed a topic as topicIn finds it; for example expect(topicIn(json, 'training-events')).m()",
  );
});

test.each([[''], [5], [null], [undefined]])('%j is no name of a subscription', (name) => {
  expect(() => routingMatchers.toRoute(topicOf({ s: '1=1' }), {}, 's', name as string)).toThrow(
    /^toRoute: a subscription: got .*, allowed names of subscriptions/,
  );
});
