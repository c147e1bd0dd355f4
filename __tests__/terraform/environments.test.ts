import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { environments, TrainingSchedulerStack } from '../../lib/scheduler';
import { StandInProvider } from './stand-in';
import { describeWithTerraform, TerraformWorkspace } from './terraform';

describeWithTerraform('terraform, with a stand-in for azurerm', () => {
  let provider: StandInProvider;
  beforeAll(async () => {
    provider = await StandInProvider.start();
  });
  afterAll(() => provider.stop());

  const jsonOf = (name: string): string => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'synth-')), stackTraces: false });
    for (const environment of environments) new TrainingSchedulerStack(app, environment);
    app.synth();
    return readFileSync(join(app.outdir, 'stacks', name, 'cdk.tf.json'), 'utf8');
  };

  test.each(environments.map(({ name }) => name))('%s is valid, plans only creations, and applies', async (name) => {
    const workspace = new TerraformWorkspace(provider);
    await workspace.use(jsonOf(name));

    expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });

    const plan = await workspace.plan();
    expect(new Set(plan.resource_changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['create']));

    await workspace.apply();
    const again = await workspace.plan();
    expect(new Set(again.resource_changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['no-op']));
  });
});
