import { SqlFilter } from '../../lib/rules';
import { TestStack } from '../support/stacks';
import { StandInProvider } from './stand-in';
import { describeWithTerraform, TerraformWorkspace } from './terraform';

const LOCK = 'azurerm_management_lock.bus_lock';

function stackWith(...jobs: string[]): string {
  const test = new TestStack();
  const namespace = test.namespace();
  namespace.addLock();
  const topic = namespace.addTopic('events');
  for (const job of jobs) topic.addSubscription(job, { rules: { all: SqlFilter.acceptEverything() } });
  return test.synthText();
}

describeWithTerraform('a namespace with a lock', () => {
  let provider: StandInProvider;
  let workspace: TerraformWorkspace;
  beforeAll(async () => {
    provider = await StandInProvider.start();
    workspace = new TerraformWorkspace(provider);
    await workspace.use(stackWith('train', 'evaluate'));
    await workspace.plan();
    await workspace.apply();
  });
  afterAll(() => provider.stop());

  test('gets it last, so that nothing of the first deployment is refused', () => {
    expect(provider.log.at(-1)).toMatch(/^create .*locks\/no-delete$/);
  });

  test('refuses to let a job go, and lets it go once the lock is lifted, which comes back', async () => {
    await workspace.use(stackWith('train'));
    await workspace.plan();
    await expect(workspace.apply()).rejects.toThrow(/ScopeLocked: .*evaluate/);

    provider.log.length = 0;
    await workspace.terraform('destroy', '-auto-approve', `-target=${LOCK}`);
    await workspace.plan('-var=bus_locked=false');
    await workspace.apply();
    await workspace.plan();
    await workspace.apply();
    expect(provider.log.map((entry) => entry.replace(/\S*\//, ''))).toEqual([
      'delete no-delete',
      'delete all',
      'delete evaluate',
      'create no-delete',
    ]);
  });

  test('lets a job come only after the lock is lifted: the provider deletes $Default from its subscription', async () => {
    provider.log.length = 0;
    await workspace.use(stackWith('train', 'new'));
    await workspace.terraform('destroy', '-auto-approve', `-target=${LOCK}`);
    // Lifting it does nothing else.
    expect(provider.log).toEqual([expect.stringMatching(/^delete .*no-delete$/)]);
    await workspace.plan('-var=bus_locked=false');
    await workspace.apply();
    await workspace.plan();
    await workspace.apply();
    expect(provider.log.slice(1).map((entry) => entry.replace(/\S*\//, ''))).toEqual([
      'create new',
      'create all',
      'create no-delete',
    ]);
  });
});
