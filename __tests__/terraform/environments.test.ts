import { environments } from '../../lib/scheduler';
import { synthEnvironmentTexts } from '../support/environments';
import { StandInProvider } from './stand-in';
import { describeWithTerraform, TerraformWorkspace } from './terraform';

describeWithTerraform('terraform, with a stand-in for azurerm', () => {
  let provider: StandInProvider;
  beforeAll(async () => {
    provider = await StandInProvider.start();
  });
  afterAll(() => provider.stop());

  const texts = synthEnvironmentTexts(environments);

  test.each(environments.map(({ name }) => name))('%s is valid, plans only creations, and applies', async (name) => {
    const workspace = new TerraformWorkspace(provider);
    await workspace.use(texts[name]!);

    expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });

    const plan = await workspace.plan();
    expect(new Set(plan.resource_changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['create']));

    await workspace.apply();
    const again = await workspace.plan();
    expect(new Set(again.resource_changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['no-op']));
  });
});
