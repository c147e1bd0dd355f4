import { resolve } from 'node:path';
import { remarksOf, reviewChange, reviewJson, reviewMarkdown } from '../../lib/proof/review';
import { readPlanChange } from '../../lib/terraform';
import { rendered } from '../support/rendered';
import {
  changesOf,
  drifted,
  jsonOf,
  linesOf,
  NAMESPACE_ID,
  type PlannedChange,
  reviewOfPlan,
} from '../support/small-plans';

const CASES = resolve(__dirname, '../support/cases/terraform');
const reviewOfCase = (name: string) => reviewChange(readPlanChange(`${CASES}/${name}.json`));

const GPU = 'azurerm_servicebus_subscription.gpu';
const RULE = 'azurerm_servicebus_subscription_rule.gpu';
const JOBS = 'azurerm_servicebus_topic.jobs';
const APPROVAL = 'azurerm_servicebus_queue.approval';

describe('each is told at the top, and stopped', () => {
  test.each<[name: string, told: readonly RegExp[]]>([
    [
      'nasty/n03-target-deleted',
      [
        /jobs messages with `kind = 'costly'` that reached `approval` now reach nobody: they are dead letters, in `jobs\/costly\/\$DeadLetterQueue`/,
        /approval the queue is deleted/,
        /jobs\/costly messages go on to `approval`, and that \*\*goes away\*\*: they are dead-lettered/,
      ],
    ],
    [
      'nasty/n08-loop',
      [
        /that reached `approval` now reach nobody: they are dead letters/,
        /\*\*in a loop\*\*, `approval` → `jobs\/costly` → `approval`/,
      ],
    ],
    [
      'nasty/n13-autodelete',
      [/jobs\/gpu the subscription \*\*vanishes with all messages in it\*\* when nobody reads from it for `PT5M`/],
    ],
    ['nasty/n26-target', [/now reach nobody/, /jobs\/cpu has \*\*no rule\*\* any more: it receives nothing/]],
  ])('%s', async (name, told) => {
    const review = await reviewOfCase(name);
    expect(jsonOf(review).gates).toContain('message-loss');
    const gated = remarksOf(review).slice(0, told.length);
    for (const [index, pattern] of told.entries()) {
      expect(`${gated[index]?.subject} ${gated[index]?.text}`).toMatch(pattern);
      expect(gated[index]?.gate).toBeDefined();
    }
    expect(reviewMarkdown(review)).toMatch(/^\*\*Stopped by /);
  });

  test('nasty/n26-target is not complete, which is said once', async () => {
    const review = await reviewOfCase('nasty/n26-target');
    expect(jsonOf(review).remarks.filter(({ unknown }) => unknown)).toEqual([
      expect.objectContaining({ code: 'incomplete-plan', subject: 'the plan', text: expect.stringMatching(/-target/) }),
    ]);
  });
});

test.each(['kinds/forget-rule', 'kinds/forget-sub'])('%s: nothing changes in Azure', async (name) => {
  const review = await reviewOfCase(name);
  expect(jsonOf(review)).toMatchObject({ unmoved: true, gates: [], topics: [{ rules: [] }] });
  expect(linesOf(review)).toEqual([
    expect.stringMatching(/^forgotten .*no longer looks after .*nothing changes in Azure/),
  ]);
});

test('kinds/sensitive: the value is in no output', async () => {
  const review = await reviewOfCase('kinds/sensitive');
  const outputs = [reviewMarkdown(review), JSON.stringify(reviewJson(review))];
  for (const output of outputs) expect(output).not.toContain('TOPSECRET');
  expect(outputs[0]).toContain('(sensitive)');
  expect(jsonOf(review).unmoved).toBe(false);
});

test('nestedmap/addjob: a rule is gained, and the subscription beside it has rules that are not known', async () => {
  const review = await reviewOfCase('nestedmap/addjob');
  expect(jsonOf(review).topics.flatMap(({ rules }) => rules)).toEqual([
    expect.objectContaining({ rule: 'refund', verdict: 'added' }),
  ]);
  expect(reviewMarkdown(review)).not.toMatch(/keeps `\$Default`/);
});

test('azapi/create: read like azurerm', async () => {
  const review = await reviewOfCase('azapi/create');
  expect(linesOf(review).join('\n')).not.toMatch(/not understood/);
  expect(jsonOf(review).topics.flatMap(({ rules }) => rules)).toHaveLength(1);
  expect(reviewMarkdown(review)).toMatch(/^\*\*Messages change destination/);
});

test('a topic of azapi has the same sentences', async () => {
  const values = (status: string) => ({
    type: 'Microsoft.ServiceBus/namespaces/queues@2024-01-01',
    name: 'q',
    parent_id: NAMESPACE_ID,
    body: { properties: { status, autoDeleteOnIdle: status === 'Active' ? 'P1D' : 'PT5M' } },
  });
  const change = { before: values('Active'), after: values('Disabled') };
  const review = await reviewOfPlan(changesOf({ 'azapi_resource.q': change }));
  expect(linesOf(review)).toEqual([
    expect.stringMatching(/^auto-delete q: the queue \*\*vanishes/),
    expect.stringMatching(/^status q: its status is `Disabled`/),
  ]);
  const unknown = { ...change, after: { ...change.after, body: undefined }, unknown: { body: ['local.body'] } };
  expect(jsonOf(await reviewOfPlan(changesOf({ 'azapi_resource.q': unknown }))).unmoved).toBeNull();
});

