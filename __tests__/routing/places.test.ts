import { readFileSync } from 'node:fs';
import { Places } from '../../lib/routing/reading/document-places';
import { parseDocument, type Target } from '../../lib/terraform';
import { type PlannedChange, planFile, type Values } from '../support/small-plans';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const SB = 'azurerm_servicebus';
const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const UNKNOWN = '${var.later}';
const placesOf = (resource: Resources, data: Resources = {}) =>
  new Places(parseDocument('x', JSON.stringify({ resource, data })));
const inWords = (target: Target) => {
  if (target.kind === 'resource') return target.resource.address.replace(`${SB}_`, '');
  if (target.kind === 'id') return `id ${target.id}`;
  return target.kind === 'unknown' ? `unknown: ${target.why}` : 'absent';
};

const MADE: Resources = {
  [`${SB}_namespace`]: { n: { name: 'Bus' } },
  [`${SB}_topic`]: { t: { name: 'Events', namespace_id: `\${${SB}_namespace.n.id}` } },
  [`${SB}_queue`]: { q: { name: 'Review', namespace_id: `\${${SB}_namespace.n.id}` } },
  [`${SB}_subscription`]: { s: { name: 'Train', topic_id: `\${${SB}_topic.t.id}` } },
  [`${SB}_subscription_rule`]: { r: { name: 'R', subscription_id: `\${${SB}_subscription.s.id}` } },
};

test.each<[id: string, address: string | undefined]>([
  [BUS, 'namespace.n'],
  [`${BUS}/topics/events`, 'topic.t'],
  [`${BUS.toUpperCase()}/TOPICS/EVENTS`, 'topic.t'],
  [`${BUS}/queues/review`, 'queue.q'],
  [`${BUS}/topics/events/subscriptions/train`, 'subscription.s'],
  ['namespaces/bus/topics/events/subscriptions/train', 'subscription.s'],
  [`${BUS}/topics/events/subscriptions/train/rules/r`, 'subscription.s'],
  [`${BUS}/topics/others`, undefined],
  [`${BUS.replace(/bus$/, 'far')}/topics/events`, undefined],
  [`${BUS}/topics/events/subscriptions/other`, undefined],
  ['/x', undefined],
])('at %s is %s', (id, address) => {
  expect(placesOf(MADE).at(id)?.address.replace(`${SB}_`, '')).toBe(address);
});

describe('what something is in', () => {
  const parents = (resource: Resources) => {
    const places = placesOf({ ...MADE, ...resource });
    const [[type, all]] = Object.entries(resource) as [[string, Readonly<Record<string, object>>]];
    const own = places.ofType(type).find(({ address }) => address === `${type}.${Object.keys(all)[0]}`);
    if (type === `${SB}_subscription_rule`) return inWords(places.subscriptionOf(own!));
    return inWords(type === `${SB}_subscription` ? places.topicOf(own!) : places.namespaceOf(own!));
  };

  test.each<[what: string, type: string, values: object, parent: string]>([
    ['a topic by a reference', 'topic', { namespace_id: `\${${SB}_namespace.n.id}` }, 'namespace.n'],
    ['a topic by an id', 'topic', { namespace_id: BUS }, 'namespace.n'],
    ['a topic by an id of elsewhere', 'topic', { namespace_id: `${BUS}2` }, `id ${BUS}2`],
    ['a topic by a name', 'topic', { namespace_name: 'BUS' }, 'namespace.n'],
    ['a topic by a name of elsewhere', 'topic', { namespace_name: 'Far' }, 'id /namespaces/Far'],
    [
      'a topic by a name that is not known',
      'topic',
      { namespace_name: UNKNOWN },
      `unknown: a part of its name is ${UNKNOWN}`,
    ],
    ['a topic by a reference to a name', 'topic', { namespace_name: `\${${SB}_namespace.n.name}` }, 'namespace.n'],
    ['a topic by nothing', 'topic', {}, 'absent'],
    ['a subscription by names', 'subscription', { topic_name: 'events', namespace_name: 'bus' }, 'topic.t'],
    [
      'a subscription by names of elsewhere',
      'subscription',
      { topic_name: 'x', namespace_name: 'bus' },
      'id /namespaces/bus/topics/x',
    ],
    [
      'a subscription by one name that is not known',
      'subscription',
      { topic_name: 'events', namespace_name: UNKNOWN },
      `unknown: a part of its name is ${UNKNOWN}`,
    ],
    ['a subscription by nothing', 'subscription', {}, 'absent'],
    [
      'a rule by names',
      'subscription_rule',
      { subscription_name: 'TRAIN', topic_name: 'events', namespace_name: 'bus' },
      'subscription.s',
    ],
    [
      'a rule by names of elsewhere',
      'subscription_rule',
      { subscription_name: 'x', topic_name: 'events', namespace_name: 'bus' },
      'id /namespaces/bus/topics/events/subscriptions/x',
    ],
    [
      'a rule by one name that is not known',
      'subscription_rule',
      { subscription_name: UNKNOWN, topic_name: 'events', namespace_name: 'bus' },
      `unknown: a part of its name is ${UNKNOWN}`,
    ],
    ['a rule by nothing', 'subscription_rule', {}, 'absent'],
  ])('%s', (_, type, values, parent) => {
    const found = parents({ [`${SB}_${type}`]: { own: { name: 'own', ...values } } });
    expect(found.replace('id namespaces', 'id /namespaces')).toBe(parent);
  });
});

