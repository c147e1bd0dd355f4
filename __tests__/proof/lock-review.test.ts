import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remarksOf, reviewChange } from '../../lib/proof/review';
import { readConfigurationChange } from '../../lib/terraform';
import { shippedTexts } from '../support/shipped/synthesized';

const PROD = shippedTexts().prod!;
const SUBSCRIPTION = 'azurerm_servicebus_subscription';
const RULE = 'azurerm_servicebus_subscription_rule';

/** What a review says of locks, of the step from prod to a changed prod. */
async function lockedBy(change: (resource: any) => void): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  const after = JSON.parse(PROD);
  change(after.resource);
  const [before, then] = [join(folder, 'before.tf.json'), join(folder, 'after.tf.json')];
  writeFileSync(before, PROD);
  writeFileSync(then, JSON.stringify(after));
  const review = await reviewChange(readConfigurationChange(before, then));
  return remarksOf(review)
    .filter(({ code }) => code === 'locked')
    .map(({ subject, text }) => `${subject}: ${text}`);
}

/** Takes a job away: its subscription, its rules and its roles. */
function withoutJob(resource: any): void {
  for (const type of [SUBSCRIPTION, RULE, 'azurerm_role_assignment']) {
    for (const id of Object.keys(resource[type])) {
      if (id.startsWith('bus_training-events_evaluate')) delete resource[type][id];
    }
  }
}

test('a job that goes while the namespace is locked', async () => {
  expect(await lockedBy(withoutJob)).toEqual([
    'azurerm_management_lock.bus_lock[0]: this lock makes the apply **fail half way**: 4 resources below it are deleted; lift it first, apply, and put it back',
  ]);
});

test('a new job, since the provider takes $Default away from its subscription', async () => {
  const added = await lockedBy((resource) => {
    const [rule, subscription] = [resource[RULE], resource[SUBSCRIPTION]];
    subscription.new = { ...subscription['bus_training-events_evaluate'], name: 'new' };
    rule.new = { ...rule['bus_training-events_evaluate_model-trained'], subscription_id: `\${${SUBSCRIPTION}.new.id}` };
  });
  expect(added).toEqual([expect.stringContaining('`$Default` is deleted from 1 new subscription;')]);
});

test.each<[what: string, change: (resource: any) => void]>([
  [
    'a changed filter',
    ({ [RULE]: rules }) => (rules['bus_training-events_gpu-urgent_urgent'].sql_filter = "env = 'x'"),
  ],
  [
    'a job that goes together with the lock',
    (resource) => {
      withoutJob(resource);
      delete resource.azurerm_management_lock;
    },
  ],
])('%s is no matter of locks', async (_, change) => {
  expect(await lockedBy(change)).toEqual([]);
});
