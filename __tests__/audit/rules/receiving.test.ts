import { readFileSync } from 'node:fs';
import { parseDocument } from '../../../lib/terraform';
import { planFile } from '../../support/small-plans';
import { documentOf, type Resources } from '../documents';
import { LATER, saidIn } from './said';

/**
 * Who takes messages from whom, and what an auditor reads of it: each way of being let in, against each other one, at
 * each scope above and below.
 */

const RULE = 'SB-RBAC-005';
const ASSIGNMENT = 'azurerm_role_assignment';
const RECEIVER = 'Azure Service Bus Data Receiver';
const WANTED = 'and shall be nobody else who may receive there';
const idOf = (type: string, name: string) => `\${azurerm_servicebus_${type}.${name}.id}`;
const BUS = idOf('namespace', 'bus');
const TOPIC = idOf('topic', 'events');
const TRAIN = idOf('subscription', 'train');
const QUEUE = idOf('queue', 'review');
const TRAIN_NAME = 'azurerm_servicebus_subscription.train';
const TOPIC_NAME = 'azurerm_servicebus_topic.events';

const THINGS: Resources = {
  azurerm_resource_group: { g: { name: 'rg' }, h: { name: 'other' }, later: { name: LATER } },
  azurerm_servicebus_namespace: {
    bus: { name: 'bus', resource_group_name: 'RG' },
    far: { name: 'far', resource_group_name: 'other' },
    lost: { name: 'lost', resource_group_name: LATER },
  },
  azurerm_servicebus_topic: {
    events: { name: 'events', namespace_id: BUS },
    more: { name: 'more', namespace_id: BUS },
    lost: { name: 'lost', namespace_id: LATER },
  },
  azurerm_servicebus_queue: { review: { name: 'review', namespace_id: BUS } },
  azurerm_servicebus_subscription: {
    train: { name: 'train', topic_id: TOPIC },
    other: { name: 'other', topic_id: TOPIC },
    lost: { name: 'lost', topic_id: idOf('topic', 'lost') },
  },
  azurerm_key_vault: { v: { name: 'v' } },
  azurerm_management_group: { m: { name: 'm' } },
  azurerm_subscription: { made: { subscription_name: 'made' } },
};
const DATA = {
  data: { azurerm_subscription: { s: {}, other: { subscription_id: 'o' } } },
  variable: { later: {} },
};

type Grant = Readonly<Record<string, unknown>>;
const grant = (scope: unknown, principal_id: unknown, more: object = {}): Grant => ({
  scope,
  principal_id,
  role_definition_name: RECEIVER,
  ...more,
});

/** What the rule says of each of some assignments and keys; those whose names begin so are keys of that kind. */
function told(grants: Readonly<Record<string, Grant>>, more: Resources = {}, others: object = {}) {
  const resources: Record<string, Record<string, object>> = {};
  const addresses = Object.entries(grants).map(([name, values]) => {
    const kind = /^(topic|queue|namespace)Key/.exec(name)?.[1];
    const type = kind === undefined ? ASSIGNMENT : `azurerm_servicebus_${kind}_authorization_rule`;
    resources[type] = { ...resources[type], [name]: values };
    return [name, `${type}.${name}`] as const;
  });
  for (const each of [THINGS, more]) {
    for (const [type, byName] of Object.entries(each)) resources[type] = { ...resources[type], ...byName };
  }
  const document = documentOf(resources, { ...DATA, ...others });
  return Object.fromEntries(addresses.map(([name, address]) => [name, saidIn(document, RULE, address)]));
}

const alone = (name: string) => `compliant: there is nobody else may receive at ${name}, ${WANTED}`;
/** Told of a grant: that it takes from others, each with who it is. */
const takes = (name: string, ...others: readonly (readonly [address: string, who: string])[]) =>
  `non-compliant: ${others.map(([address, who]) => `there [${address}] is it may receive at ${name}, where ${who} does, ${WANTED}`).join('\n')}`;
const at = (name: string, who: string, scope?: string) =>
  [`${ASSIGNMENT}.${name}`, `${who} (${ASSIGNMENT}.${name}${scope === undefined ? '' : `, at ${scope}`})`] as const;
const doubt = (name: string) =>
  `unknown: nothing tells whether ${ASSIGNMENT}.${name} is about somebody else who receives there`;
