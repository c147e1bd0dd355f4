import { reviewChange } from '../../lib/proof/review';
import { configurationChange, parseDocument } from '../../lib/terraform';
import {
  changesOf,
  linesOf,
  NAMESPACE_ID,
  type PlannedChange,
  reviewOfPlan,
  type Values,
} from '../support/small-plans';
import { configurationWith, saidOf } from '../support/small-systems';

const GPU = 'azurerm_servicebus_subscription.gpu';
const JOBS = 'azurerm_servicebus_topic.jobs';
const APPROVAL = 'azurerm_servicebus_queue.approval';

type Changed = Readonly<Record<string, Partial<PlannedChange>>>;

const lines = async (changed: Changed) => linesOf(await reviewOfPlan(changesOf(changed)));
const LONGER = { lock_duration: 'PT5M' };
const LOCK = 'a message is locked for `PT5M`, before `PT1M`';

describe('arguments of what is Service Bus', () => {
  test.each<[what: string, changed: Changed, told: readonly string[]]>([
    ['of a subscription', { [GPU]: { after: LONGER } }, [`lock-duration jobs/gpu: ${LOCK}`]],
    ['of a queue', { [APPROVAL]: { after: LONGER } }, [`lock-duration approval: ${LOCK}`]],
    ['of what is no longer looked after', { [APPROVAL]: { actions: ['forget'], after: null } }, []],
    ['of something else', { 'azurerm_storage_account.a': { before: { a: 1 }, after: { a: 2 } } }, []],
    [
      'of a subscription at another address',
      { [GPU]: { after: LONGER, was: 'azurerm_servicebus_subscription.old' } },
      [`lock-duration jobs/gpu: ${LOCK}`],
    ],
    [
      'tags and a note for Terraform are two lines',
      {
        [JOBS]: {
          before: { tags: { a: '1' }, timeouts: [{ read: '1m' }] },
          after: { tags: { a: '2' }, timeouts: [{ read: '2m' }] },
        },
        [APPROVAL]: { before: { tags: { a: '1' } }, after: {} },
      },
      [
        `tags resources: \`tags\` of \`${JOBS}\`, \`${APPROVAL}\` changes, which does nothing to messages`,
        `tags ${JOBS}: \`timeouts\` changes, which does nothing to messages`,
      ],
    ],
  ])('%s', async (_, changed, told) => {
    const said = await lines(changed);
    expect(said.filter((line) => /^(lock-duration|tags|setting|unresolved)/.test(line))).toEqual(told);
  });
});

describe('what has another address and the same name is compared with what it was', () => {
  const document = (label: string, values: Values, mode = 'resource') =>
    parseDocument(
      'a.tf.json',
      JSON.stringify({
        [mode]: {
          azurerm_servicebus_topic: { [`${label}_jobs`]: { name: 'jobs', namespace_id: 'n', ...values } },
          azurerm_servicebus_queue: { [`${label}_q`]: { name: 'q', namespace_id: 'n', ...values } },
          azurerm_servicebus_subscription: {
            [`${label}_s`]: { name: 's', topic_id: `\${azurerm_servicebus_topic.${label}_jobs.id}`, ...values },
          },
        },
      }),
    );
  const told = async (before: ReturnType<typeof document>, after: ReturnType<typeof document>) =>
    linesOf(await reviewChange(configurationChange(before, after))).filter((line) =>
      /^(batching|auto-delete) /.test(line),
    );

  test('topics, queues and subscriptions', async () => {
    const said = await told(document('a', {}), document('b', { auto_delete_on_idle: 'P1D' }));
    expect(said.map((line) => line.split(':')[0])).toEqual(['auto-delete jobs', 'auto-delete q', 'auto-delete jobs/s']);
  });

  test('where only the name is another one, it is something new', async () => {
    const named = parseDocument(
      'a.tf.json',
      JSON.stringify({
        resource: { azurerm_servicebus_queue: { b: { name: 'other', namespace_id: 'n', auto_delete_on_idle: 'P1D' } } },
      }),
    );
    expect(await told(document('a', {}), named)).toEqual([]);
  });

  test('what is only read is not looked after here', async () => {
    const queue = (values: Values) =>
      parseDocument(
        'a.tf.json',
        JSON.stringify({
          data: { azurerm_servicebus_queue: { q: { name: 'q', namespace_id: NAMESPACE_ID, ...values } } },
        }),
      );
    expect(linesOf(await reviewChange(configurationChange(queue({}), queue({ auto_delete_on_idle: 'P1D' }))))).toEqual(
      [],
    );
  });
});

