import { readFileSync } from 'node:fs';
import { parseDocument } from '../../../lib/terraform';
import { planFile } from '../../support/small-plans';
import type { Resources } from '../documents';
import {
  ASSIGNMENT,
  alone,
  at,
  BUS,
  doubt,
  grant,
  idOf,
  NOBODY,
  QUEUE,
  RECEIVER,
  RULE,
  SOMEWHERE,
  TOPIC,
  TOPIC_NAME,
  TRAIN,
  TRAIN_NAME,
  takes,
  told,
} from './grants';
import { LATER, saidIn } from './said';

/** Who shares messages, by scopes of which one is in the other, above and below. */

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
    [MANAGEMENT, 'azurerm_management_group.m', 'doubt'],
    ['${azurerm_subscription.made.id}', 'azurerm_subscription.made', 'doubt'],
    ['/', '/', 'shares'],
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
