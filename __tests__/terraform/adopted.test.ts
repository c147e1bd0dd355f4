import { synthesize } from '../../lib/adopt/proof/synthesis';
import { adopted, comparisonOf } from '../adopt/adopting';
import { HAND_MADE } from '../adopt/hand-made';
import { StandInProvider } from './stand-in';
import { describeWithTerraform, type PlanJson, TerraformWorkspace } from './terraform';

describeWithTerraform('what was made by hand', () => {
  let provider: StandInProvider;
  let plan: PlanJson;

  beforeAll(async () => {
    provider = await StandInProvider.start();
    const byHand = new TerraformWorkspace(provider);
    await byHand.use(JSON.stringify(HAND_MADE));
    await byHand.plan();
    await byHand.apply();
    const deployed = await byHand.plan();
    const { json } = comparisonOf(await adopted(JSON.stringify(deployed), { options: { synthesize } }));
    const taken = new TerraformWorkspace(provider);
    await taken.use(json);
    plan = await taken.plan();
  });
  afterAll(() => provider.stop());

  const actions = ({ change }: PlanJson['resource_changes'][number]) => change.actions.join(' ');

  test('is taken over by its import blocks: nothing is made, nothing goes', () => {
    const kinds = plan.resource_changes.map((change) => [change.type, actions(change)] as const);
    expect(kinds.length).toBe(9);
    expect(kinds.filter(([, kind]) => kind !== 'no-op' && kind !== 'update')).toEqual([]);
    const imported = plan.resource_changes.filter(({ change }) => 'importing' in change);
    expect(imported).toHaveLength(9);
  });

  test('and what is updated is what was told', () => {
    const updated = plan.resource_changes.filter((change) => actions(change) === 'update');
    const differing = updated.map(({ address, change }) => {
      const [before, after] = [change.before, change.after] as Record<string, unknown>[];
      const names = Object.keys({ ...before, ...after }).filter(
        (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]) && name in (after ?? {}),
      );
      return [address, names] as const;
    });
    expect(Object.fromEntries(differing)).toMatchObject({
      'azurerm_servicebus_namespace.bus': expect.arrayContaining(['identity']),
      'azurerm_servicebus_subscription_rule.bus_training-events_gpu-train_urgent': expect.arrayContaining([
        'sql_filter',
      ]),
    });
  });
});