const NOBODY = 'not-applicable: it lets nobody receive messages';
const UNCLEAR = 'unknown: nothing tells whether it lets somebody receive messages';
const SOMEWHERE = 'unknown: where it lets somebody receive is known to Terraform alone';

describe('of two at one subscription', () => {
  const APP: Resources = {
    azurerm_linux_function_app: {
      app: { name: 'app', identity: { type: 'UserAssigned', identity_ids: ['/ids/APP'] } },
    },
  };
  const PROGRAM = 'azurerm_linux_function_app.app';
  /** Ways of being let in, from the least claim to the most, and how each is called. */
  const WAYS = {
    people: [grant(TRAIN, 'group', { principal_type: 'Group' }), 'group'],
    user: [grant(TRAIN, 'user', { principal_type: 'User' }), 'user'],
    further: [grant(TOPIC, 'further', { principal_type: 'ServicePrincipal' }), 'further'],
    exact: [grant(TRAIN, 'exact'), 'exact'],
    program: [grant(TRAIN, '/IDS/app'), PROGRAM],
  } as const;
  type Way = keyof typeof WAYS;
  const nameOf = (way: Way) => (way === 'further' ? TOPIC_NAME : TRAIN_NAME);
  const CLAIM = { people: 0, user: 0, further: 1, exact: 2, program: 3 };
  const PAIRS = (Object.keys(WAYS) as Way[]).flatMap((own) =>
    (Object.keys(WAYS) as Way[]).flatMap((other) => (own === other ? [] : [[own, other] as const])),
  );

  test.each(PAIRS)('%s beside %s', (own, other) => {
    const isTold = CLAIM[own] <= CLAIM[other] && CLAIM[other] > 0;
    const who = at(other, WAYS[other][1], other === 'further' ? TOPIC_NAME : undefined);
    expect(told({ [own]: WAYS[own][0], [other]: WAYS[other][0] }, APP)[own]).toBe(
      isTold ? takes(nameOf(own), who) : alone(nameOf(own)),
    );
  });

  test.each(['people', 'further', 'exact', 'program'] as const)('two of one kind: %s', (way) => {
    const [values, who] = WAYS[way];
    const again =
      way === 'program'
        ? { ...values, principal_id: `\${${PROGRAM}2.identity[0].principal_id}` }
        : { ...values, principal_id: 'again' };
    const two: Resources = {
      azurerm_linux_function_app: { ...APP.azurerm_linux_function_app, app2: { identity: { type: 'SystemAssigned' } } },
    };
    const who2 = way === 'program' ? `${PROGRAM}2` : 'again';
    const scope = way === 'further' ? TOPIC_NAME : undefined;
    expect(told({ one: values, two: again }, two)).toEqual(
      way === 'people'
        ? { one: alone(TRAIN_NAME), two: alone(TRAIN_NAME) }
        : { one: takes(nameOf(way), at('two', who2, scope)), two: takes(nameOf(way), at('one', who, scope)) },
    );
  });

  const KEY = { topic_id: TOPIC, listen: true };
  const KEY_ADDRESS = 'azurerm_servicebus_topic_authorization_rule.topicKey';
  const keyAt = [KEY_ADDRESS, `somebody (${KEY_ADDRESS}, at ${TOPIC_NAME})`] as const;

  test.each<[way: Way, key: boolean, it: boolean]>([
    ['people', false, true],
    ['further', true, true],
    ['exact', true, false],
    ['program', true, false],
  ])('a key of the topic beside %s', (way, key, it) => {
    const scope = way === 'further' ? TOPIC_NAME : undefined;
    expect(told({ it: WAYS[way][0], topicKey: KEY }, APP)).toEqual({
      it: it ? takes(nameOf(way), keyAt) : alone(nameOf(way)),
      topicKey: key ? takes(TOPIC_NAME, at('it', WAYS[way][1], scope)) : alone(TOPIC_NAME),
    });
  });

  test('keys are anybody, and so nobody else', () => {
    expect(told({ topicKey: KEY, topicKey2: KEY })).toEqual({
      topicKey: alone(TOPIC_NAME),
      topicKey2: alone(TOPIC_NAME),
    });
  });

  test.each<[own: Way, toOwn: string, toLater: 'taken' | 'alone' | 'doubt']>([
    ['program', 'doubt', 'taken'],
    ['exact', 'doubt', 'doubt'],
    ['further', 'doubt', 'doubt'],
    ['people', 'doubt', 'alone'],
  ])('somebody of whom it is known later whether it is people, beside %s', (own, _, toLater) => {
    const found = told({ own: WAYS[own][0], later: grant(TRAIN, 'x', { principal_type: LATER }) }, APP);
    const scope = own === 'further' ? TOPIC_NAME : undefined;
    expect(found).toEqual({
      own: doubt('later'),
      later:
        toLater === 'taken'
          ? takes(TRAIN_NAME, at('own', WAYS[own][1], scope))
          : toLater === 'alone'
            ? alone(TRAIN_NAME)
            : doubt('own'),
    });
  });

  test.each<[what: string, other: Grant, said: string]>([
    ['who is known later', grant(TRAIN, LATER), doubt('other')],
    ['whose role is known later', grant(TRAIN, 'q', { role_definition_name: LATER }), doubt('other')],
    ['whose place is known later', grant(LATER, 'q'), doubt('other')],
    ['who may not be there', grant(TRAIN, 'q', { count: LATER }), doubt('other')],
    [
      'who is read, and may be the same',
      grant(TRAIN, '${data.azurerm_user_assigned_identity.i.principal_id}'),
      doubt('other'),
    ],
    ['who is known later, at another subscription', grant(idOf('subscription', 'other'), LATER), alone(TRAIN_NAME)],
    ['who is known later, and is people', grant(TRAIN, LATER, { principal_type: 'User' }), alone(TRAIN_NAME)],
    ['who is the same', grant(TOPIC, 'P'), alone(TRAIN_NAME)],
    ['who only sends', grant(TRAIN, 'q', { role_definition_name: 'Azure Service Bus Data Sender' }), alone(TRAIN_NAME)],
  ])('beside somebody %s', (_, other, expected) => {
    const data = { ...DATA.data, azurerm_user_assigned_identity: { i: { name: 'i' } } };
    expect(told({ it: grant(TRAIN, 'p'), other }, {}, { data }).it).toBe(expected);
  });

  test('of several each is told, and one that nobody knows only where there is no other', () => {
    const found = told({
      it: grant(TRAIN, 'p'),
      later: grant(TRAIN, LATER),
      q: grant(TRAIN, 'q'),
      r: grant(TRAIN, 'r'),
    });
    expect(found.it).toBe(takes(TRAIN_NAME, at('q', 'q'), at('r', 'r')));
    expect(told({ it: grant(TRAIN, 'p'), a: grant(TRAIN, LATER), b: grant(TRAIN, LATER) }).it).toBe(doubt('a'));
  });
});

