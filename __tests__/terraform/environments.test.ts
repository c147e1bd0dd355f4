import { type AuditRecord, audit } from '../../lib/audit';
import { AZURERM_CONSTRAINTS } from '../../lib/servicebus/azurerm/azurerm-version';
import { parseDocument } from '../../lib/terraform';
import { JobTemplate } from '../../lib/trigger';
import { sourceInName } from '../../lib/trigger/jobs';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { CLOSED, FLEX, JOB_FILES, LOGIC_APP, startingBy, TRAINING } from '../support/training';
import { StandInProvider } from './stand-in';
import { describeWithTerraform, expectToDeploy, type FirstDeployment, TerraformWorkspace } from './terraform';

describeWithTerraform('terraform, with a stand-in for azurerm', () => {
  let provider: StandInProvider;
  beforeAll(async () => {
    provider = await StandInProvider.start();
  });
  afterAll(() => provider.stop());

  const all = [...environments, TRAINING, LOGIC_APP, FLEX, CLOSED, JOB_FILES];
  const texts = synthEnvironmentTexts(all);

  /** Each of them is deployed once, for all that is asked about it. */
  const deployments = new Map<string, Promise<FirstDeployment>>();
  const deploymentOf = (name: string) => {
    const deployment = deployments.get(name) ?? new TerraformWorkspace(provider).deploy(texts[name] as string);
    deployments.set(name, deployment);
    return deployment;
  };

  // That the same holds with azurerm 4 is looked at where it is changed for 5: `upgrade.test.ts`.
  test.each(all.map(({ name }) => name))('%s is valid, plans only creations, and applies', async (name) => {
    expect(JSON.parse(texts[name]!).terraform.required_providers.azurerm.version).toBe(AZURERM_CONSTRAINTS[5]);
    expectToDeploy(await deploymentOf(name));
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
    const { again } = await deploymentOf('logic');
    const after = (type: string) => again.resource_changes.find((one) => one.type === type)!.change.after as any;
    const { busHost, topic, source } = after('azurerm_logic_app_workflow').parameters;
    expect(source).toMatch(/^[0-9a-f]{12}$/);
    expect(source).toBe(sourceInName(`${busHost}/${topic}`));
  });

  test.each(environments.map(({ name }) => name))(
    '%s is audited alike from its JSON and from its plan',
    async (name) => {
      const plan = JSON.stringify((await deploymentOf(name)).plan);
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
