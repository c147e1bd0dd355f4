import { knownOf, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { TRAINING } from '../support/training';
import { StandInProvider } from './stand-in';
import { BINARIES, expectToDeploy, TerraformWorkspace } from './terraform';

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
      const deployment = await workspace.deploy(texts[name]!);
      expectToDeploy(deployment);

      const topics = (path: string, text: string) =>
        topologyOf(parseDocument(path, text)).topics.map(({ label, subscriptions }) => [
          label,
          knownOf(subscriptions)
            .map((one) => one.name)
            .sort(),
        ]);
      expect(topics('plan.json', JSON.stringify(deployment.plan))).toEqual(topics('cdk.tf.json', texts[name]!));
    },
  );
});