describe('at scopes of which one is in the other', () => {
  const GROUP = '${azurerm_resource_group.g.id}';
  const SUBSCRIPTION = '${data.azurerm_subscription.s.id}';
  const MANAGEMENT = '${azurerm_management_group.m.id}';
  const idOfGroup = (name: string) => `\${azurerm_resource_group.${name}.id}`;
  const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/far-away';
  const LEAVES = [TRAIN, idOf('subscription', 'other'), idOf('subscription', 'lost')];
  type Answer = 'shares' | 'not' | 'doubt';

  test.each<[outer: string, called: string, answer: Answer]>([
    [TRAIN, TRAIN_NAME, 'shares'],
    [TOPIC, TOPIC_NAME, 'shares'],
    [BUS, 'azurerm_servicebus_namespace.bus', 'shares'],
    [GROUP, 'azurerm_resource_group.g', 'shares'],
    [SUBSCRIPTION, 'data.azurerm_subscription.s', 'shares'],
    ['/subscriptions/s/resourceGroups/RG', '/subscriptions/s/resourceGroups/RG', 'shares'],
    ['/subscriptions/s/resourceGroups/rg/', '/subscriptions/s/resourceGroups/rg/', 'shares'],
    [idOf('subscription', 'other'), 'azurerm_servicebus_subscription.other', 'not'],
    [idOf('topic', 'more'), 'azurerm_servicebus_topic.more', 'not'],
    [QUEUE, 'azurerm_servicebus_queue.review', 'not'],
    [idOf('namespace', 'far'), 'azurerm_servicebus_namespace.far', 'not'],
    ['${azurerm_resource_group.h.id}', 'azurerm_resource_group.h', 'not'],
    ['/subscriptions/s/resourceGroups/other', '/subscriptions/s/resourceGroups/other', 'not'],
    [ID, ID, 'not'],
    [`${ID}/queues/q`, `${ID}/queues/q`, 'not'],
    [`${ID}/topics/t/subscriptions/s`, `${ID}/topics/t/subscriptions/s`, 'not'],
    [`${BUS}/topics/gone`, 'azurerm_servicebus_namespace.bus/topics/gone', 'not'],
    [`${BUS}/queues/gone`, 'azurerm_servicebus_namespace.bus/queues/gone', 'not'],
    ['/subscriptions/s', '/subscriptions/s', 'doubt'],
    [
      '/providers/Microsoft.Management/managementGroups/m',
      '/providers/Microsoft.Management/managementGroups/m',
      'doubt',
    ],
    ['${data.azurerm_subscription.other.id}', 'data.azurerm_subscription.other', 'doubt'],
    ['${azurerm_resource_group.later.id}', 'azurerm_resource_group.later', 'doubt'],
    ['/subscriptions/o/resourceGroups/other', '/subscriptions/o/resourceGroups/other', 'not'],
    [idOf('namespace', 'lost'), 'azurerm_servicebus_namespace.lost', 'doubt'],
    [idOf('topic', 'lost'), 'azurerm_servicebus_topic.lost', 'doubt'],
    [idOf('subscription', 'lost'), 'azurerm_servicebus_subscription.lost', 'not'],
  ])('a worker of a subscription, and one at %s', (outer, called, answer) => {
    const isSame = outer === TRAIN;
    expect(told({ it: grant(TRAIN, 'p'), outer: grant(outer, 'q') })).toEqual({
      it: isSame ? takes(TRAIN_NAME, at('outer', 'q')) : alone(TRAIN_NAME),
      outer: answer === 'shares' ? takes(called, at('it', 'p')) : answer === 'doubt' ? doubt('it') : alone(called),
    });
    if (LEAVES.includes(outer)) return;
    // Of two that are no more than around it, both are told.
    expect(told({ it: grant(TOPIC, 'p'), outer: grant(outer, 'q') })).toEqual({
      it:
        answer === 'shares'
          ? takes(TOPIC_NAME, at('outer', 'q', called))
          : answer === 'doubt'
            ? doubt('outer')
            : alone(TOPIC_NAME),
      outer:
        answer === 'shares'
          ? takes(called, at('it', 'p', TOPIC_NAME))
          : answer === 'doubt'
            ? doubt('it')
            : alone(called),
    });
  });

  test.each<[what: string, one: string, other: string, shares: boolean]>([
    [
      'a group by its id, and by the same',
      '/subscriptions/s/resourceGroups/rg',
      '/subscriptions/S/resourcegroups/RG',
      true,
    ],
    [
      'groups of one name in two Azure subscriptions',
      '/subscriptions/s/resourceGroups/rg',
      '/subscriptions/o/resourceGroups/rg',
      false,
    ],
    ['a namespace in a group of another Azure subscription', ID, '/subscriptions/o/resourceGroups/rg', false],
    ['a namespace in the group of its id', ID, '/subscriptions/s/resourceGroups/rg', true],
    ['a queue in the namespace of its id', `${ID}/queues/q`, `${ID}/`, true],
    ['a queue, twice', `${ID}/queues/q/`, `${ID}/queues/q`, true],
    ['a group of the document, and its id', GROUP, '/subscriptions/s/resourceGroups/rg', true],
    ['a namespace by its id, in a group of the document', ID, GROUP, true],
    ['a group of the document, and another id', GROUP, '/subscriptions/s/resourceGroups/other', false],
    ['all that there is, and a namespace by its id', '/', ID, true],
    ['all that there is, and a subscription', '/', TRAIN, true],
    ['a group whose name is known later, twice', idOfGroup('later'), idOfGroup('later'), true],
    ['a namespace whose group is known later, twice', idOf('namespace', 'lost'), idOf('namespace', 'lost'), true],
    ['a management group, twice', MANAGEMENT, MANAGEMENT, true],
    ['a path in a namespace, and the namespace', `${BUS}/topics/gone`, BUS, true],
    ['a path in a namespace, and what is in it', `${BUS}/topics/gone/subscriptions/s`, `${BUS}/topics/Gone`, true],
    ['a path in a namespace, and its group', `${BUS}/topics/gone`, '/subscriptions/s/resourceGroups/rg', true],
    ['a path in a namespace, and one beside it', `${BUS}/topics/gone`, `${BUS}/topics/other`, false],
    ['two Azure subscriptions, one of which is that of all', SUBSCRIPTION, '/subscriptions/s', true],
  ])('%s', (_, one, other, shares) => {
    const statuses = Object.values(told({ one: grant(one, 'p'), other: grant(other, 'q') })).map(
      (said) => said.split(':')[0],
    );
    expect(statuses.includes('non-compliant')).toBe(shares);
    expect(statuses).not.toContain('unknown');
    expect(statuses).not.toContain('not-applicable');
  });

  test.each<[scope: string, said: string]>([
    ['${azurerm_key_vault.v.id}', NOBODY],
    ['${azurerm_key_vault.v.id}/keys/k', NOBODY],
    ['/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v', NOBODY],
    [`${TRAIN}/rules/r`, NOBODY],
    ['${data.azurerm_subscription.s.id}/resourceGroups/rg', SOMEWHERE],
    [`${TOPIC}/subscriptions/gone`, SOMEWHERE],
    [LATER, `unknown: scope is ${LATER}, which only Terraform knows`],
    ['${azapi_resource.x.id}', 'unknown: scope is ${azapi_resource.x.id}, which only Terraform knows'],
  ])('at %s', (scope, expected) => {
    const more: Resources = { azapi_resource: { x: { type: 'Microsoft.Insights/metricAlerts@2018-03-01' } } };
    expect(told({ it: grant(scope, 'p') }, more).it).toBe(expected);
  });

  test.each<[scope: string, it: 'doubt' | 'alone']>([
    // It may be the very subscription, and then both are told.
    [LATER, 'doubt'],
    [`${TOPIC}/subscriptions/gone`, 'doubt'],
    // Wherever the group is, who has all of it is told, and not who has a subscription in it.
    ['${data.azurerm_subscription.s.id}/resourceGroups/rg', 'alone'],
  ])('a worker of a subscription beside one at %s', (scope, it) => {
    const found = told({ it: grant(TRAIN, 'p'), other: grant(scope, 'q') });
    expect(found.it).toBe(it === 'doubt' ? doubt('other') : alone(TRAIN_NAME));
    // An owner of the topic has no more of a claim than who is somewhere.
    expect(told({ it: grant(TOPIC, 'p'), other: grant(scope, 'q') }).it).toBe(doubt('other'));
  });
});

