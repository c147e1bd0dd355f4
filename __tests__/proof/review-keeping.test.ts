import {
  changesOf,
  drifted,
  jsonOf,
  linesOf,
  NAMESPACE_ID,
  type PlannedChange,
  reviewOfPlan,
} from '../support/small-plans';

const GPU = 'azurerm_servicebus_subscription.gpu';
const JOBS = 'azurerm_servicebus_topic.jobs';
const BUS = 'azurerm_servicebus_namespace.bus';
const APPROVAL = 'azurerm_servicebus_queue.approval';

const lines = async (changed: Readonly<Record<string, Partial<PlannedChange>>>, code: string) =>
  linesOf(await reviewOfPlan(changesOf(changed))).filter((line) => line.startsWith(`${code} `));

const FORGOTTEN = { actions: ['forget'], after: null };
const IMPORTED = { actions: ['no-op'], detail: { importing: { id: 'x' } } };
const moved = (address: string) => ({ actions: ['no-op'], was: `${address}_before` });
const TAGGED = { before: { tags: { a: '1' } }, after: { tags: { a: '2' } } };

test('what a later Terraform may do to a resource is not taken for nothing', async () => {
  const review = await reviewOfPlan(changesOf({ [APPROVAL]: { actions: ['suspend', 'create'] } }));
  expect(linesOf(review)).toEqual([
    `incomplete-plan ${APPROVAL}: is changed in a way that is not known here, \`suspend, create\`: this review may not tell everything`,
  ]);
  expect(jsonOf(review)).toMatchObject({ unmoved: null, remarks: [{ unknown: true }] });
});

describe('who looks after something: one is named as the subject, several are one line', () => {
  test.each<[code: string, changed: Readonly<Record<string, Partial<PlannedChange>>>, told: readonly string[]]>([
    [
      'forgotten',
      { [APPROVAL]: FORGOTTEN },
      [
        `forgotten ${APPROVAL}: Terraform no longer looks after \`${APPROVAL}\`: nothing changes in Azure, and nobody tells when it does`,
      ],
    ],
    [
      'forgotten',
      { [APPROVAL]: FORGOTTEN, [BUS]: FORGOTTEN },
      [
        `forgotten Terraform: Terraform no longer looks after \`${BUS}\`, \`${APPROVAL}\`: nothing changes in Azure, and nobody tells when it does`,
      ],
    ],
    [
      'imported',
      { [APPROVAL]: IMPORTED },
      [`imported ${APPROVAL}: Terraform takes over \`${APPROVAL}\` as they are in Azure`],
    ],
    [
      'imported',
      { [APPROVAL]: IMPORTED, [JOBS]: IMPORTED },
      [`imported Terraform: Terraform takes over \`${JOBS}\`, \`${APPROVAL}\` as they are in Azure`],
    ],
    // Only a subscription has rules.
    ['imported-rules', { [APPROVAL]: IMPORTED, [JOBS]: IMPORTED }, []],
    [
      'moved',
      { [APPROVAL]: moved(APPROVAL) },
      [`moved ${APPROVAL}: 1 resource has another address in Terraform, which changes nothing in Azure`],
    ],
    [
      'moved',
      { [APPROVAL]: moved(APPROVAL), [JOBS]: moved(JOBS) },
      ['moved Terraform: 2 resources have another address in Terraform, which changes nothing in Azure'],
    ],
    ['tags', { [JOBS]: TAGGED }, [`tags ${JOBS}: \`tags\` changes, which does nothing to messages`]],
    [
      'tags',
      { [JOBS]: TAGGED, [BUS]: TAGGED },
      [`tags resources: \`tags\` of \`${BUS}\`, \`${JOBS}\` changes, which does nothing to messages`],
    ],
    [
      'created',
      { 'azurerm_servicebus_queue.a': { after: { name: 'a' } } },
      ['created azurerm_servicebus_queue.a: is new'],
    ],
    [
      'created',
      {
        'azurerm_servicebus_queue.a': { after: { name: 'a' } },
        'azurerm_servicebus_queue.b': { after: { name: 'b' } },
      },
      ['created resources: `azurerm_servicebus_queue.a`, `azurerm_servicebus_queue.b` are new'],
    ],
    ['moved', { 'azurerm_storage_account.a': { ...moved('azurerm_storage_account.a'), before: {}, after: {} } }, []],
  ])('%s: %j', async (code, changed, told) => {
    expect(await lines(changed, code)).toEqual(told);
  });

  test('what is made anew and whose old one stays in Azure, of which nobody knows what comes to it', async () => {
    const left = { actions: ['create', 'forget'] };
    const review = await reviewOfPlan(changesOf({ [APPROVAL]: left }));
    expect(linesOf(review)).toContain(
      `left-behind ${APPROVAL}: a new \`${APPROVAL}\` is made, and the old one stays in Azure beside it, without Terraform`,
    );
    expect(jsonOf(review).remarks.find(({ code }) => code === 'left-behind')?.unknown).toBe(true);
    expect(jsonOf(review).unmoved).toBeNull();
  });
});

describe('names that only the apply tells are said once', () => {
  const unnamed = (address: string): [string, Partial<PlannedChange>] => [
    address,
    { before: null, after: { namespace_id: NAMESPACE_ID, name: undefined }, unknown: { name: ['random_id.x.hex'] } },
  ];

  test.each<[addresses: readonly string[], told: string]>([
    [
      ['azurerm_servicebus_queue.a'],
      'known-after-apply azurerm_servicebus_queue.a: its name is known only after apply; its address stands for it here',
    ],
    [
      ['azurerm_servicebus_queue.a', 'azurerm_servicebus_queue.b'],
      'known-after-apply names: the names of `azurerm_servicebus_queue.a`, `azurerm_servicebus_queue.b` are known only after apply; their addresses stand for them here',
    ],
  ])('%j', async (addresses, told) => {
    expect(await lines(Object.fromEntries(addresses.map(unnamed)), 'known-after-apply')).toEqual([told]);
  });
});

describe('what was changed outside Terraform, and is no longer there afterwards', () => {
  const known = changesOf({}).find(({ address }) => address === GPU)!;
  const drift = (after: object | null): PlannedChange => ({
    ...known,
    actions: [after === null ? 'delete' : 'update'],
    after: after && { ...known.after, ...after },
  });

  test.each<[what: string, after: object | null, planned: Partial<PlannedChange>, end: RegExp]>([
    [
      'deleted, and not made again',
      null,
      { actions: ['no-op'] },
      /^drift jobs\/gpu: `.*gpu` was \*\*deleted\*\* in Azure outside Terraform, with what was in it; this plan does not make it again$/,
    ],
    [
      'changed, and deleted by the plan',
      { status: 'Disabled' },
      { before: { status: 'Disabled' }, after: null },
      /^drift jobs\/gpu: `status` of .* was changed in Azure outside Terraform: .*; it goes with this plan$/,
    ],
  ])('%s', async (_, after, planned, end) => {
    const review = await reviewOfPlan(changesOf({ [GPU]: planned }), drifted([drift(after)]));
    expect(linesOf(review).filter((line) => line.startsWith('drift'))).toEqual([expect.stringMatching(end)]);
  });
});
