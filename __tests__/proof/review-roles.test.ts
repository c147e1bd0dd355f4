import {
  changesOf,
  jsonOf,
  linesOf,
  NAMESPACE_ID,
  type PlannedChange,
  reviewOfPlan,
  type Values,
} from '../support/small-plans';

const OWN = '/x/roleDefinitions/11111111-2222-3333-4444-555555555555';
const SENDER = 'Azure Service Bus Data Sender';
const RECEIVER = 'Azure Service Bus Data Receiver';
const TOPIC_ID = `${NAMESPACE_ID}/topics/jobs`;
const GROUP = '/subscriptions/s/resourceGroups/g';

const ROLE = 'azurerm_role_assignment';
type Changed = Readonly<Record<string, Partial<PlannedChange>>>;

async function told(changed: Changed, code: RegExp) {
  const review = await reviewOfPlan(changesOf(changed));
  return linesOf(review).filter((line) => code.test(line));
}

const assigned = (values: Values, unknown: PlannedChange['unknown'] = {}): Partial<PlannedChange> => ({
  before: null,
  after: { scope: TOPIC_ID, principal_id: 'p', ...values },
  unknown,
});

describe('a role of which nobody knows here what it allows is told where it may be about messages', () => {
  test.each<[scope: string, values: Values, unknown: PlannedChange['unknown'], beside: Changed, isTold: boolean]>([
    ['a resource group', { scope: GROUP }, {}, {}, true],
    ['a management group', { scope: '/providers/Microsoft.Management/managementGroups/m' }, {}, {}, true],
    ['storage', { scope: `${GROUP}/providers/Microsoft.Storage/storageAccounts/a` }, {}, {}, false],
    ['Service Bus in other letters', { scope: NAMESPACE_ID.toUpperCase() }, {}, {}, true],
    ['only the apply tells', { scope: undefined }, { scope: ['var.scope'] }, {}, true],
    [
      'a resource group of the plan',
      { scope: undefined },
      { scope: ['azurerm_resource_group.g.id', 'azurerm_resource_group.g'] },
      { 'azurerm_resource_group.g': { after: { name: 'g' }, unknown: { id: [] } } },
      true,
    ],
    [
      'a store of the plan',
      { scope: undefined },
      { scope: ['azurerm_storage_account.a.id', 'azurerm_storage_account.a'] },
      { 'azurerm_storage_account.a': { after: { name: 'a' }, unknown: { id: [] } } },
      false,
    ],
    [
      'something of azapi in the plan',
      { scope: undefined },
      { scope: ['azapi_resource.x.id', 'azapi_resource.x'] },
      { 'azapi_resource.x': { after: { name: 'x', type: 'Microsoft.Web/sites@2024-04-01' }, unknown: { id: [] } } },
      true,
    ],
  ])('on %s', async (_, values, unknown, beside, isTold) => {
    const changed = { [`${ROLE}.r`]: assigned({ role_definition_id: OWN, ...values }, unknown), ...beside };
    const lines = await told(changed, /^access-unknown/);
    expect(lines).toEqual(
      isTold
        ? [
            `access-unknown ${ROLE}.r: the role \`${OWN.split('/').pop()}\` is not understood here: cannot tell what \`${ROLE}.r\` allows with messages`,
          ]
        : [],
    );
  });

  test.each<[name: string, isTold: boolean]>([
    ['Storage Keeper', false],
    ['Service Bus Keeper', true],
    ['ServiceBus Keeper', true],
  ])('given on a whole resource group by the name %s', async (role_definition_name, isTold) => {
    const changed = { [`${ROLE}.r`]: assigned({ role_definition_name, scope: GROUP }) };
    expect((await told(changed, /^access-unknown/)).length).toBe(isTold ? 1 : 0);
  });

  test('one role that is given twice is one sentence, two are two', async () => {
    const [one, other] = [assigned({ role_definition_name: 'Bus A' }), assigned({ role_definition_name: 'Bus B' })];
    const changed = { [`${ROLE}.a`]: one, [`${ROLE}.b`]: one, [`${ROLE}.c`]: other };
    expect(await told(changed, /^access-unknown/)).toEqual([
      `access-unknown ${ROLE}.a: the role \`Bus A\` is not understood here: cannot tell what \`${ROLE}.a\`, \`${ROLE}.b\` allow with messages`,
      `access-unknown ${ROLE}.c: the role \`Bus B\` is not understood here: cannot tell what \`${ROLE}.c\` allows with messages`,
    ]);
  });

  test.each<[what: string, change: Partial<PlannedChange>, isTold: boolean]>([
    ['goes', { before: assigned({ role_definition_id: OWN }).after!, after: null }, true],
    [
      'stays',
      {
        before: assigned({ role_definition_id: OWN }).after!,
        ...assigned({ role_definition_id: OWN }),
        actions: ['no-op'],
      },
      false,
    ],
    [
      'is looked after elsewhere',
      { before: assigned({ role_definition_id: OWN }).after!, after: null, actions: ['forget'] },
      false,
    ],
  ])('one that %s', async (_, change, isTold) => {
    expect((await told({ [`${ROLE}.r`]: change }, /^access-unknown/)).length).toBe(isTold ? 1 : 0);
  });
});