describe('in a plan, at what is built from the id of a namespace that takes over', () => {
  const FAR = 'azurerm_servicebus_namespace.far';
  const SOMEWHERE_IN = `somewhere in ${FAR}`;
  const made = (address: string, after: object, unknown: Readonly<Record<string, readonly string[]>> = {}) => ({
    address,
    before: null,
    after: after as Readonly<Record<string, unknown>>,
    unknown,
  });
  const toFar = [`${FAR}.id`, FAR];
  const assigned = (name: string, after: object, scope: readonly string[] = toFar) =>
    made(`${ASSIGNMENT}.${name}`, { role_definition_name: RECEIVER, principal_id: name, ...after }, { scope });
  const topic = ['azurerm_servicebus_topic.t.id', 'azurerm_servicebus_topic.t'];
  const saidOfAll = (...assignments: ReturnType<typeof made>[]) => {
    const file = planFile([
      made('azurerm_servicebus_namespace.bus', { name: 'bus' }, { id: [] }),
      made(FAR, { name: 'far', resource_group_name: 'rg' }, { id: [] }),
      made('azurerm_servicebus_topic.t', { name: 't' }, { id: [], namespace_id: toFar }),
      made(
        'azurerm_servicebus_namespace_disaster_recovery_config.pair',
        { name: 'pair' },
        { primary_namespace_id: ['azurerm_servicebus_namespace.bus.id'], partner_namespace_id: toFar },
      ),
      ...assignments,
    ]);
    const document = parseDocument('plan.json', readFileSync(file, 'utf8'));
    return Object.fromEntries(
      assignments.map(({ address }) => [address.replace(`${ASSIGNMENT}.`, ''), saidIn(document, RULE, address)]),
    );
  };
  const group = '/subscriptions/s/resourceGroups/rg';

  test('it is in that namespace, and in all that this is in', () => {
    const wide = made(`${ASSIGNMENT}.wide`, { role_definition_name: RECEIVER, principal_id: 'w', scope: group });
    const people = { ...wide, address: `${ASSIGNMENT}.people`, after: { ...wide.after, principal_type: 'Group' } };
    const who = at('worker', 'worker', SOMEWHERE_IN);
    expect(saidOfAll(assigned('worker', {}), people)).toEqual({
      people: takes(group, who),
      worker: alone(SOMEWHERE_IN),
    });
    // Who has more of a claim of the two depends on what it is.
    expect(saidOfAll(assigned('worker', {}), wide)).toEqual({ worker: doubt('wide'), wide: takes(group, who) });
  });

  test('nobody knows whether it is what another one is', () => {
    expect(saidOfAll(assigned('one', {}), assigned('two', {}))).toEqual({ one: doubt('two'), two: doubt('one') });
    expect(saidOfAll(assigned('one', {}), assigned('two', {}, topic))).toEqual({
      one: doubt('two'),
      two: doubt('one'),
    });
  });
});

