import fc from 'fast-check';
import type { Status } from '../../lib/audit';
import { isLoose, overlap, type ScopeChain } from '../../lib/audit/rules/access/scope-chain';
import { parseDocument } from '../../lib/terraform';
import { synthEnvironmentTexts } from '../support/environments';
import { TRAINING } from '../support/training';
import { audited, documentOf, type Resources, recordAt } from './documents';

/**
 * Who takes messages away from whom. Two things decide of two grants: whether one scope is in the other, and who has
 * less of a claim to what is received there.
 */

const RULE = 'SB-RBAC-005';
const LATER = '${var.later}';
const RECEIVER = 'Azure Service Bus Data Receiver';
const OWNER = 'Azure Service Bus Data Owner';
const SENDER = 'Azure Service Bus Data Sender';
const idOf = (type: string, name: string) => `\${azurerm_servicebus_${type}.${name}.id}`;
const NAMESPACE = idOf('namespace', 'bus');
const TOPIC = idOf('topic', 'events');
const TRAIN = idOf('subscription', 'train');
const OTHER = idOf('subscription', 'other');
const principalOf = (name: string) => `\${azurerm_user_assigned_identity.${name}.principal_id}`;

const THINGS: Resources = {
  azurerm_resource_group: { g: { name: 'rg', location: 'westeurope' } },
  azurerm_servicebus_namespace: { bus: { name: 'bus', resource_group_name: '${azurerm_resource_group.g.name}' } },
  azurerm_servicebus_topic: { events: { name: 'events', namespace_id: NAMESPACE } },
  azurerm_servicebus_queue: { review: { name: 'review', namespace_id: NAMESPACE } },
  azurerm_servicebus_subscription: {
    train: { name: 'train', topic_id: TOPIC },
    other: { name: 'other', topic_id: TOPIC },
  },
  azurerm_user_assigned_identity: { f: { name: 'f' }, w: { name: 'w' } },
  azurerm_linux_function_app: {
    app: { name: 'app', identity: { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.f.id}'] } },
  },
};
/** What the function of the app may do. */
const FUNCTION = grant(TRAIN, principalOf('f'));
const PEOPLE = { principal_type: 'Group', principal_id: '11111111-0000-0000-0000-000000000001' };

function grant(scope: string, principal: string, more: object = {}) {
  return { scope, role_definition_name: RECEIVER, principal_id: principal, ...more };
}

/** The document of the things above, with these assignments beside the function's, and other resources. */
function withGrants(grants: Resources[string], more: Resources = {}, others: object = {}) {
  const resources: Record<string, object> = { ...THINGS, azurerm_role_assignment: { function: FUNCTION, ...grants } };
  for (const [type, byName] of Object.entries(more)) resources[type] = { ...THINGS[type], ...byName };
  return documentOf(resources as Resources, { variable: { later: {} }, ...others });
}

const AT = 'azurerm_role_assignment.';

test.each<[what: string, status: Status, it: object]>([
  ['a worker at the subscription of the function', 'non-compliant', grant(TRAIN, principalOf('w'))],
  ['a worker at its topic', 'non-compliant', grant(TOPIC, principalOf('w'))],
  ['a worker at its namespace', 'non-compliant', grant(NAMESPACE, principalOf('w'))],
  ['a worker at the resource group', 'non-compliant', grant('${azurerm_resource_group.g.id}', principalOf('w'))],
  ['a worker at the Azure subscription', 'non-compliant', grant('${data.azurerm_subscription.s.id}', principalOf('w'))],
  ['an owner of the namespace', 'non-compliant', { ...grant(NAMESPACE, 'p'), role_definition_name: OWNER }],
  ['people at the subscription of the function', 'non-compliant', { ...grant(TRAIN, ''), ...PEOPLE }],
  [
    'people who own the namespace',
    'non-compliant',
    { ...grant(NAMESPACE, ''), ...PEOPLE, role_definition_name: OWNER },
  ],
  [
    'a role by its GUID',
    'non-compliant',
    {
      scope: TRAIN,
      role_definition_id: '/subscriptions/s/providers/x/roleDefinitions/4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0',
      principal_id: 'p',
    },
  ],
  [
    "a role of one's own that receives",
    'non-compliant',
    {
      scope: NAMESPACE,
      role_definition_id: '${azurerm_role_definition.reads.role_definition_resource_id}',
      principal_id: 'p',
    },
  ],
  [
    "a role of one's own that does not",
    'not-applicable',
    {
      scope: NAMESPACE,
      role_definition_id: '${azurerm_role_definition.sends.role_definition_resource_id}',
      principal_id: 'p',
    },
  ],
  [
    "a role of one's own that only Terraform knows",
    'unknown',
    {
      scope: NAMESPACE,
      role_definition_id: '${azurerm_role_definition.later.role_definition_resource_id}',
      principal_id: 'p',
    },
  ],
  ['a worker at another subscription', 'compliant', grant(OTHER, principalOf('w'))],
  ['a worker at a queue', 'compliant', grant(idOf('queue', 'review'), principalOf('w'))],
  ['a sender', 'not-applicable', { ...grant(TOPIC, 'p'), role_definition_name: SENDER }],
  [
    'a reader of the group',
    'not-applicable',
    { ...grant('${azurerm_resource_group.g.id}', 'p'), role_definition_name: 'Reader' },
  ],
  ['a role at a vault', 'not-applicable', grant('${azurerm_key_vault.v.id}/keys/k', 'p')],
  [
    'a namespace that is not here',
    'compliant',
    grant('/subscriptions/s/resourceGroups/far/providers/Microsoft.ServiceBus/namespaces/far', 'p'),
  ],
  ['somebody who is known later', 'unknown', grant(TRAIN, LATER)],
  ['a place that is known later', 'unknown', grant(LATER, principalOf('w'))],
  ['a role that is known later', 'unknown', { ...grant(TRAIN, 'p'), role_definition_name: LATER }],
  ['one that may not be there', 'non-compliant', { ...grant(TRAIN, principalOf('w')), count: '${var.later}' }],
  [
    'an unknown role by its GUID',
    'unknown',
    { scope: TRAIN, role_definition_id: '/x/00000000-1111-2222-3333-444444444444', principal_id: 'p' },
  ],
])('%s is %s', (_, status, it) => {
  const more = {
    azurerm_role_definition: {
      reads: { name: 'r', permissions: [{ data_actions: ['Microsoft.ServiceBus/namespaces/messages/*'] }] },
      sends: {
        name: 's',
        permissions: [{ data_actions: ['Microsoft.ServiceBus/*'], not_data_actions: ['*/receive/action'] }],
      },
      later: { name: 'l', permissions: [{ data_actions: LATER }] },
    },
    azurerm_key_vault: { v: { name: 'v' } },
  };
  const document = withGrants({ it }, more, { data: { azurerm_subscription: { s: {} } } });
  const record = recordAt(audited(document), RULE, `${AT}it`);
  expect([record.status, record.reason]).toEqual([status, record.reason]);
  if (status === 'non-compliant') {
    expect(record.findings).toEqual([
      expect.objectContaining({
        key: `${AT}function`,
        got: expect.stringMatching(
          /^it may receive at .+, where azurerm_linux_function_app\.app \(azurerm_role_assignment\.function\) does$/,
        ),
        expected: 'nobody else who may receive there',
      }),
    ]);
  }
});

test('a role that is known later makes unknown what it lets somebody do, and nothing of the others', () => {
  const document = withGrants({
    it: grant(TRAIN, principalOf('w')),
    later: { ...grant(OTHER, 'p'), role_definition_name: LATER },
  });
  expect(recordAt(audited(document), RULE, `${AT}it`).status).toBe('non-compliant');
});

test('the function itself does nothing wrong, whoever is let in beside it', () => {
  const document = withGrants({ worker: grant(TRAIN, principalOf('w')), people: { ...grant(TRAIN, ''), ...PEOPLE } });
  expect(recordAt(audited(document), RULE, `${AT}function`)).toMatchObject({
    status: 'compliant',
    evidence: [{ got: 'nobody else may receive at azurerm_servicebus_subscription.train' }],
  });
});

test.each<[what: string, grants: Resources[string], more: Resources, said: Readonly<Record<string, Status>>]>([
  [
    'two functions on one subscription: both are told',
    { second: grant(TRAIN, '${azurerm_linux_function_app.two.identity[0].principal_id}') },
    { azurerm_linux_function_app: { two: { name: 'two', identity: { type: 'SystemAssigned' } } } },
    { function: 'non-compliant', second: 'non-compliant' },
  ],
  [
    'a function and a Logic App on one subscription: both are told',
    { workflow: grant(TRAIN, principalOf('w')) },
    {
      azurerm_logic_app_workflow: {
        l: { name: 'l', identity: { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.w.id}'] } },
      },
    },
    { function: 'non-compliant', workflow: 'non-compliant' },
  ],
  [
    'a function that was given the whole topic is at fault where a worker has its own subscription',
    { function: grant(TOPIC, principalOf('f')), worker: grant(OTHER, principalOf('w')) },
    {},
    { function: 'non-compliant', worker: 'compliant' },
  ],
  [
    'two that were given the whole topic',
    { function: grant(TOPIC, principalOf('f')), worker: grant(TOPIC, principalOf('w')) },
    {},
    { function: 'non-compliant', worker: 'non-compliant' },
  ],
  [
    'two workers of a queue that no app of the document reads',
    { one: grant(idOf('queue', 'review'), 'p'), two: grant(idOf('queue', 'review'), 'q') },
    {},
    { one: 'non-compliant', two: 'non-compliant', function: 'compliant' },
  ],
  [
    'two groups of people at a queue',
    {
      one: { ...grant(idOf('queue', 'review'), ''), ...PEOPLE },
      two: { ...grant(idOf('queue', 'review'), ''), ...PEOPLE, principal_id: 'g' },
    },
    {},
    { one: 'compliant', two: 'compliant' },
  ],
  [
    'the same principal twice',
    { again: grant(TOPIC, principalOf('f')) },
    {},
    { again: 'compliant', function: 'compliant' },
  ],
  [
    'an app whose identity is known later: the worker may be its own',
    { worker: grant(TRAIN, principalOf('w')) },
    { azurerm_linux_function_app: { second: { name: 's', identity: { type: 'UserAssigned', identity_ids: LATER } } } },
    // Were the worker an app too, both would be told.
    { worker: 'non-compliant', function: 'unknown' },
  ],
  [
    'an app that may be there several times: the worker may be one of them',
    { worker: grant(TRAIN, principalOf('w')) },
    {
      azurerm_linux_function_app: {
        second: { name: 's', count: '${var.later}', identity: { type: 'SystemAssigned' } },
      },
    },
    { worker: 'non-compliant', function: 'unknown' },
  ],
  [
    'roles that may be there and nobody sees',
    {},
    { azapi_resource: { role: { type: 'Microsoft.Authorization/roleAssignments@2022-04-01', body: {} } } },
    { function: 'unknown' },
  ],
  [
    'something else of azapi',
    {},
    { azapi_resource: { role: { type: 'Microsoft.Insights/metricAlerts@2018-03-01', body: {} } } },
    { function: 'compliant' },
  ],
])('%s', (_, grants, more, said) => {
  const result = audited(withGrants(grants, more));
  const found = Object.keys(said).map((name) => [name, recordAt(result, RULE, `${AT}${name}`).status]);
  expect(Object.fromEntries(found)).toEqual(said);
});

test.each<[what: string, status: Status, type: string, it: object]>([
  ['listens at the topic', 'non-compliant', 'topic', { topic_id: TOPIC, listen: true }],
  ['manages the namespace', 'non-compliant', 'namespace', { namespace_id: NAMESPACE, manage: 'true' }],
  [
    'listens at a queue that no program reads',
    'compliant',
    'queue',
    { queue_id: idOf('queue', 'review'), listen: true },
  ],
  ['sends', 'not-applicable', 'topic', { topic_id: TOPIC, send: true, listen: false }],
  ['listens perhaps', 'unknown', 'topic', { topic_id: TOPIC, listen: LATER }],
  ['listens somewhere', 'unknown', 'topic', { topic_id: LATER, listen: true }],
])('a key that %s is %s', (_, status, kind, it) => {
  const type = `azurerm_servicebus_${kind}_authorization_rule`;
  const record = recordAt(audited(withGrants({}, { [type]: { it } })), RULE, `${type}.it`);
  expect([record.status, record.reason]).toEqual([status, record.reason]);
});

test('what this project starts jobs with is in order', () => {
  const { records } = audited(parseDocument('cdk.tf.json', synthEnvironmentTexts([TRAINING]).ml!));
  const statuses = new Set(records.filter(({ rule }) => rule.id === RULE).map(({ status }) => status));
  expect(statuses).toEqual(new Set(['compliant', 'not-applicable']));
});

test('one finding can be waived, and no other: by the address of who is taken from', () => {
  const waivers = [{ id: `${RULE}[${AT}function]`, scope: `${AT}people` }].map((one) => ({
    ...one,
    reason: 'operators look into it by hand',
    approver: 'security@example.net',
    ticket: 'SEC-7',
    expires: '2027-06-30',
    source: 'file' as const,
    place: 'waivers.json:1:1: waiver 1',
    location: { file: 'waivers.json', line: 1, column: 1, endLine: 1, pointer: '' },
  }));
  const document = withGrants({ people: { ...grant(TRAIN, ''), ...PEOPLE }, worker: grant(TRAIN, principalOf('w')) });
  const { findings } = recordAt(audited(document, { waivers }), RULE, `${AT}people`);
  expect(findings.map(({ key, waiver }) => [key, waiver !== undefined])).toEqual([
    [`${AT}function`, true],
    [`${AT}worker`, false],
  ]);
});

test('of two who share, one at least is told, whatever they are', () => {
  const scopes = [TRAIN, OTHER, TOPIC, NAMESPACE, '${azurerm_resource_group.g.id}'];
  const isAround = (outer: number, inner: number) => outer === inner || (outer >= 2 && inner < outer);
  const one = fc.record({
    scope: fc.nat(scopes.length - 1),
    people: fc.boolean(),
    role: fc.constantFrom(RECEIVER, OWNER),
  });
  fc.assert(
    fc.property(one, one, (a, b) => {
      const made = [a, b].map(({ scope, people, role }, index) => ({
        ...grant(scopes[scope]!, `p${index}`, people ? { principal_type: 'Group' } : {}),
        role_definition_name: role,
      }));
      const document = withGrants({
        function: { ...FUNCTION, role_definition_name: SENDER },
        a: made[0]!,
        b: made[1]!,
      });
      const result = audited(document);
      const told = ['a', 'b'].filter((name) => recordAt(result, RULE, AT + name).status === 'non-compliant');
      const shares = isAround(a.scope, b.scope) || isAround(b.scope, a.scope);
      // People alone take from no program.
      expect(told.length > 0).toBe(shares && !(a.people && b.people));
      for (const name of ['a', 'b']) expect(recordAt(result, RULE, AT + name).status).not.toBe('unknown');
    }),
  );
});

describe('whether one scope is in another', () => {
  const chain = (places: readonly string[], more: Partial<ScopeChain> = {}): ScopeChain => ({
    places,
    isWhole: true,
    isEverything: false,
    isLeaf: false,
    isOfMessages: true,
    name: places[0] ?? '',
    ...more,
  });
  const group = chain(['group:rg']);
  const bus = chain(['bus', 'group:rg']);
  const events = chain(['events', 'bus', 'group:rg']);
  const jobs = chain(['jobs', 'bus', 'group:rg']);
  const train = chain(['train', 'events', 'bus', 'group:rg'], { isLeaf: true });
  const other = chain(['other', 'events', 'bus', 'group:rg'], { isLeaf: true });
  const somewhere = (outer: ScopeChain) => chain([`${outer.name}/…/a`, ...outer.places], { isSomewhere: true });
  const lost = chain(['lost'], { isWhole: false });
  const lostLeaf = chain(['lost'], { isWhole: false, isLeaf: true });
  const whole = chain(['azure'], { isEverything: true });
  const azure = chain(['azure']);

  test.each<[what: string, one: ScopeChain, other: ScopeChain, isSo: boolean | undefined]>([
    ['itself', train, train, true],
    ['a subscription of a topic', train, events, true],
    ['a group with it in it', train, group, true],
    ['everything', bus, whole, true],
    ['two of one topic', train, other, false],
    ['two topics', events, jobs, false],
    ['another topic', train, jobs, false],
    ['something in the namespace that is not told', train, somewhere(bus), undefined],
    ['something in another topic that is not told', train, somewhere(jobs), false],
    ['something in the topic, seen from its namespace', bus, somewhere(events), true],
    [
      'two that are not told, in one namespace',
      somewhere(bus),
      { ...somewhere(bus), places: ['b', ...bus.places] },
      undefined,
    ],
    ['what nobody knows the outside of', events, lost, undefined],
    ['what nothing is in, wherever it is', train, lostLeaf, false],
    ['an Azure subscription by its id', events, azure, undefined],
    ['an Azure subscription, written', events, chain(['/subscriptions/s']), undefined],
    ['a management group, written', events, chain(['/providers/microsoft.management/managementgroups/m']), undefined],
    ['a group of another name, written', events, chain(['/subscriptions/s/resourcegroups/far']), false],
  ])('%s', (_, one, two, isSo) => {
    expect([overlap(one, two), overlap(two, one)]).toEqual([isSo, isSo]);
  });

  test.each<[chain: ScopeChain, loose: boolean]>([
    [bus, false],
    [lost, true],
    [whole, true],
    [azure, true],
  ])('%j', (one, loose) => {
    expect(isLoose(one)).toBe(loose);
  });
});