describe('who may come', () => {
  const identity = (name: string) => ({
    principal_id: [`azurerm_user_assigned_identity.${name}.principal_id`, `azurerm_user_assigned_identity.${name}`],
  });
  const unknown = (role_definition_name: string, name: string) =>
    assigned({ role_definition_name, principal_id: undefined }, identity(name));

  test('of two principals that only the apply tells, each has its own sentence', async () => {
    const changed = {
      [`${ROLE}.a`]: unknown(SENDER, 'one'),
      [`${ROLE}.b`]: unknown(SENDER, 'two'),
      [`${ROLE}.c`]: unknown(RECEIVER, 'one'),
    };
    const who = (name: string) =>
      `the principal \`azurerm_user_assigned_identity.${name}.principal_id\`, which is known only after apply, may`;
    const topic = 'on `azurerm_servicebus_topic.jobs`';
    expect(await told(changed, /^access-added/)).toEqual([
      `access-added ${ROLE}.a: ${who('one')} send ${topic}, receive ${topic}, which is new`,
      `access-added ${ROLE}.b: ${who('two')} send ${topic}, which is new`,
    ]);
  });

  test('a principal of which nothing is said', async () => {
    const changed = {
      [`${ROLE}.a`]: assigned({ role_definition_name: SENDER, principal_id: undefined }, { principal_id: [] }),
    };
    expect(await told(changed, /^access/)).toEqual([
      `access-added ${ROLE}.a: a principal, which is known only after apply, may send on \`azurerm_servicebus_topic.jobs\`, which is new`,
    ]);
  });

  test('a principal that is sensitive is not shown', async () => {
    const change = {
      ...assigned({ role_definition_name: SENDER, principal_id: 'secret-id' }),
      sensitive: { principal_id: true },
    };
    const lines = await told({ [`${ROLE}.a`]: change }, /^access/);
    expect(lines).toEqual([expect.stringContaining('(sensitive)')]);
    expect(lines.join()).not.toContain('secret-id');
  });

  test('a role that stays is no news, and neither is one at another address', async () => {
    const { after } = assigned({ role_definition_name: SENDER });
    const stays = { before: after!, after: after!, actions: ['no-op'] };
    expect(await told({ [`${ROLE}.a`]: stays }, /^access/)).toEqual([]);
    expect(await told({ [`${ROLE}.a`]: { ...stays, was: `${ROLE}.old` } }, /^access/)).toEqual([]);
  });

  test('that nobody can tell what a role allows leaves certain where messages go', async () => {
    const review = await reviewOfPlan(changesOf({ [`${ROLE}.r`]: assigned({ role_definition_id: OWN }) }));
    expect(jsonOf(review).unmoved).toBe(true);
  });
});
