import { reviewChange } from '../../lib/proof/review';
import { configurationChange, parseDocument } from '../../lib/terraform';
import {
  changesOf,
  linesOf,
  NAMESPACE_ID,
  type PlannedChange,
  reviewOfPlan,
  type Values,
} from '../support/small-plans';
import { configurationOf } from '../support/topics';

const RULE = 'azurerm_servicebus_subscription_rule.gpu';
const TOPIC_ID = `${NAMESPACE_ID}/topics/jobs`;

/** Subscriptions of the topic without a rule in the plan, and what the plan does to them. */
function subscriptions(changes: Readonly<Record<string, Partial<PlannedChange>>>) {
  return Object.fromEntries(
    Object.entries(changes).map(([name, { before, after, ...others }]) => {
      const values: Values = { id: `${TOPIC_ID}/subscriptions/${name}`, name, topic_id: TOPIC_ID };
      const sides = { before: before === null ? null : { ...values, ...before }, after: { ...values, ...after } };
      return [`azurerm_servicebus_subscription.${name}`, { ...sides, ...others }];
    }),
  );
}

async function told(changes: Readonly<Record<string, Partial<PlannedChange>>>): Promise<string[]> {
  const review = await reviewOfPlan(changesOf(changes));
  return linesOf(review).filter((line) => line.startsWith('not-in-document'));
}

const OTHER_FILTER = { [RULE]: { after: { sql_filter: "kind = 'test'" } } };
const SAME = { actions: ['no-op'] };
const STRAY = {
  'azurerm_servicebus_subscription_rule.stray': {
    before: null,
    after: { name: 'r', filter_type: 'SqlFilter', sql_filter: 'a = 1' },
    unknown: { subscription_id: ['local.x'] },
  },
};

describe('a subscription without a rule here, beside one whose rule changes, may have $Default still', () => {
  test.each<[what: string, change: Partial<PlannedChange>]>([
    ['is as it was', SAME],
    ['has another setting', { after: { lock_duration: 'PT5M' } }],
    ['has another address', { ...SAME, was: 'azurerm_servicebus_subscription.old' }],
    [
      'has another address and setting',
      { after: { lock_duration: 'PT5M' }, was: 'azurerm_servicebus_subscription.old' },
    ],
    ['comes from elsewhere', { ...SAME, detail: { importing: { id: 'x' } } }],
  ])('one that %s', async (_, change) => {
    expect(await told({ ...OTHER_FILTER, ...subscriptions({ other: change }) })).toEqual([
      'not-in-document jobs/other: has no rule here, and what it receives is not known: if nobody changed that, `$Default` is still there, and **every message** comes',
    ]);
  });

  test('several are one sentence', async () => {
    expect(await told({ ...OTHER_FILTER, ...subscriptions({ a: SAME, b: SAME }) })).toEqual([
      expect.stringMatching(
        /^not-in-document subscriptions without rules: `jobs\/a`, `jobs\/b` have no rule here, and what they receive is not known/,
      ),
    ]);
  });

  test('where no rule of the topic changes, it is no news', async () => {
    expect(await told(subscriptions({ other: SAME }))).toEqual([]);
    expect(await told(subscriptions({ other: { after: { lock_duration: 'PT5M' } } }))).toEqual([]);
  });

  test.each<[what: string, change: Partial<PlannedChange>]>([
    ['new', { before: null }],
    ['made anew', { actions: ['delete', 'create'] }],
    ['made anew before the old one goes', { actions: ['create', 'delete'] }],
    ['new beside one that Terraform forgets', { actions: ['create', 'forget'] }],
  ])('of one that is %s it is told elsewhere what it has', async (_, change) => {
    expect(await told({ ...OTHER_FILTER, ...STRAY, ...subscriptions({ other: change }) })).toEqual([]);
  });

  test('one whose last rule goes has lost $Default long ago, whatever other rule it may get', async () => {
    expect(await told({ [RULE]: { after: null }, ...STRAY })).toEqual([]);
  });

  test('one that gets its first rule here has one', async () => {
    const first = {
      'azurerm_servicebus_subscription_rule.first': {
        after: {
          name: 'r',
          subscription_id: `${TOPIC_ID}/subscriptions/other`,
          filter_type: 'SqlFilter',
          sql_filter: 'a = 1',
        },
      },
    };
    expect(await told({ ...OTHER_FILTER, ...STRAY, ...first, ...subscriptions({ other: SAME }) })).toEqual([]);
  });

  test('a configuration has all rules that there are', async () => {
    const documents = ['n = 1', 'n = 2'].map((sql) => parseDocument('a.tf.json', configurationOf({ a: {}, b: sql })));
    const review = await reviewChange(configurationChange(documents[0]!, documents[1]!));
    expect(linesOf(review).filter((line) => line.startsWith('not-in-document'))).toEqual([]);
  });
});
