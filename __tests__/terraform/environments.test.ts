import { type AuditRecord, audit } from '../../lib/audit';
import { AZURERM_CONSTRAINTS } from '../../lib/servicebus/azurerm/version';
import { parseDocument } from '../../lib/terraform';
import { JobTemplate } from '../../lib/trigger';
import { sourceInName } from '../../lib/trigger/jobs';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { CLOSED, FLEX, JOB_FILES, LOGIC_APP, startingBy, TRAINING } from '../support/training';
import { StandInProvider } from './stand-in';
import { describeWithTerraform, TerraformWorkspace } from './terraform';

describeWithTerraform('terraform, with a stand-in for azurerm', () => {
  let provider: StandInProvider;
  beforeAll(async () => {
    provider = await StandInProvider.start();
  });
  afterAll(() => provider.stop());

  const all = [...environments, TRAINING, LOGIC_APP, FLEX, CLOSED, JOB_FILES];
  const texts = synthEnvironmentTexts(all);

  describe.each([4, 5] as const)('azurerm %i', (major) => {
    const provider = AZURERM_CONSTRAINTS[major];
    const ofMajor = synthEnvironmentTexts(all.map((environment) => ({ ...environment, provider })));
    let standIn: StandInProvider;
    beforeAll(async () => {
      standIn = await StandInProvider.start(major);
    });
    afterAll(() => standIn.stop());

    test.each(all.map(({ name }) => name))('%s is valid, plans only creations, and applies', async (name) => {
      const workspace = new TerraformWorkspace(standIn);
      expect(JSON.parse(ofMajor[name]!).terraform.required_providers.azurerm.version).toBe(provider);
      await workspace.use(ofMajor[name]!);

      expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });

      const plan = await workspace.plan();
      expect(new Set(plan.resource_changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['create']));

      await workspace.apply();
      const again = await workspace.plan();
      expect(new Set(again.resource_changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['no-op']));
    });
  });

  test('a command with signs of templates is what Terraform hands on', async () => {
    const workspace = new TerraformWorkspace(provider);
    const command = 'date +%{x} "${HOME}" $${{y}} --data ${{inputs.data}} @{z}';
    const options = { experiment: 'x', compute: 'cpu', environment: 'azureml:e:1', timeout: 'PT1H' };
    const odd = JobTemplate.command({ ...options, command, inputs: { data: { type: 'uri_file' } } });
    expect(odd.problems()).toEqual([]);
    await workspace.use(synthEnvironmentTexts([startingBy({ templates: { odd }, by: 'logic-app' })]).logic!);
    const { resource_changes: changes } = await workspace.plan();
    const handle = changes.find(({ address }) => address.endsWith('_handle'))!.change.after as { body: string };
    const { bodies_0: bodies } = JSON.parse(handle.body).actions.template.cases.case_0.actions;
    // An `@{` of its own would be an expression of the workflow.
    expect(bodies.inputs.default.properties.command).toBe(command.replace('@{', '@@{'));
  });

  test('a Logic App and a function on one topic give jobs the same names: Terraform hashes as the program does', async () => {
    const workspace = new TerraformWorkspace(provider);
    await workspace.use(texts.logic!);
    await workspace.plan();
    await workspace.apply();
    const plan = await workspace.plan();
    const after = (type: string) => plan.resource_changes.find((one) => one.type === type)!.change.after as any;
    const { busHost, topic, source } = after('azurerm_logic_app_workflow').parameters;
    expect(source).toMatch(/^[0-9a-f]{12}$/);
    expect(source).toBe(sourceInName(`${busHost}/${topic}`));
  });

  test.each(environments.map(({ name }) => name))(
    '%s is audited alike from its JSON and from its plan',
    async (name) => {
      const workspace = new TerraformWorkspace(provider);
      await workspace.use(texts[name]!);
      const plan = JSON.stringify(await workspace.plan());
      const records = (path: string, text: string) =>
        new Map(audit([parseDocument(path, text)], { today: '2026-11-22' }).records.map((one) => [keyOf(one), one]));
      const [fromJson, fromPlan] = [records('cdk.tf.json', texts[name]!), records('plan.json', plan)];
      expect([...fromPlan.keys()].sort()).toEqual([...fromJson.keys()].sort());
      const different = [...fromJson].flatMap(([key, { status }]) => {
        const planned = fromPlan.get(key)!;
        // A plan has no exceptions: what stands under "//" is not part of it.
        const expected = status === 'waived' ? 'non-compliant' : status;
        return planned.status === expected ? [] : [`${key}: ${status}, and ${planned.status}: ${planned.reason}`];
      });
      // What a plan cannot tell is unknown there, with the reason, and nothing else is different.
      for (const line of different) {
        expect(line).toMatch(
          /and unknown: (neither a plan nor a state says prevent_destroy|scope is built from the id of a namespace|nothing tells whether it lets somebody receive messages|app_settings\.|worker_count is|azurerm_monitor_diagnostic_setting\.\S+ may be at a part of it|nothing tells whether azurerm_role_assignment\.\S+-at-partner is about somebody else)|^(TF-001 terraform|SB-SEC-002 terraform\.backend): .*neither a plan nor a state says where the state is kept/,
        );
      }
    },
  );
});

/** A record's rule and resource; an instance of `count` counts as its resource. */
function keyOf({ rule, address }: AuditRecord): string {
  return `${rule.id} ${address.replace(/\[0\]$/, '')}`;
}