describe('what something of a plan is in, by names', () => {
  const UNKNOWN_LATER = { unknown: ['var.later'] };
  const created = (address: string, after: Values, unknown: readonly string[] = []): PlannedChange => ({
    address: `${SB}_${address}`,
    before: null,
    after,
    unknown: Object.fromEntries(unknown.map((argument) => [argument, UNKNOWN_LATER.unknown])),
  });
  const PLANNED = [
    created('namespace.n', { name: 'Bus' }),
    created('topic.t', { name: 'Events', namespace_name: 'bus' }),
    created('queue.q', { name: 'Review', namespace_name: 'bus' }),
    created('subscription.s', { name: 'Train', topic_name: 'events', namespace_name: 'bus' }),
  ];
  const parentOf = (type: string, after: Values, unknown: readonly string[]) => {
    const file = planFile([...PLANNED, created(`${type}.own`, { name: 'own', ...after }, unknown)]);
    const places = new Places(parseDocument('plan.json', readFileSync(file, 'utf8')));
    const own = places.ofType(`${SB}_${type}`).find(({ address }) => address.endsWith('.own'))!;
    if (type === 'subscription_rule') return inWords(places.subscriptionOf(own));
    return inWords(type === 'subscription' ? places.topicOf(own) : places.namespaceOf(own));
  };

  test.each<[what: string, type: string, values: Values, unknown: readonly string[], parent: string]>([
    ['a topic', 'topic', { namespace_name: 'BUS' }, [], 'namespace.n'],
    ['a topic of elsewhere', 'topic', { namespace_name: 'Far' }, [], 'id /namespaces/Far'],
    ['a queue', 'queue', { namespace_name: 'bus' }, [], 'namespace.n'],
    ['a topic by nothing', 'topic', {}, [], 'absent'],
    ['a topic by an empty name', 'topic', { namespace_name: '' }, [], 'absent'],
    ['a topic by a name that is not known', 'topic', {}, ['namespace_name'], 'unknown: it is known after apply'],
    ['a subscription', 'subscription', { topic_name: 'EVENTS', namespace_name: 'bus' }, [], 'topic.t'],
    [
      'a subscription of elsewhere',
      'subscription',
      { topic_name: 'x', namespace_name: 'bus' },
      [],
      'id /namespaces/bus/topics/x',
    ],
    [
      'a subscription of which one name is not known',
      'subscription',
      { topic_name: 'events' },
      ['namespace_name'],
      'unknown: it is known after apply',
    ],
    ['a subscription by nothing', 'subscription', {}, [], 'absent'],
    [
      'a rule',
      'subscription_rule',
      { subscription_name: 'train', topic_name: 'events', namespace_name: 'bus' },
      [],
      'subscription.s',
    ],
    [
      'a rule of elsewhere',
      'subscription_rule',
      { subscription_name: 'x', topic_name: 'events', namespace_name: 'bus' },
      [],
      'id /namespaces/bus/topics/events/subscriptions/x',
    ],
    [
      'a rule of which one name is not known',
      'subscription_rule',
      { subscription_name: 'train', namespace_name: 'bus' },
      ['topic_name'],
      'unknown: it is known after apply',
    ],
    ['a rule by nothing', 'subscription_rule', {}, [], 'absent'],
  ])('%s', (_, type, values, unknown, parent) => {
    expect(parentOf(type, values, unknown)).toBe(parent);
  });
});

