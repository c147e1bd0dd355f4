import { readFileSync } from 'node:fs';
import { knownOf, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { type PlannedChange, planFile } from '../support/small-plans';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const SB = 'azurerm_servicebus';
const UNKNOWN = '${var.later}';
const inNamespace = (namespace: string) => ({ namespace_id: `\${${SB}_namespace.${namespace}.id}` });
const NAMESPACES: Resources = {
  [`${SB}_namespace`]: { one: { name: 'one' }, two: { name: 'two' }, open: { name: UNKNOWN } },
};

/** Where the queue `from` of a namespace forwards to: the address of an entity, or what is said instead. */
function targetOf(
  forward_to: unknown,
  { namespace = 'one', queues = {}, topics = {} }: { namespace?: string; queues?: object; topics?: object },
) {
  const resource = {
    ...NAMESPACES,
    [`${SB}_queue`]: { from: { name: 'from', ...inNamespace(namespace), forward_to }, ...queues },
    [`${SB}_topic`]: topics,
  };
  const topology = topologyOf(parseDocument('x', JSON.stringify({ resource })));
  const to = topology.queues.find(({ name }) => name === 'from')!.forwardTo;
  if (to.kind === 'unknown') return `unknown: ${to.unresolved.argument}: ${to.unresolved.problem}`;
  if (to.value === undefined) return 'nowhere';
  const { name, entity, isDeleted } = to.value;
  expect(isDeleted).toBe(false);
  return entity === undefined ? `elsewhere: ${name}` : `${name}: ${entity.address.replace(`${SB}_`, '')}`;
}
const queue = (namespace: string, name: unknown = 'to') => ({ name, ...inNamespace(namespace) });
const TO = `\${${SB}_queue.to.name}`;

test.each<[what: string, forward: unknown, entities: Parameters<typeof targetOf>[1], target: string]>([
  ['nothing', undefined, {}, 'nowhere'],
  ['an empty name', '', {}, 'nowhere'],
  ['what only Terraform knows', UNKNOWN, {}, `unknown: forward_to: it is ${UNKNOWN}`],
  ['a queue by reference', TO, { queues: { to: queue('one') } }, 'to: queue.to'],
  ['a queue by its name, in other letters', 'To', { queues: { to: queue('one', 'tO') } }, 'tO: queue.to'],
  ['a topic by reference', `\${${SB}_topic.to.name}`, { topics: { to: queue('one') } }, 'to: topic.to'],
  ['a topic by its name', 'to', { topics: { to: queue('one') } }, 'to: topic.to'],
  ['a queue that is elsewhere', 'to', {}, 'elsewhere: to'],
  // azurerm takes the name, whichever it was written for.
  [
    'the queue of its own namespace that has the name of another',
    TO,
    { queues: { to: queue('two'), own: queue('one') } },
    'to: queue.own',
  ],
  ['the name of a queue of another namespace', TO, { queues: { to: queue('two') } }, 'elsewhere: to'],
  ['not a queue of the name in another namespace', 'to', { queues: { to: queue('two') } }, 'elsewhere: to'],
  [
    'perhaps a queue of a namespace that is not known, by reference',
    TO,
    { queues: { to: { name: 'to', namespace_id: UNKNOWN } } },
    'unknown: forward_to: it is to, and whether that is one of this document is not known, since a namespace or a name is not',
  ],
  [
    'a queue by reference, from a namespace that is not known',
    TO,
    { namespace: 'open', queues: { to: queue('open') } },
    'to: queue.to',
  ],
  [
    'perhaps a queue of a namespace that is not known',
    'to',
    { queues: { to: { name: 'TO', namespace_id: UNKNOWN } } },
    'unknown: forward_to: it is to, and whether that is one of this document is not known, since a namespace or a name is not',
  ],
  [
    'perhaps a queue whose name is not known',
    'to',
    { queues: { to: queue('one', UNKNOWN) } },
    'unknown: forward_to: it is to, and whether that is one of this document is not known, since a namespace or a name is not',
  ],
  [
    'not a queue of another namespace whose name is not known',
    'to',
    { queues: { to: queue('two', UNKNOWN) } },
    'elsewhere: to',
  ],
  ['not a queue of another name', 'to', { queues: { to: { name: 'too', namespace_id: UNKNOWN } } }, 'elsewhere: to'],
])('something forwards to %s', (_, forward, entities, target) => {
  expect(targetOf(forward, entities)).toBe(target);
});

test('what is read does not tell where it forwards to, unless it does', () => {
  const read = (more: object) => {
    const data = {
      [`${SB}_topic`]: { t: { name: 't', namespace_id: '/n' } },
      [`${SB}_subscription`]: { s: { name: 's', topic_id: `\${data.${SB}_topic.t.id}`, ...more } },
    };
    const { topics, unresolved } = topologyOf(parseDocument('x', JSON.stringify({ data })));
    const { forwardTo, forwardDeadLetteredMessagesTo } = knownOf(topics[0]!.subscriptions)[0]!;
    return {
      kinds: [forwardTo.kind, forwardDeadLetteredMessagesTo.kind],
      told: unresolved.flatMap(({ argument, problem }) =>
        /^forward/.test(argument) ? [`${argument}: ${problem}`] : [],
      ),
    };
  };
  expect(read({})).toEqual({
    kinds: ['unknown', 'unknown'],
    told: [
      'forward_to: its data source does not tell',
      'forward_dead_lettered_messages_to: its data source does not tell',
    ],
  });
  expect(read({ forward_to: '', forward_dead_lettered_messages_to: 'far' })).toEqual({
    kinds: ['known', 'known'],
    told: [],
  });
});

test('messages and dead letters go their own ways', () => {
  const resource = {
    ...NAMESPACES,
    [`${SB}_topic`]: { t: queue('one', 't') },
    [`${SB}_queue`]: { a: queue('one', 'a'), b: { ...queue('one', 'b'), forward_dead_lettered_messages_to: 'a' } },
    [`${SB}_subscription`]: {
      s: { name: 's', topic_id: `\${${SB}_topic.t.id}`, forward_to: 'a', forward_dead_lettered_messages_to: 'b' },
    },
  };
  const { topics, queues } = topologyOf(parseDocument('x', JSON.stringify({ resource })));
  const to = (one: (typeof queues)[number] | ReturnType<typeof subscription>) =>
    [one!.forwardTo, one!.forwardDeadLetteredMessagesTo].map((fact) =>
      fact.kind === 'known' ? fact.value?.name : '?',
    );
  const subscription = () => knownOf(topics[0]!.subscriptions)[0];
  expect([to(subscription()), ...queues.map(to)]).toEqual([
    ['a', 'b'],
    [undefined, undefined],
    [undefined, 'a'],
  ]);
});

describe('where something of a plan forwards to, whose name only the apply tells', () => {
  const created = (address: string, after: Readonly<Record<string, unknown>>, unknown = {}): PlannedChange => ({
    address: `${SB}_${address}`,
    before: null,
    after,
    unknown,
  });
  const target = (namespace: string | undefined, queues: readonly PlannedChange[]) => {
    const references = [`${SB}_queue.to.name`, `${SB}_queue.to`];
    const unknown = { forward_to: references, ...(namespace === undefined && { namespace_name: ['var.later'] }) };
    const from = created('queue.from', { name: 'from', ...(namespace && { namespace_name: namespace }) }, unknown);
    const document = parseDocument('plan.json', readFileSync(planFile([from, ...queues]), 'utf8'));
    const to = topologyOf(document).queues.find(({ name }) => name === 'from')!.forwardTo;
    if (to.kind === 'unknown') return 'unknown';
    return to.value?.entity?.address.replace(`${SB}_`, '') ?? `elsewhere: ${to.value?.name}`;
  };
  const to = (namespace_name: string | undefined, name = 'queue.to') =>
    namespace_name === undefined
      ? created(name, { name: 'to' }, { namespace_name: ['var.later'] })
      : created(name, { name: 'to', namespace_name });

  test.each<[what: string, namespace: string | undefined, queues: readonly PlannedChange[], found: string]>([
    ['what it refers to', 'one', [to('ONE')], 'queue.to'],
    ['what it refers to, whose namespace is not known', 'one', [to(undefined)], 'queue.to'],
    ['what it refers to, where its own namespace is not known', undefined, [to('one')], 'queue.to'],
    ['what has the name in its own namespace', 'one', [to('two'), to('one', 'queue.own')], 'queue.own'],
    ['the name, which its own namespace has not', 'one', [to('two')], 'elsewhere: to'],
  ])('%s', (_, namespace, queues, found) => {
    expect(target(namespace, queues)).toBe(found);
  });
});