test('tworefs/create: two topics of one name are told apart', async () => {
  const topics = jsonOf(await reviewOfCase('tworefs/create')).topics.map(({ topic }) => topic);
  expect(topics).toEqual(['nsa-bus/jobs', 'nsb-bus/jobs']);
});

describe('what a plan says beside its changes', () => {
  const none = changesOf({});

  test('nothing changes', async () => {
    const review = await reviewOfPlan(none, { applyable: false, complete: true });
    expect(reviewMarkdown(review)).toBe('**No message changes destination**: nothing of Service Bus changes.\n');
  });

  test('it ends with an error', async () => {
    const review = await reviewOfPlan(none, { errored: true, complete: false });
    expect(jsonOf(review).unmoved).toBeNull();
    expect(reviewMarkdown(review)).toMatch(
      /^\*\*Cannot tell whether messages change destination\*\*: it depends on `the plan`/,
    );
  });

  test('a change is put off', async () => {
    const deferred = {
      reason: 'instance_count_unknown',
      resource_change: { address: `${RULE}[*]`, type: 'azurerm_servicebus_subscription_rule' },
    };
    const review = await reviewOfPlan(none, { complete: false, deferred_changes: [deferred] });
    expect(linesOf(review)).toEqual([
      expect.stringMatching(/incomplete-plan the plan: Terraform has put off some changes/),
      expect.stringMatching(
        /deferred .*gpu\[\*\]: its change is put off .*how many instances there are is known only after apply/,
      ),
    ]);
  });

  test('a check fails', async () => {
    const check = {
      address: { to_display: 'check.queue', kind: 'check' },
      status: 'fail',
      instances: [{ problems: [{ message: 'too long' }] }],
    };
    const review = await reviewOfPlan(none, { checks: [check, { ...check, status: 'unknown' }] });
    expect(linesOf(review)).toEqual(['check check.queue: this check of the configuration fails: too long']);
  });

  test('everything is destroyed: told once, with what goes along', async () => {
    const gone = Object.fromEntries(none.map(({ address }) => [address, { after: null }]));
    const review = await reviewOfPlan(changesOf(gone), { complete: true });
    expect(linesOf(review).filter((line) => /^(destroy|deletion)/.test(line))).toEqual([
      expect.stringMatching(
        /^deletion azurerm_servicebus_namespace.bus: the namespace is deleted: .*\(3 resources in it go along\)/,
      ),
      'destroy the plan: this plan destroys all that it has: 5 resources',
    ]);
  });

  test('Terraform takes over what is in Azure', async () => {
    const imported = { actions: ['no-op'], detail: { importing: { id: 'x' } } };
    const review = await reviewOfPlan(changesOf({ [GPU]: imported }));
    expect(linesOf(review)).toEqual([
      expect.stringMatching(/^unresolved jobs\/gpu: .*may have further rules/),
      expect.stringMatching(/^imported-rules jobs\/gpu: .*which rules it has there beside those here is not known/),
      expect.stringMatching(/^imported .*takes over `azurerm_servicebus_subscription.gpu`/),
    ]);
    expect(jsonOf(review).unmoved).toBeNull();
  });

  test('another address changes nothing', async () => {
    const moved = { ...changesOf({})[4]!, address: 'azurerm_servicebus_queue.renamed', was: APPROVAL };
    const review = await reviewOfPlan([...changesOf({}).slice(0, 4), moved]);
    expect(jsonOf(review)).toMatchObject({
      unmoved: true,
      remarks: [{ code: 'moved', subject: 'azurerm_servicebus_queue.renamed' }],
    });
  });

  test.each([
    ['replace_because_tainted', /is replaced, since Terraform has it as tainted/],
    ['replace_by_request', /since `-replace` asks for it/],
    ['replace_by_triggers', /since `replace_triggered_by` asks for it/],
  ])('why something is replaced: %s', async (reason, told) => {
    const review = await reviewOfPlan(
      changesOf({ [APPROVAL]: { actions: ['delete', 'create'], more: { action_reason: reason } } }),
    );
    expect(linesOf(review)).toEqual([expect.stringMatching(told)]);
    expect(jsonOf(review).gates).toEqual(['message-loss']);
  });
});

test('a queue that shall detect duplicates is made anew: what waits there is lost, and the plan is stopped', async () => {
  const review = await reviewOfPlan(
    changesOf({
      [APPROVAL]: {
        actions: ['delete', 'create'],
        before: { requires_duplicate_detection: false },
        after: { requires_duplicate_detection: true },
        more: { action_reason: 'replace_because_cannot_update' },
        detail: { replace_paths: [['requires_duplicate_detection']] },
      },
    }),
  );
  expect(linesOf(review)).toContainEqual(
    expect.stringMatching(/since `requires_duplicate_detection` changes: \*\*messages that wait in it are lost/),
  );
  expect(jsonOf(review).gates).toEqual(['message-loss']);
});