test.each<[what: string, changed: Changed, hasChanges: boolean]>([
  ['nothing', {}, false],
  ['a queue', { [APPROVAL]: { after: LONGER } }, true],
  [
    'a role',
    { 'azurerm_role_assignment.r': { after: { scope: '/x', principal_id: 'p', role_definition_name: 'Reader' } } },
    true,
  ],
  ['something else', { 'azurerm_storage_account.a': { after: { name: 'a' } } }, false],
  [
    'a script that nobody knows',
    { 'azapi_update_resource.x': { after: { type: 'Microsoft.ServiceBus/namespaces@2024-01-01' } } },
    true,
  ],
])('whether anything of Service Bus changes: %s', async (_, changed, hasChanges) => {
  expect((await reviewOfPlan(changesOf(changed))).hasChanges).toBe(hasChanges);
});

describe('of notes of a plan, those that leave something open are not known', () => {
  test('each with its own code', async () => {
    const deferred = {
      reason: 'instance_count_unknown',
      resource_change: { address: `${GPU}[*]`, type: 'azurerm_servicebus_subscription' },
    };
    const check = {
      address: { to_display: 'check.queue', kind: 'check' },
      status: 'fail',
      instances: [{ problems: [{ message: 'too long' }] }],
    };
    const { remarks } = await reviewOfPlan(changesOf({}), {
      complete: false,
      deferred_changes: [deferred],
      checks: [check],
    });
    expect(
      remarks.map(({ code, unknown, text }) => [code, unknown, /this review may not tell everything$/.test(text)]),
    ).toEqual([
      ['incomplete-plan', true, true],
      ['deferred', true, false],
      ['check', undefined, false],
    ]);
  });
});

test('a part of a configuration that is not read is told, and nothing certain beside it', async () => {
  const queue = { azurerm_servicebus_queue: { q: { name: 'q', namespace_id: 'n' } } };
  const [before, after] = [{ resource: queue }, { resource: queue, module: { bus: { source: 'far/away' } } }].map(
    (json) => parseDocument('a.tf.json', JSON.stringify(json)),
  );
  const review = await reviewChange(configurationChange(before!, after!));
  expect(linesOf(review)).toEqual([
    expect.stringMatching(/^unresolved module\.bus: .*: cannot tell what it does to messages$/),
  ]);
  expect(review.remarks[0]?.unknown).toBe(true);
});

test('where there may be further rules, nobody says that fewer copies come', async () => {
  const rules = (more: object) => ({ jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': "kind = 'x'", ...more });
  const before = configurationWith(rules({ 'jobs/gpu/s': { sql_filter: "kind = 'x'", action: 'SET a = 1' } }));
  const text = configurationWith(rules({})).files[0]?.text ?? '';
  const open = { ...JSON.parse(text), module: { far: { source: 'far/away' } } };
  const review = await reviewChange(configurationChange(before, parseDocument('a.tf.json', JSON.stringify(open))));
  expect(saidOf(review)).toEqual([
    'unmoved: null',
    'unresolved jobs/gpu: cannot tell how many copies of a message it gets, since of `module.far` calls "far/away", which is no folder of this project (and 2 more questions wait for that) ?',
    'unresolved module.far: calls "far/away", which is no folder of this project: cannot tell what it does to messages ?',
    '> jobs/gpu/s unknown',
  ]);
});
