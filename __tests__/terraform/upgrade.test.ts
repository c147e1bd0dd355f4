import { AZURERM_CONSTRAINTS } from '../../lib/servicebus/azurerm/azurerm-version';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { shippedTexts } from '../support/shipped/synthesized';
import { CLOSED, FLEX, JOB_FILES, LOGIC_APP, TRAINING } from '../support/training';
import { StandInProvider } from './stand-in';
import { actionsOf, describeWithTerraform, expectToDeploy, TerraformWorkspace } from './terraform';

describeWithTerraform('from azurerm 4.81 to 5', () => {
  // Of the shipped ones the largest: it has the resources of all the others.
  const largest = environments.find(({ name }) => name === 'prod')!;
  const all = [largest, TRAINING, LOGIC_APP, FLEX, CLOSED, JOB_FILES];
  const [of4, of5] = ([4, 5] as const).map((major) => {
    const provider = AZURERM_CONSTRAINTS[major];
    return synthEnvironmentTexts(all.map((environment) => ({ ...environment, provider })));
  });

  test('what the other environments are made of is in the largest', () => {
    const kindsIn = (text: string) => Object.keys(JSON.parse(text).resource);
    const { prod, ...others } = shippedTexts();
    expect(Object.keys(others).length).toBeGreaterThan(0);
    expect(kindsIn(prod!)).toEqual(expect.arrayContaining(Object.values(others).flatMap(kindsIn)));
  });

  test.each(all.map(({ name }) => name))(
    '%s deploys with 4, and keeps everything that is there with 5',
    async (name) => {
      const [four, five] = await Promise.all([StandInProvider.start(4), StandInProvider.start(5)]);
      try {
        const workspace = new TerraformWorkspace(four);
        expect(JSON.parse(of4![name]!).terraform.required_providers.azurerm.version).toBe(AZURERM_CONSTRAINTS[4]);
        expectToDeploy(await workspace.deploy(of4![name]!));

        for (const id of four.existing) five.existing.add(id);
        workspace.change(five);
        await workspace.use(of5![name]!);
        const { resource_changes: changes } = await workspace.plan();
        const replaced = changes
          .filter(({ change }) => change.actions.includes('delete'))
          .map(({ address }) => address);
        expect(replaced).toEqual([]);
        // What holds messages is not even touched.
        const bus = changes.filter(({ type }) => type.startsWith('azurerm_servicebus_'));
        expect(bus.length).toBeGreaterThan(3);
        expect(new Set(bus.map(({ change }) => change.actions.join()))).toEqual(new Set(['no-op']));

        await workspace.apply();
        expect(actionsOf(await workspace.plan())).toEqual(new Set(['no-op']));
      } finally {
        four.stop();
        five.stop();
      }
    },
  );
});
