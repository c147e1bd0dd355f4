import { readFileSync } from 'node:fs';
import { changesOf, linesOf, NAMESPACE_ID, type PlannedChange, planFile, reviewOfPlan } from '../support/small-plans';

const LOCK = 'azurerm_management_lock.keep';
const BUS = 'azurerm_servicebus_namespace.bus';
const GPU = 'azurerm_servicebus_subscription.gpu';
const APPROVAL = 'azurerm_servicebus_queue.approval';
const GROUP = '/subscriptions/s/resourceGroups/g';

type Changed = Readonly<Record<string, Partial<PlannedChange>>>;

const lockOf = (scope: string): Partial<PlannedChange> => {
  const values = { name: 'keep', lock_level: 'CanNotDelete', scope };
  return { actions: ['no-op'], before: values, after: values };
};
const LOCKED: Changed = { [LOCK]: lockOf(NAMESPACE_ID) };
const GONE = { after: null };

const told = async (changed: Changed) =>
  linesOf(await reviewOfPlan(changesOf(changed))).filter((line) => line.startsWith('locked '));
const sentence = (what: string, lock = LOCK) =>
  `locked ${lock}: this lock makes the apply **fail half way**: ${what}; lift it first, apply, and put it back`;
const resource = (address: string, change: Partial<PlannedChange>): Changed => ({
  [address]: { before: { name: 'x' }, after: { name: 'x' }, ...change },
});
const ONE = sentence('1 resource below it is deleted');

describe('a lock of a namespace keeps what is below it', () => {
  test.each<[what: string, changed: Changed, told: readonly string[]]>([
    ['nothing goes', LOCKED, []],
    ['something changes', { ...LOCKED, [APPROVAL]: { after: { lock_duration: 'PT5M' } } }, []],
    ['a queue goes', { ...LOCKED, [APPROVAL]: GONE }, [ONE]],
    ['a queue is made anew', { ...LOCKED, [APPROVAL]: { actions: ['delete', 'create'] } }, [ONE]],
    ['a queue is made anew, the new one first', { ...LOCKED, [APPROVAL]: { actions: ['create', 'delete'] } }, [ONE]],
    ['a queue is no longer looked after', { ...LOCKED, [APPROVAL]: { ...GONE, actions: ['forget'] } }, []],
    ['two go', { ...LOCKED, [APPROVAL]: GONE, [GPU]: GONE }, [sentence('2 resources below it are deleted')]],
    ['a role goes', { ...LOCKED, ...resource('azurerm_role_assignment.r', GONE) }, [ONE]],
    ['a private endpoint goes', { ...LOCKED, ...resource('azurerm_private_endpoint.e', GONE) }, [ONE]],
    ['a diagnostic setting goes', { ...LOCKED, ...resource('azurerm_monitor_diagnostic_setting.d', GONE) }, [ONE]],
    ['a key goes', { ...LOCKED, ...resource('azurerm_servicebus_queue_authorization_rule.k', GONE) }, [ONE]],
    ['something else goes', { ...LOCKED, ...resource('azurerm_storage_account.a', GONE) }, []],
    ['the namespace itself goes, and nothing below it', { ...LOCKED, [BUS]: GONE }, []],
    [
      'the lock goes with it',
      { [LOCK]: { ...lockOf(NAMESPACE_ID), ...GONE, actions: ['delete'] }, [APPROVAL]: GONE },
      [],
    ],
    [
      'the lock is new',
      { [LOCK]: { after: lockOf(NAMESPACE_ID).after!, before: null, actions: ['create'] }, [APPROVAL]: GONE },
      [],
    ],
    [
      'the lock has another address now',
      { [LOCK]: { ...lockOf(NAMESPACE_ID), was: 'azurerm_management_lock.old' }, [APPROVAL]: GONE },
      [ONE],
    ],
    ['the lock is of a resource group', { [LOCK]: lockOf(GROUP), [APPROVAL]: GONE }, []],
    ['the lock is of the queue', { [LOCK]: lockOf(`${NAMESPACE_ID}/queues/approval`), [APPROVAL]: GONE }, []],
    [
      'two locks',
      { ...LOCKED, 'azurerm_management_lock.too': lockOf(NAMESPACE_ID), [APPROVAL]: GONE },
      [ONE, sentence('1 resource below it is deleted', 'azurerm_management_lock.too')],
    ],
  ])('%s', async (_, changed, expected) => {
    expect(await told(changed)).toEqual(expected);
  });
});

describe('and the rule $Default, which the provider takes from a new subscription', () => {
  const added = (name: string): Changed => ({
    [`azurerm_servicebus_subscription.${name}`]: {
      before: null,
      after: { name, topic_id: `${NAMESPACE_ID}/topics/jobs` },
    },
  });
  const reviewed = async (changed: Changed, isRemoved: boolean) => {
    const changes = changesOf({ ...LOCKED, ...changed });
    const plan = JSON.parse(readFileSync(planFile(changes), 'utf8'));
    plan.configuration.provider_config.azurerm.expressions = {
      features: [{ servicebus: [{ auto_delete_subscription_default_rule: { constant_value: isRemoved } }] }],
    };
    const review = await reviewOfPlan(changes, { configuration: plan.configuration });
    return linesOf(review).filter((line) => line.startsWith('locked '));
  };

  test.each<[what: string, changed: Changed, isRemoved: boolean, told: readonly string[]]>([
    ['of one', added('a'), true, [sentence('`$Default` is deleted from 1 new subscription')]],
    ['of two', { ...added('a'), ...added('b') }, true, [sentence('`$Default` is deleted from 2 new subscriptions')]],
    [
      'and something else goes',
      { ...added('a'), [APPROVAL]: GONE },
      true,
      [sentence('1 resource below it is deleted, and `$Default` is deleted from 1 new subscription')],
    ],
    ['not where the provider leaves it', added('a'), false, []],
    ['not of one that changes', { [GPU]: { after: { lock_duration: 'PT5M' } } }, true, []],
    ['not of a new queue', { 'azurerm_servicebus_queue.a': { before: null, after: { name: 'a' } } }, true, []],
  ])('%s', async (_, changed, isRemoved, expected) => {
    expect(await reviewed(changed, isRemoved)).toEqual(expected);
  });
});