describe('what a role lets somebody do', () => {
  const ROLE = (guid: string) => ({
    role_definition_name: undefined,
    role_definition_id: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
  });
  const SEND = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39';

  test.each<[role: object, said: string]>([
    [{ role_definition_name: RECEIVER }, alone(TRAIN_NAME)],
    [{ role_definition_name: RECEIVER.toUpperCase() }, alone(TRAIN_NAME)],
    [{ role_definition_name: 'Azure Service Bus Data Owner' }, alone(TRAIN_NAME)],
    [{ role_definition_name: 'Azure Service Bus Data Sender' }, NOBODY],
    [{ role_definition_name: 'Reader' }, NOBODY],
    // By its name it may be one for messages.
    [{ role_definition_name: 'Service Bus Operator' }, UNCLEAR],
    [{ role_definition_name: 'Our ServiceBus Operator' }, UNCLEAR],
    [ROLE('4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'), alone(TRAIN_NAME)],
    [ROLE(SEND), NOBODY],
    [ROLE('8e3af657-a8ff-443c-a75c-2fe8c4bcb635'), NOBODY],
    [ROLE('00000000-1111-2222-3333-444444444444'), UNCLEAR],
    [{ role_definition_name: LATER }, UNCLEAR],
    [{ role_definition_name: undefined }, UNCLEAR],
    [
      { role_definition_name: undefined, role_definition_id: '${data.azurerm_role_definition.named.id}' },
      alone(TRAIN_NAME),
    ],
    [{ role_definition_name: undefined, role_definition_id: '${data.azurerm_role_definition.free.id}' }, UNCLEAR],
    [{ role_definition_name: undefined, role_definition_id: '${azurerm_key_vault.v.id}' }, UNCLEAR],
  ])('%j', (role, expected) => {
    const named = { name: RECEIVER, permissions: [{ data_actions: ['x'] }] };
    const data = { ...DATA.data, azurerm_role_definition: { named, free: { permissions: [{ data_actions: ['*'] }] } } };
    expect(told({ it: grant(TRAIN, 'p', role) }, {}, { data }).it).toBe(expected);
  });

  const RECEIVE = 'Microsoft.ServiceBus/namespaces/messages/receive/action';
  const lets = (...data_actions: unknown[]) => [{ data_actions }];

  test.each<[permissions: unknown, said: string]>([
    [lets(RECEIVE), alone(TRAIN_NAME)],
    [{ data_actions: [RECEIVE] }, alone(TRAIN_NAME)],
    [lets(RECEIVE.toUpperCase()), alone(TRAIN_NAME)],
    [lets('*'), alone(TRAIN_NAME)],
    [lets('Microsoft.ServiceBus/*'), alone(TRAIN_NAME)],
    [lets('*/receive/action'), alone(TRAIN_NAME)],
    [lets('Microsoft.ServiceBus/*/receive/*'), alone(TRAIN_NAME)],
    [lets('other', RECEIVE), alone(TRAIN_NAME)],
    [lets('other', LATER, RECEIVE), alone(TRAIN_NAME)],
    [lets(), NOBODY],
    [lets('Microsoft.ServiceBus/namespaces/messages/send/action'), NOBODY],
    [lets('Microsoft.ServiceBus'), NOBODY],
    [lets('receive/action'), NOBODY],
    // What means something in an expression means itself.
    [lets('Microsoft.ServiceBus/namespaces/messages/receive.action'), NOBODY],
    [lets('(Microsoft.ServiceBus/namespaces/messages/receive/action'), NOBODY],
    [lets(7), NOBODY],
    [lets(LATER), UNCLEAR],
    [[{ data_actions: LATER }], UNCLEAR],
    [LATER, UNCLEAR],
    [[LATER], UNCLEAR],
    [[LATER, { data_actions: [RECEIVE] }], alone(TRAIN_NAME)],
    [[{ data_actions: ['other'] }, { data_actions: [RECEIVE] }], alone(TRAIN_NAME)],
    [undefined, NOBODY],
    ['all', NOBODY],
    [[{ actions: [RECEIVE] }], NOBODY],
    [[{ data_actions: RECEIVE }], NOBODY],
    [[{ data_actions: ['*'], not_data_actions: [RECEIVE] }], NOBODY],
    [[{ data_actions: ['*'], not_data_actions: ['other'] }], alone(TRAIN_NAME)],
    [[{ data_actions: ['*'], not_data_actions: [LATER] }], UNCLEAR],
    [[{ data_actions: ['*'], not_data_actions: LATER }], UNCLEAR],
    [[{ data_actions: LATER, not_data_actions: [RECEIVE] }], NOBODY],
    [[{ data_actions: ['other'], not_data_actions: LATER }], NOBODY],
    [[{ data_actions: ['*'], not_data_actions: [RECEIVE] }, { data_actions: [LATER] }], UNCLEAR],
  ])('a role of its own with %j', (permissions, expected) => {
    const more: Resources = { azurerm_role_definition: { own: { name: 'own', permissions } } };
    const role = {
      role_definition_name: undefined,
      role_definition_id: '${azurerm_role_definition.own.role_definition_resource_id}',
    };
    expect(told({ it: grant(TRAIN, 'p', role) }, more).it).toBe(expected);
  });

  test.each<[rights: object, said: string]>([
    [{ listen: true }, alone(TOPIC_NAME)],
    [{ listen: 'true' }, alone(TOPIC_NAME)],
    [{ manage: true }, alone(TOPIC_NAME)],
    [{ listen: false, manage: true }, alone(TOPIC_NAME)],
    [{ listen: LATER, manage: true }, alone(TOPIC_NAME)],
    [{ send: true }, NOBODY],
    [{ listen: false, manage: 'false' }, NOBODY],
    [{ listen: LATER }, UNCLEAR],
    [{ listen: false, manage: LATER }, UNCLEAR],
  ])('a key with %j', (rights, expected) => {
    expect(told({ topicKey: { topic_id: TOPIC, ...rights } }).topicKey).toBe(expected);
  });

  test('each kind of key says by an argument of its own what it opens', () => {
    const found = told({
      namespaceKey: { namespace_id: BUS, listen: true },
      queueKey: { queue_id: QUEUE, listen: true },
      topicKey: { topic_id: LATER, listen: true },
    });
    expect(found).toEqual({
      namespaceKey: alone('azurerm_servicebus_namespace.bus'),
      queueKey: alone('azurerm_servicebus_queue.review'),
      topicKey: SOMEWHERE,
    });
  });
});