describe('what comes, goes or is made anew beside topics and queues', () => {
  const again = { before: { name: 'x' }, after: { name: 'x' }, actions: ['delete', 'create'] };
  const gone = { before: { name: 'x' }, after: null };

  test.each<[address: string, change: Partial<PlannedChange>, told: RegExp]>([
    [
      'azurerm_servicebus_topic_authorization_rule.key',
      again,
      /with other keys: \*\*whoever has the present ones is refused/,
    ],
    ['azurerm_servicebus_namespace_disaster_recovery_config.pair', again, /\*\*there is none meanwhile/],
    ['azurerm_servicebus_namespace_disaster_recovery_config.pair', gone, /\*\*no second region/],
    ['azurerm_servicebus_namespace_customer_managed_key.own', gone, /Terraform only forgets it/],
    ['azurerm_servicebus_queue.new', { before: null, after: { name: 'q', namespace_id: '/n' } }, /^created .* is new$/],
  ])('%s %j', async (address, change, told) => {
    expect(linesOf(await reviewOfPlan(changesOf({ [address]: change })))).toContainEqual(expect.stringMatching(told));
  });
});

describe('what was changed in Azure outside Terraform', () => {
  const drift = (before: object, after: object | null): PlannedChange => {
    const known = changesOf({})[2]!;
    return { address: GPU, before: { ...known.before, ...before }, after: after && { ...known.after, ...after } };
  };

  test.each<[what: string, planned: object, end: RegExp]>([
    ['is put back', { before: { status: 'Disabled' }, after: { status: 'Active' } }, /applying \*\*puts it back\*\*/],
    [
      'is taken as it is',
      { before: { status: 'Disabled' }, after: { status: 'Disabled' }, actions: ['no-op'] },
      /applying takes it as it is/,
    ],
    [
      'is changed again',
      { before: { status: 'Disabled' }, after: { status: 'ReceiveDisabled' } },
      /applying changes it again/,
    ],
  ])('%s', async (_, planned, end) => {
    const more = drifted([drift({ status: 'Active' }, { status: 'Disabled' })]);
    const told = linesOf(await reviewOfPlan(changesOf({ [GPU]: planned }), more)).filter((line) =>
      line.startsWith('drift'),
    );
    expect(told).toEqual([
      expect.stringMatching(
        /^drift jobs\/gpu: `status` of .* was changed in Azure outside Terraform: its status is `Disabled`/,
      ),
    ]);
    expect(told[0]).toMatch(end);
  });

  test('is gone, and made again', async () => {
    const more = drifted([drift({}, null)]);
    const review = await reviewOfPlan(changesOf({ [GPU]: { before: null } }), more);
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(/was \*\*deleted\*\* in Azure outside Terraform, .*applying makes it again/),
    );
  });

  test('a filter, too', async () => {
    const rule = changesOf({})[3]!;
    const more = drifted([{ ...rule, actions: ['update'], after: { ...rule.after, sql_filter: '1=1' } }]);
    const review = await reviewOfPlan(changesOf({ [RULE]: { before: { sql_filter: '1=1' } } }), more);
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(/`sql_filter` changes from `kind = 'train'` to `1=1`; applying \*\*puts it back/),
    );
  });
});

test('what was changed outside Terraform of something else is not told', async () => {
  const account = {
    address: 'azurerm_storage_account.a',
    before: { name: 'a', tier: 'Hot' },
    after: { name: 'a', tier: 'Cool' },
  };
  expect(linesOf(await reviewOfPlan(changesOf({}), drifted([account])))).toEqual([]);
});

describe('a rule of which only the apply tells the subscription', () => {
  const unknown = { subscription_id: ['local.x'] };
  const sql = { name: 'r', filter_type: 'SqlFilter', sql_filter: 'a = 1' };
  const correlation = { name: 'r', filter_type: 'CorrelationFilter', correlation_filter: [{ label: 'train' }] };
  const there = { ...sql, subscription_id: `${NAMESPACE_ID}/topics/far/subscriptions/s` };

  test.each<[what: string, change: Partial<PlannedChange>, told: RegExp]>([
    [
      'is new',
      { before: null, after: sql },
      /: is new \(`a = 1`\); cannot tell what its subscription receives, since what else that has is not known$/,
    ],
    ['is new, by fields', { before: null, after: correlation }, /: is new \(.*label.*train.*\);/],
    [
      'is another one',
      { before: there, after: { ...sql, sql_filter: 'a = 2' }, actions: ['delete', 'create'] },
      /: changes: .*from `a = 1` to `a = 2`.*; it is made anew; cannot tell which messages change destination, since what else its subscription has is not known$/,
    ],
  ])('%s', async (_, change, told) => {
    const review = await reviewOfPlan(
      changesOf({ 'azurerm_servicebus_subscription_rule.far': { ...change, unknown } }),
    );
    const lines = linesOf(review).filter((line) => line.startsWith('loose-rule'));
    expect(lines).toEqual([expect.stringMatching(/^loose-rule azurerm_servicebus_subscription_rule\.far: /)]);
    expect(lines[0]).toMatch(told);
    expect(jsonOf(review).unmoved).toBeNull();
  });
});

