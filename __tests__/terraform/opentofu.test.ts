import { knownOf, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { TRAINING } from '../support/training';
import { StandInProvider } from './stand-in';
import { BINARIES, TerraformWorkspace } from './terraform';

const TOFU = 'tofu';

/** What OpenTofu makes of the same JSON; shown and counted as skipped where it is not on the machine. */
(BINARIES.includes(TOFU) ? describe : describe.skip)('OpenTofu', () => {
  const all = [...environments, TRAINING];
  const texts = synthEnvironmentTexts(all);
  let provider: StandInProvider;
  beforeAll(async () => {
    provider = await StandInProvider.start();
  });
  afterAll(() => provider.stop());

  test.each(all.map(({ name }) => name))(
    '%s is valid, applies, and is read from its plan as from the JSON',
    async (name) => {
      const workspace = new TerraformWorkspace(provider, TOFU);
      await workspace.use(texts[name]!);
      expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
      const plan = await workspace.plan();
      expect(new Set(plan.resource_changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['create']));

      const topics = (path: string, text: string) =>
        topologyOf(parseDocument(path, text)).topics.map(({ label, subscriptions }) => [
          label,
          knownOf(subscriptions)
            .map((one) => one.name)
            .sort(),
        ]);
      expect(topics('plan.json', JSON.stringify(plan))).toEqual(topics('cdk.tf.json', texts[name]!));

      await workspace.apply();
      const again = await workspace.plan();
      expect(new Set(again.resource_changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['no-op']));
    },
  );
});