describe('which programs there are', () => {
  const TYPES = [
    ...['linux', 'windows'].flatMap((system) =>
      ['function_app', 'function_app_slot', 'web_app', 'virtual_machine'].map((kind) => `azurerm_${system}_${kind}`),
    ),
    ...['function_app_flex_consumption', 'logic_app_standard', 'logic_app_workflow'].map((kind) => `azurerm_${kind}`),
    ...['container_app', 'container_app_job', 'container_group'].map((kind) => `azurerm_${kind}`),
  ];
  const other = grant(TRAIN, 'q');
  /** What the rule says of the worker that is a program perhaps, and of the other one. */
  const beside = (principal: unknown, more: Resources) => told({ it: grant(TRAIN, principal), other }, more);
  const IS_PROGRAM = (address: string) => ({
    it: alone(TRAIN_NAME),
    other: takes(TRAIN_NAME, at('it', address)),
  });
  const ARE_ALIKE = (who: string) => ({
    it: takes(TRAIN_NAME, at('other', 'q')),
    other: takes(TRAIN_NAME, at('it', who)),
  });
  /** Each of the two may be a program, of which nobody knows. */
  const OPEN = { it: doubt('other'), other: doubt('it') };

  test.each(TYPES)('%s is one, by its own identity or by one that it is given', (type) => {
    const own: Resources = { [type]: { app: { identity: [{ type: 'SystemAssigned' }] } } };
    expect(beside(`\${${type}.app.identity[0].principal_id}`, own)).toEqual(IS_PROGRAM(`${type}.app`));
    const identity = { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.i.id}'] };
    const given: Resources = { azurerm_user_assigned_identity: { i: {} }, [type]: { app: { identity } } };
    expect(beside('${azurerm_user_assigned_identity.i.principal_id}', given)).toEqual(IS_PROGRAM(`${type}.app`));
  });

  test('what runs no program is none', () => {
    const more: Resources = { azurerm_storage_account: { s: { identity: { type: 'SystemAssigned' } } } };
    expect(beside('${azurerm_storage_account.s.identity[0].principal_id}', more)).toEqual(
      ARE_ALIKE('azurerm_storage_account.s'),
    );
  });

  const APP = 'azurerm_linux_function_app';
  const app = (identity: unknown, more: object = {}): Resources => ({ [APP]: { app: { identity, ...more } } });
  const OWN = `\${${APP}.app.identity[0].principal_id}`;

  test.each<[what: string, identity: unknown, who: unknown, more: object, said: object]>([
    ['by its id in other letters', { identity_ids: ['/IDS/a'] }, '/ids/A', {}, IS_PROGRAM(`${APP}.app`)],
    ['by the second of its ids', { identity_ids: ['/ids/x', '/ids/a'] }, '/ids/a', {}, IS_PROGRAM(`${APP}.app`)],
    ['by an identity named twice', { identity_ids: ['/ids/a', '/ids/a'] }, '/ids/a', {}, IS_PROGRAM(`${APP}.app`)],
    ['without an identity', undefined, 'p', {}, ARE_ALIKE('p')],
    ['with an empty list of identities', { identity_ids: [] }, 'p', {}, ARE_ALIKE('p')],
    [
      'with an identity of its own alone, as a plan has it',
      [{ type: 'SystemAssigned', identity_ids: null }],
      'p',
      {},
      ARE_ALIKE('p'),
    ],
    ['with one that is known later', { identity_ids: [LATER] }, 'p', {}, OPEN],
    ['with all known later', { identity_ids: LATER }, 'p', {}, OPEN],
    ['with a block that is known later', LATER, 'p', {}, OPEN],
    ['with a part that is known later', { x: LATER }, 'p', {}, OPEN],
    ['with a type that is known later', { type: LATER }, 'p', {}, ARE_ALIKE('p')],
    ['with a type that is known later, in a list', [{ type: LATER }], 'p', {}, ARE_ALIKE('p')],
    ['that may not be there', { type: 'SystemAssigned' }, 'p', { count: LATER }, OPEN],
    ['whose own identity it is', { type: LATER }, OWN, {}, IS_PROGRAM(`${APP}.app`)],
  ])('an app %s', (_, identity, who, more, expected) => {
    expect(beside(who, app(identity, more))).toEqual(expected);
  });

  test('of a program there may be more than the document shows', () => {
    const more: Resources = { azapi_resource: { x: { type: 'Microsoft.Web/sites@2023-01-01' } } };
    expect(beside('p', more)).toEqual({ it: doubt('other'), other: doubt('it') });
  });
});

test('of assignments there may be more than the document shows: who is in order is so as far as it goes', () => {
  const more: Resources = { azapi_resource: { x: { type: 'Microsoft.Authorization/roleAssignments@2022-04-01' } } };
  const found = told({ it: grant(TRAIN, 'p'), wide: grant(TOPIC, 'q') }, more);
  expect(found.it).toMatch(
    /^unknown: azapi_resource\.x makes Microsoft\.Authorization\/roleAssignments in ARM's own words/,
  );
  expect(found.wide).toMatch(/^non-compliant: /);
});