describe('what is read is what the document has already', () => {
  const read = (type: string, values: object) => {
    const places = placesOf(MADE, { [`${SB}_${type}`]: { read: values } });
    return places.ofType(`${SB}_${type}`).map(({ address }) => address.replace(`${SB}_`, ''));
  };

  test.each<[what: string, type: string, values: object, isSame: boolean]>([
    ['a namespace of the name', 'namespace', { name: 'bus' }, true],
    ['a namespace of another', 'namespace', { name: 'far' }, false],
    ['a topic of the namespace', 'topic', { name: 'events', namespace_id: BUS }, true],
    ['a topic of another name', 'topic', { name: 'event', namespace_id: BUS }, false],
    ['a topic of another namespace', 'topic', { name: 'events', namespace_id: `${BUS}2` }, false],
    ['a topic of a namespace that is not known', 'topic', { name: 'events', namespace_id: UNKNOWN }, false],
    ['a topic of a name that is not known', 'topic', { name: UNKNOWN, namespace_id: BUS }, false],
    ['a queue', 'queue', { name: 'review', namespace_name: 'bus' }, true],
    ['a queue of the name of a topic', 'queue', { name: 'events', namespace_name: 'bus' }, false],
    ['a subscription', 'subscription', { name: 'train', topic_id: `${BUS}/topics/events` }, true],
    ['a subscription by names', 'subscription', { name: 'train', topic_name: 'events', namespace_name: 'bus' }, true],
    ['a subscription of another topic', 'subscription', { name: 'train', topic_id: `${BUS}/topics/x` }, false],
    ['a subscription of a topic that is not known', 'subscription', { name: 'train', topic_id: UNKNOWN }, false],
  ])('%s', (_, type, values, isSame) => {
    expect(read(type, values)).toHaveLength(isSame ? 1 : 2);
    // What the document makes goes before what it reads.
    expect(read(type, values)[0]).not.toMatch(/^data\./);
  });

  test('and leads to it', () => {
    const s = { name: 'x', topic_id: `\${data.${SB}_topic.read.id}` };
    const places = placesOf(
      { ...MADE, [`${SB}_subscription`]: { s } },
      { [`${SB}_topic`]: { read: { name: 'EVENTS', namespace_name: 'bus' } } },
    );
    expect(inWords(places.topicOf(places.ofType(`${SB}_subscription`)[0]!))).toBe('topic.t');
  });

  test('two that are there of one name are two', () => {
    const two = { a: { name: 'x', namespace_id: BUS }, b: { name: 'x', namespace_id: BUS } };
    expect(placesOf({ [`${SB}_topic`]: two }).ofType(`${SB}_topic`)).toHaveLength(2);
  });
});

test.each<[what: string, target: Target, key: string]>([
  ['its name in small letters', { kind: 'id', id: BUS.replace(/bus$/, 'BUS') }, 'bus'],
  ['the whole of what is no id', { kind: 'id', id: 'X' }, 'x'],
  ['nothing, where nothing is known', { kind: 'unknown', why: 'x' }, ''],
  ['nothing, where there is none', { kind: 'absent' }, ''],
])('a namespace is called by %s', (_, target, key) => {
  expect(placesOf(MADE).namespaceKey(target)).toBe(key);
});

test('a namespace is called by its name, or by its address where that is not known', () => {
  const places = placesOf({ [`${SB}_namespace`]: { a: { name: 'A' }, b: { name: UNKNOWN } } });
  const keys = places.ofType(`${SB}_namespace`).map((resource) => places.namespaceKey({ kind: 'resource', resource }));
  expect(keys).toEqual(['a', `${SB}_namespace.b`]);
});

test('there is nothing of a type that the document has not, and of others only what is of Azure', () => {
  const places = placesOf({ azurerm_storage_account: { a: { name: 5 } }, other_thing: { b: {} } });
  expect(places.ofType(`${SB}_topic`)).toEqual([]);
  expect(places.resources.map(({ address, values }) => [address, values.name])).toEqual([
    ['azurerm_storage_account.a', '5'],
  ]);
  expect(places.assumptions()).toEqual([]);
});
