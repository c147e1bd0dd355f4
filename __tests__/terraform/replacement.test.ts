import { type Rule, SqlFilter } from '../../lib/rules';
import type { ServiceBusTopicOptions } from '../../lib/servicebus';
import { TestStack } from '../support/stacks';
import { StandInProvider } from './stand-in';
import { describeWithTerraform, type PlanJson, TerraformWorkspace } from './terraform';

const filter = SqlFilter.parse('priority >= 7');

interface Options {
  readonly rules?: Record<string, Rule>;
  readonly requiresSession?: boolean;
  readonly preventDestroy?: boolean;
  readonly topic?: ServiceBusTopicOptions;
  readonly jobs?: readonly string[];
}

function stackWith({
  rules = { urgent: { filter } },
  requiresSession,
  preventDestroy,
  topic,
  jobs = ['train'],
}: Options) {
  const test = new TestStack();
  const events = test.namespace({ preventDestroy }).addTopic('events', topic);
  for (const job of jobs) events.addSubscription(job, { rules, requiresSession });
  return test.synthText();
}

/** What the plan does, without what stays. */
function changes({ resource_changes }: PlanJson): string[] {
  return resource_changes
    .filter(({ change }) => change.actions.join() !== 'no-op')
    .map(({ address, change }) => `${change.actions.join('+')} ${address}`);
}

describeWithTerraform('what terraform does when something is replaced', () => {
  let provider: StandInProvider;
  let workspace: TerraformWorkspace;
  beforeEach(async () => {
    provider = await StandInProvider.start();
    workspace = new TerraformWorkspace(provider);
  });
  afterEach(() => provider.stop());

  const deploy = async (options: Options) => {
    await workspace.use(stackWith(options));
    await workspace.plan();
    await workspace.apply();
    provider.log.length = 0;
  };
  const plan = async (options: Options) => {
    await workspace.use(stackWith(options));
    return changes(await workspace.plan());
  };
  const done = () => provider.log.map((entry) => entry.replace(/\/subscriptions\/0.*\/(\w+\/[\w-]+)$/, '$1'));

  test('another filter text is an update in place', async () => {
    await deploy({});
    expect(await plan({ rules: { urgent: { filter: SqlFilter.parse('priority >= 8') } } })).toEqual([
      'update azurerm_servicebus_subscription_rule.bus_events_train_urgent',
    ]);
  });

  test('a renamed rule is created before the old one is deleted', async () => {
    await deploy({});
    expect(await plan({ rules: { pressing: { filter, renamedFrom: 'urgent' } } })).toEqual([
      'create+delete azurerm_servicebus_subscription_rule.bus_events_train_pressing',
    ]);
    await workspace.apply();
    expect(done()).toEqual(['create rules/pressing', 'delete rules/urgent']);
  });

  test('a rule renamed among others keeps them untouched', async () => {
    const other: Rule = { filter: SqlFilter.parse('a = 1') };
    await deploy({ rules: { a: other, urgent: { filter }, z: other } });
    await plan({ rules: { a: other, z: other, pressing: { filter, renamedFrom: 'urgent' } } });
    await workspace.apply();
    expect(done()).toEqual(['create rules/pressing', 'delete rules/urgent']);
  });

  test('rules of one subscription are created one after the other, by name', async () => {
    const rule: Rule = { filter };
    await workspace.use(stackWith({ rules: { c: rule, a: rule, b: rule } }));
    await workspace.plan();
    await workspace.apply();
    expect(done().slice(-3)).toEqual(['create rules/a', 'create rules/b', 'create rules/c']);
  });

  test('replacing a parent under the same name fails before anything is deleted', async () => {
    await deploy({});
    await plan({ requiresSession: true });
    await expect(workspace.apply()).rejects.toThrow(/already exists/);
    expect(done()).toEqual([]);
  });

  test('with preventDestroy it is refused in the plan', async () => {
    await deploy({ preventDestroy: true });
    for (const change of [{ requiresSession: true }, { topic: { requiresDuplicateDetection: true } }]) {
      await expect(plan({ preventDestroy: true, ...change })).rejects.toThrow(/Instance cannot be destroyed/);
    }
  });

  test('what is taken out of the code is still removed with preventDestroy', async () => {
    await deploy({ preventDestroy: true, jobs: ['train', 'evaluate'] });
    expect(await plan({ preventDestroy: true })).toEqual([
      'delete azurerm_servicebus_subscription.bus_events_evaluate',
      'delete azurerm_servicebus_subscription_rule.bus_events_evaluate_urgent',
    ]);
    await workspace.apply();
    expect(done()).toEqual(['delete rules/urgent', 'delete subscriptions/evaluate']);
  });

  test('another name is the way to replace a subscription: both exist until the old one goes', async () => {
    await deploy({});
    expect(await plan({ jobs: ['train-2'], requiresSession: true })).toEqual(
      expect.arrayContaining([
        'create azurerm_servicebus_subscription.bus_events_train-2',
        'delete azurerm_servicebus_subscription.bus_events_train',
      ]),
    );
    await workspace.apply();
    const rulesLeft = [...provider.existing].filter((id) => id.includes('/rules/'));
    expect(rulesLeft).toEqual([expect.stringMatching(/subscriptions\/train-2\/rules\/urgent$/)]);
  });

  test('escaped text reaches the provider as it was written', async () => {
    const sql = "path LIKE '%{b}%' AND x = '${y}'";
    await workspace.use(stackWith({ rules: { r: { filter: SqlFilter.parse(sql) } } }));
    const { resource_changes } = await workspace.plan();
    const rule = resource_changes.find(({ type }) => type === 'azurerm_servicebus_subscription_rule');
    expect(rule?.change.after).toMatchObject({ sql_filter: sql });
  });

  test('the stand-in catches what azurerm would: a misspelt attribute', async () => {
    const json = JSON.parse(stackWith({}));
    json.resource.azurerm_servicebus_topic.bus_events.supports_ordering = true;
    await workspace.use(JSON.stringify(json));
    const { valid, diagnostics } = await workspace.validate();
    expect(valid).toBe(false);
    expect(diagnostics[0]?.detail).toMatch(/No argument or block type is named "supports_ordering"/);
  });
});