describe('what becomes of $Default', () => {
  const rule = { before: null };

  test('the first rule of a subscription that is there takes it away', async () => {
    const review = await reviewOfPlan(changesOf({ [RULE]: rule }));
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(/^first-rule jobs\/gpu: gets its first rule here, which takes `\$Default` away/),
    );
    // What rules it had is not known, so it may have been this one.
    expect(jsonOf(review).unmoved).toBeNull();
  });

  test('the last rule that goes brings it not back', async () => {
    const review = await reviewOfPlan(changesOf({ [RULE]: { after: null } }));
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(
        /^no-rules jobs\/gpu: has \*\*no rule\*\* any more: it receives nothing, since Azure does not bring/,
      ),
    );
    expect(jsonOf(review).gates).toContain('message-loss');
    // And nothing is said of its rules a second time.
    expect(linesOf(review).filter((line) => line.startsWith('not-in-document'))).toEqual([]);
  });

  test('a new subscription without a rule keeps it', async () => {
    const added = { before: null, after: { name: 'new', topic_id: `${NAMESPACE_ID}/topics/jobs` } };
    const review = await reviewOfPlan(changesOf({ 'azurerm_servicebus_subscription.new': added }));
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(/^no-rules jobs\/new: .*keeps `\$Default` and receives \*\*every message/),
    );
  });

  test('a rule whose subscription is not known may be that of any', async () => {
    const added = { before: null, after: { name: 'new', topic_id: `${NAMESPACE_ID}/topics/jobs` } };
    const stray = {
      before: null,
      after: { name: 'r', filter_type: 'SqlFilter', sql_filter: 'a = 1' },
      unknown: { subscription_id: ['local.x'] },
    };
    const review = await reviewOfPlan(
      changesOf({ 'azurerm_servicebus_subscription.new': added, 'azurerm_servicebus_subscription_rule.stray': stray }),
    );
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(
        /^unresolved jobs\/new: cannot tell whether it gets messages that it did not get, since `subscription_id` of /,
      ),
    );
    expect(linesOf(review).join()).not.toMatch(/keeps `\$Default`/);
  });
});

describe('forwarding', () => {
  const forwarding = { before: { forward_to: 'approval' }, after: { forward_to: 'approval' }, actions: ['no-op'] };

  test('a target that is made anew', async () => {
    const review = await reviewOfPlan(changesOf({ [GPU]: forwarding, [APPROVAL]: { actions: ['delete', 'create'] } }));
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(/^forward-target jobs\/gpu: .*`approval`, which is \*\*made anew/),
    );
  });

  test('a loop is told, whatever else its queues forward to', async () => {
    const queue = (name: string, to: string) => {
      const values = { id: `${NAMESPACE_ID}/queues/${name}`, name, namespace_id: NAMESPACE_ID };
      const dead = { forward_dead_lettered_messages_to: 'approval' };
      return { before: { ...values, ...dead }, after: { ...values, ...dead, forward_to: to } };
    };
    const review = await reviewOfPlan(
      changesOf({
        'azurerm_servicebus_queue.one': queue('one', 'two'),
        'azurerm_servicebus_queue.two': queue('two', 'one'),
      }),
    );
    expect(linesOf(review).filter((line) => line.startsWith('forward-loop'))).toEqual([
      expect.stringMatching(/`one`.*`two`/),
    ]);
  });

  test('copies that change places end where they ended', async () => {
    const there = (values: object) => ({ before: values, after: values, actions: ['no-op'] }) as Partial<PlannedChange>;
    const idOf = (rest: string) => `${NAMESPACE_ID}/topics/${rest}`;
    const ending = (name: string) => {
      const id = idOf(`next/subscriptions/${name}`);
      return {
        [`azurerm_servicebus_subscription.${name}`]: there({ id, name, topic_id: idOf('next') }),
        [`azurerm_servicebus_subscription_rule.${name}`]: there({
          id: `${id}/rules/r`,
          name: 'r',
          subscription_id: id,
          filter_type: 'SqlFilter',
          sql_filter: `place = '${name}'`,
        }),
      };
    };
    const gpu = idOf('jobs/subscriptions/gpu');
    const setting = (name: string, was: string, is: string): Partial<PlannedChange> => {
      const values = {
        id: `${gpu}/rules/${name}`,
        name,
        subscription_id: gpu,
        filter_type: 'SqlFilter',
        sql_filter: "kind = 'train'",
      };
      return {
        before: { ...values, action: `SET place = '${was}'` },
        after: { ...values, action: `SET place = '${is}'` },
      };
    };
    const reviewOfNext = (is: string) =>
      reviewOfPlan(
        changesOf({
          'azurerm_servicebus_topic.next': there({ id: idOf('next'), name: 'next', namespace_id: NAMESPACE_ID }),
          ...ending('a'),
          ...ending('b'),
          ...ending('c'),
          [GPU]: { before: { forward_to: 'next' }, after: { forward_to: 'next' }, actions: ['no-op'] },
          'azurerm_servicebus_subscription_rule.one': setting('one', 'a', 'b'),
          'azurerm_servicebus_subscription_rule.two': setting('two', 'b', is),
        }),
      );
    const elsewhere = async (is: string) =>
      linesOf(await reviewOfNext(is)).filter((line) => line.startsWith('forwarded-elsewhere'));
    expect(await elsewhere('a')).toEqual([]);
    expect(await elsewhere('c')).toEqual([
      expect.stringMatching(
        /^forwarded-elsewhere jobs\/gpu: messages that ended at `next\/a` \(`jobs\/gpu` → `next\/a`\) now end at `next\/c` \(`jobs\/gpu` → `next\/c`\)$/,
      ),
    ]);
  });

  test('a target that takes nothing any more', async () => {
    const review = await reviewOfPlan(changesOf({ [GPU]: forwarding, [APPROVAL]: { after: { status: 'Disabled' } } }));
    expect(linesOf(review)).toEqual([
      expect.stringMatching(/^lost-coverage jobs: .*that reached `approval` now reach nobody: they are dead letters/),
      expect.stringMatching(/^status approval: /),
      expect.stringMatching(/^forward-target jobs\/gpu: .*which \*\*takes none/),
    ]);
  });

  test('a target that nobody knows', async () => {
    const review = await reviewOfPlan(changesOf({ [GPU]: { before: {}, after: { forward_to: 'elsewhere' } } }));
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(/`elsewhere`, which is not part of this: cannot tell/),
    );
  });

  test('more than four hops', async () => {
    const queue = (from: number, to: number | undefined) => {
      const values = {
        id: `${NAMESPACE_ID}/queues/q${from}`,
        name: `q${from}`,
        namespace_id: NAMESPACE_ID,
        ...(to !== undefined && { forward_to: `q${to}` }),
      };
      return [`azurerm_servicebus_queue.q${from}`, { before: values, after: values, actions: ['no-op'] }] as const;
    };
    const chain = [queue(1, 2), queue(2, 3), queue(3, 4), queue(4, 5), queue(5, undefined)];
    const review = await reviewOfPlan(
      changesOf({ ...Object.fromEntries(chain), [GPU]: { after: { forward_to: 'q1' } } }),
    );
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(
        /^forward-hops jobs\/gpu: .*`jobs\/gpu` → `q1` → `q2` → `q3` → `q4` → `q5`: Azure \*\*dead-letters/,
      ),
    );
    expect(jsonOf(review).gates).toEqual(['message-loss']);
  });
});

describe('what is not understood', () => {
  test.each<[address: string, after: object, told: RegExp | undefined]>([
    [
      'azapi_update_resource.patch',
      { type: 'Microsoft.ServiceBus/namespaces/topics@2024-01-01', resource_id: '/t' },
      /changes `Microsoft.ServiceBus\/namespaces\/topics/,
    ],
    ['azapi_resource_action.keys', { type: 'Microsoft.ServiceBus/namespaces@2024-01-01' }, /not understood/],
    ['azapi_update_resource.other', { type: 'Microsoft.Storage/storageAccounts@2024-01-01' }, undefined],
    [
      'azurerm_resource_group_template_deployment.arm',
      { template_content: '{"type": "Microsoft.ServiceBus/namespaces"}' },
      /deploys a template with Service Bus/,
    ],
    [
      'azurerm_resource_group_template_deployment.arm',
      { template_content: '{"type": "Microsoft.Web/sites"}' },
      undefined,
    ],
    [
      'azurerm_subscription_template_deployment.arm',
      { template_spec_version_id: '/v' },
      /a template that is not known/,
    ],
    ['azurerm_servicebus_something_new.x', { name: 'x' }, /is a type of Service Bus, which is not understood/],
  ])('%s %j', async (address, after, told) => {
    const review = await reviewOfPlan(changesOf({ [address]: { before: null, after } as Partial<PlannedChange> }));
    const lines = linesOf(review).filter((line) => line.startsWith('not-understood'));
    expect(lines).toEqual(told === undefined ? [] : [expect.stringMatching(told)]);
    expect(jsonOf(review).unmoved).toBe(told === undefined ? true : null);
    expect(reviewMarkdown(review).includes('nothing of Service Bus changes')).toBe(told === undefined);
  });

  test('a script, which a plan tells in its configuration alone', async () => {
    const script = {
      address: 'null_resource.setup',
      mode: 'managed',
      type: 'null_resource',
      name: 'setup',
      provisioners: [{ type: 'local-exec' }],
    };
    const configuration = { root_module: { resources: [script] } };
    const changes = [{ address: 'null_resource.setup', before: null, after: { triggers: null } }];
    expect(linesOf(await reviewOfPlan(changes, { configuration }))).toEqual([
      expect.stringMatching(/^not-understood null_resource.setup: .*runs commands/),
    ]);
    expect(linesOf(await reviewOfPlan(changes))).toEqual([]);
  });
});

describe('who may come', () => {
  const role = (
    name: string,
    values: object,
    unknown: Record<string, readonly string[]> = {},
  ): [string, Partial<PlannedChange>] => [
    `azurerm_role_assignment.${name}`,
    { before: null, after: { scope: `${NAMESPACE_ID}/topics/jobs`, principal_id: 'p', ...values }, unknown },
  ];

  test('a principal that is known only after apply is named once', async () => {
    const unknown = {
      principal_id: ['azurerm_user_assigned_identity.worker.principal_id', 'azurerm_user_assigned_identity.worker'],
    };
    const review = await reviewOfPlan(
      changesOf(
        Object.fromEntries([
          role('a', { role_definition_name: 'Azure Service Bus Data Sender', principal_id: undefined }, unknown),
          role('b', { role_definition_name: 'Azure Service Bus Data Receiver', principal_id: undefined }, unknown),
        ]),
      ),
    );
    expect(linesOf(review)).toEqual([
      'access-added azurerm_role_assignment.a: the principal `azurerm_user_assigned_identity.worker.principal_id`, which is known only after apply, may send on `azurerm_servicebus_topic.jobs`, receive on `azurerm_servicebus_topic.jobs`, which is new',
    ]);
    expect(jsonOf(review).unmoved).toBe(true);
  });

  test('a key of which only the apply tells what it allows', async () => {
    const values = { topic_id: `${NAMESPACE_ID}/topics/jobs`, name: 'k' };
    const change = { before: { ...values, send: true }, after: values, unknown: { send: ['var.may_send'] } };
    const review = await reviewOfPlan(changesOf({ 'azurerm_servicebus_topic_authorization_rule.k': change }));
    expect(linesOf(review)).toEqual([
      expect.stringMatching(
        /^access-unknown .*`send` is not known: .*, before `true`; cannot tell what the key allows/,
      ),
    ]);
  });

  test.each<[what: string, values: object, unknown: Record<string, readonly string[]>, told: RegExp | undefined]>([
    [
      "one's own",
      { role_definition_id: '/x/roleDefinitions/11111111-2222-3333-4444-555555555555' },
      {},
      /the role `11111111-.*` is not understood/,
    ],
    ['by a name', { role_definition_name: 'Bus Keeper' }, {}, /the role `Bus Keeper` is not understood/],
    [
      'not known',
      { role_definition_id: undefined },
      { role_definition_id: ['azurerm_role_definition.x.id'] },
      /a role that is `known after apply` is not understood/,
    ],
    ['a harmless one', { role_definition_name: 'Reader' }, {}, undefined],
    [
      'of another service',
      {
        role_definition_name: 'Storage Blob Data Reader',
        scope: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a',
      },
      {},
      undefined,
    ],
  ])('a role: %s', async (_, values, unknown, told) => {
    const review = await reviewOfPlan(changesOf(Object.fromEntries([role('r', values, unknown)])));
    const lines = linesOf(review).filter((line) => line.startsWith('access-unknown'));
    expect(lines).toEqual(told === undefined ? [] : [expect.stringMatching(told)]);
    // Where messages go is known all the same.
    expect(jsonOf(review).unmoved).toBe(true);
  });
});

test('the most harmful comes first, and what does nothing last', async () => {
  const review = await reviewOfPlan(
    changesOf({
      [JOBS]: { before: { tags: { a: '1' } }, after: { tags: { a: '2' }, support_ordering: true } },
      [GPU]: {
        after: { auto_delete_on_idle: 'PT5M', lock_duration: undefined },
        unknown: { lock_duration: ['var.x'] },
      },
      'azurerm_servicebus_topic_authorization_rule.key': {
        after: { topic_id: `${NAMESPACE_ID}/topics/jobs`, send: true },
      },
    }),
  );
  expect(remarksOf(review).map(({ code }) => code)).toEqual([
    'auto-delete',
    'unresolved',
    'access-added',
    'ordering',
    'tags',
  ]);
});

test('what holds of several in the same words is one line', async () => {
  const idle = (name: string): [string, Partial<PlannedChange>] => {
    const values = { id: `${NAMESPACE_ID}/queues/${name}`, name, namespace_id: NAMESPACE_ID };
    return [`azurerm_servicebus_queue.${name}`, { before: values, after: { ...values, auto_delete_on_idle: 'PT5M' } }];
  };
  const review = await reviewOfPlan(changesOf(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map(idle))));
  expect(jsonOf(review).remarks).toHaveLength(5);
  expect(reviewMarkdown(review)).toMatch(/\n- 🛑 `a`, `b`, `c` and 2 more: the queue \*\*vanishes/);
});

describe('what receives messages is known by its name', () => {
  const TO_GPU = { subscription_id: [`${GPU}.id`, GPU] };
  const ID = `${NAMESPACE_ID}/topics/jobs/subscriptions`;
  const OTHER = 'azurerm_servicebus_subscription.other';
  const OTHER_RULE = 'azurerm_servicebus_subscription_rule.other';
  const anew = (after: object, unknown: PlannedChange['unknown']) => ({
    actions: ['delete', 'create'],
    after: { id: undefined, ...after },
    unknown: { id: [], ...unknown },
  });
  const rowsOf = (review: Awaited<ReturnType<typeof reviewOfPlan>>) =>
    review.topics.flatMap(({ topic, rows }) =>
      rows.map(({ kind, subscription, gained, lost }) => {
        const what = `${gained ? 'gains' : ''}${lost ? 'loses' : ''}`;
        return `${topic}/${subscription} ${what} ${kind}`;
      }),
    );

  test('a subscription of another name is another one', async () => {
    const review = await reviewOfPlan(
      changesOf({ [GPU]: anew({ name: 'cpu' }, {}), [RULE]: anew({ subscription_id: undefined }, TO_GPU) }),
    );
    expect(jsonOf(review)).toMatchObject({ unmoved: false, topics: [{ unmoved: false }] });
    expect(rowsOf(review)).toEqual(["jobs/cpu gains kind = 'train'", "jobs/gpu loses kind = 'train'"]);
  });

  test('two subscriptions that change their names get what the other one got', async () => {
    const other = { id: `${ID}/other`, name: 'other', topic_id: `${NAMESPACE_ID}/topics/jobs`, max_delivery_count: 10 };
    const rule = { name: 'r', subscription_id: other.id, filter_type: 'SqlFilter', sql_filter: "kind = 'test'" };
    const review = await reviewOfPlan(
      changesOf({
        [GPU]: anew({ name: 'other' }, {}),
        [RULE]: anew({ subscription_id: undefined }, TO_GPU),
        [OTHER]: { ...anew({}, {}), before: other, after: { ...other, name: 'gpu', id: undefined } },
        [OTHER_RULE]: {
          ...anew({}, {}),
          before: { id: `${other.id}/rules/r`, ...rule },
          after: { ...rule, subscription_id: undefined },
          unknown: { id: [], subscription_id: [`${OTHER}.id`, OTHER] },
        },
      }),
    );
    expect(jsonOf(review).unmoved).toBe(false);
    expect(rowsOf(review).sort()).toEqual([
      "jobs/gpu gains kind = 'test'",
      "jobs/gpu loses kind = 'train'",
      "jobs/other gains kind = 'train'",
      "jobs/other loses kind = 'test'",
    ]);
  });

  test('a name that only the apply tells may be another one', async () => {
    const review = await reviewOfPlan(
      changesOf({
        [GPU]: anew({ name: undefined }, { name: ['terraform_data.name.output', 'terraform_data.name'] }),
        [RULE]: anew({ subscription_id: undefined }, TO_GPU),
      }),
    );
    expect(jsonOf(review)).toMatchObject({ unmoved: null, topics: [{ unmoved: null, rows: [] }] });
  });

  test('a topic of another name is another one', async () => {
    const review = await reviewOfPlan(
      changesOf({
        [JOBS]: anew({ name: 'tasks' }, {}),
        [GPU]: anew({ topic_id: undefined }, { topic_id: [`${JOBS}.id`, JOBS] }),
        [RULE]: anew({ subscription_id: undefined }, TO_GPU),
      }),
    );
    expect(jsonOf(review)).toMatchObject({ unmoved: false });
    expect(jsonOf(review).gates).toContain('lost-coverage');
    expect(rowsOf(review)).toEqual(["tasks/gpu gains kind = 'train'", "jobs/gpu loses kind = 'train'"]);
  });

  test.each([
    ['known', { name: 'coach' }, {}, false],
    ['known only after apply', { name: undefined }, { name: ['terraform_data.n.output', 'terraform_data.n'] }, null],
  ] as const)('a topic in a namespace of another name, %s', async (_, name, unknown, unmoved) => {
    const BUS = 'azurerm_servicebus_namespace.bus';
    const review = await reviewOfPlan(
      changesOf({
        [BUS]: anew(name, unknown),
        [JOBS]: anew({ namespace_id: undefined }, { namespace_id: [`${BUS}.id`, BUS] }),
        [GPU]: anew({ topic_id: undefined }, { topic_id: [`${JOBS}.id`, JOBS] }),
        [RULE]: anew({ subscription_id: undefined }, TO_GPU),
        [APPROVAL]: anew({ namespace_id: undefined }, { namespace_id: [`${BUS}.id`, BUS] }),
      }),
    );
    expect(jsonOf(review).unmoved).toBe(unmoved);
    const told = jsonOf(review).remarks.filter((remark) => remark.unknown);
    expect(told.map(({ text }) => text)).toEqual(
      unmoved === null
        ? [
            expect.stringMatching(/^cannot tell whether it is still `jobs`: the name of its namespace is not known/),
            expect.stringMatching(/^`name` is not known: .*cannot tell what it is called/),
          ]
        : [],
    );
  });

  test('a last rule that goes over to another subscription leaves nothing behind', async () => {
    const other = { id: `${ID}/other`, name: 'other', topic_id: `${NAMESPACE_ID}/topics/jobs`, max_delivery_count: 10 };
    const review = await reviewOfPlan(
      changesOf({
        [OTHER]: { actions: ['no-op'], before: other, after: other },
        [RULE]: {
          actions: ['delete', 'create'],
          after: { id: undefined, subscription_id: other.id },
          unknown: { id: [] },
        },
      }),
    );
    expect(jsonOf(review).remarks).toContainEqual(
      expect.objectContaining({ code: 'no-rules', subject: 'jobs/gpu', gate: 'message-loss' }),
    );
    expect(rowsOf(review)).toContainEqual("jobs/gpu loses kind = 'train'");
  });

  test('that a rule has another name is not said to change nothing', async () => {
    const review = await reviewOfPlan(
      changesOf({ [RULE]: { actions: ['delete', 'create'], after: { name: 'other' }, before: { name: '$Default' } } }),
    );
    const { text } = jsonOf(review).remarks.find(({ code }) => code === 'renamed')!;
    expect(text).toBe('the rule `$Default` is called `other`, and what a rule is called decides of no message');
  });

  test('instances that move up by one: a rule may be that of the next', async () => {
    const at = (index: number) => `azurerm_servicebus_subscription.s[${index}]`;
    const ruleAt = (index: number) => `azurerm_servicebus_subscription_rule.s[${index}]`;
    const [topic_id, max_delivery_count] = [`${NAMESPACE_ID}/topics/jobs`, 10];
    const named = (name: string) => ({ id: `${ID}/${name}`, name, topic_id, max_delivery_count });
    const rule = (name: string) => ({
      id: `${ID}/${name}/rules/r`,
      name: 'r',
      subscription_id: `${ID}/${name}`,
      filter_type: 'SqlFilter',
      sql_filter: `name = '${name}'`,
    });
    const joined = { subscription_id: ['azurerm_servicebus_subscription.s', 'count.index'] };
    const review = await reviewOfPlan(
      changesOf({
        [at(0)]: { ...anew({}, {}), before: named('a'), after: { ...named('b'), id: undefined } },
        [at(1)]: { before: named('b'), after: null },
        [ruleAt(0)]: {
          actions: ['delete', 'create'],
          before: rule('a'),
          after: { ...rule('b'), id: undefined, subscription_id: undefined },
          unknown: { id: [], ...joined },
        },
        [ruleAt(1)]: { before: rule('b'), after: null },
      }),
    );
    expect(rowsOf(review).filter((row) => row.includes('jobs/b'))).toEqual([]);
    expect(
      review.topics.flatMap(({ rules }) => rules.map(({ subscription, verdict }) => `${subscription} ${verdict}`)),
    ).toEqual(expect.arrayContaining(['b unknown', 'a removed']));
  });
});

describe('addresses and names are there to be copied', () => {
  const key = `a-${'rather-'.repeat(40)}long-key`;
  const address = `azurerm_servicebus_queue.jobs["${key}"]`;
  const values = { id: `${NAMESPACE_ID}/queues/q`, name: 'q', namespace_id: NAMESPACE_ID };

  test('so a sentence is shortened between words, and no name in it', async () => {
    const review = await reviewOfPlan(
      changesOf({ [address]: { before: values, after: { ...values, forward_to: `elsewhere-${key}` } } }),
    );
    const markdown = reviewMarkdown(review);
    for (const code of rendered(markdown).code) expect(code).not.toContain('…');
    const told = remarksOf(review).find(({ text }) => text.includes(`elsewhere-${key}`))!;
    expect(rendered(markdown).code).toContain(`elsewhere-${key}`);
    expect(markdown).not.toContain(`elsewhere-${key.slice(0, 200)}…`);
    expect(told.text.length).toBeGreaterThan(300);
  });

  test('and a sentence that is too long says where the rest is', () => {
    const text = `\`${address}\` ${'is told of in very many words '.repeat(30)}\`${address}\``;
    const markdown = reviewMarkdown({
      topics: [],
      remarks: [{ code: 'setting', subject: 'jobs', text }],
      hasChanges: true,
      assumptions: [],
    });
    expect(rendered(markdown).code).toEqual(['jobs', address, '--json']);
    expect(markdown).toMatch(/in very many words is told of… \(more with `--json`\)\n|… \(more with `--json`\)\n/);
  });

  test('a comment is no longer than GitHub takes', () => {
    const remarks = Array.from({ length: 14 }, (_, n) => ({
      code: 'setting' as const,
      subject: `${n}`.repeat(900),
      text: `${n}`.padEnd(390, ' x'),
    }));
    const rows = Array.from({ length: 14 }, () => ({
      topic: 'x'.repeat(950),
      kind: 'y'.repeat(950),
      subscription: 's',
      end: `t/${'b'.repeat(900)}`,
      kept: false,
    }));
    const rules = Array.from({ length: 10 }, () => ({
      subscription: 'x'.repeat(900),
      rule: 'r',
      verdict: 'moved' as const,
      before: 'b'.repeat(900),
      after: 'c'.repeat(900),
    }));
    const topic = {
      topic: 't',
      rules,
      rows,
      remarks,
      isUnmoved: false,
      assumptions: ['d'.repeat(900)],
      hasContract: false,
    };
    const topics = [topic, topic, topic];
    const markdown = reviewMarkdown({ topics, remarks: [...remarks, ...remarks], hasChanges: true, assumptions: [] });
    expect(markdown.length).toBeLessThan(65_536);
    expect(markdown.split('<details>').length).toBe(markdown.split('</details>').length);
    expect(markdown).toMatch(/see `--json`/);
  });
});

test('of two rules that are not known for like reasons, each is told', async () => {
  const rule = (name: string): [string, Partial<PlannedChange>] => {
    const values = { name, subscription_id: `${NAMESPACE_ID}/topics/jobs/subscriptions/gpu`, filter_type: 'SqlFilter' };
    return [`azurerm_servicebus_subscription_rule.${name}`, { after: values, unknown: { sql_filter: ['var.sql'] } }];
  };
  const review = await reviewOfPlan(changesOf(Object.fromEntries([rule('a'), rule('b')])));
  const told = linesOf(review).filter((line) => line.startsWith('unknown-rule'));
  expect(told).toEqual([expect.stringContaining('rule `a`'), expect.stringContaining('rule `b`')]);
  expect(jsonOf(review).remarks.every((remark) => !('tells' in remark) && !('waitsFor' in remark))).toBe(true);
});
