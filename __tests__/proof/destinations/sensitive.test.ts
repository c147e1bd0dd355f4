import { reviewJson, reviewMarkdown } from '../../../lib/proof/review';
import { scheduler } from '../../cli/scheduler';
import { changesOf, NAMESPACE_ID, type PlannedChange, planFile, reviewOfPlan } from '../../support/small-plans';

const idOf = (rest: string) => `${NAMESPACE_ID}/topics/${rest}`;
const there = (values: object) => ({ before: values, after: values, actions: ['no-op'] }) as Partial<PlannedChange>;
const SECRET = 'project-nightingale';

/** `jobs/gpu` forwards to `next`, where a rule asks for a value that Terraform keeps secret. */
function changes(was: string, is: string): PlannedChange[] {
  const subscription = idOf('next/subscriptions/a');
  const rule = { id: `${subscription}/rules/r`, name: 'r', subscription_id: subscription, filter_type: 'SqlFilter' };
  return changesOf({
    'azurerm_servicebus_topic.next': there({ id: idOf('next'), name: 'next', namespace_id: NAMESPACE_ID }),
    'azurerm_servicebus_subscription.a': there({ id: subscription, name: 'a', topic_id: idOf('next') }),
    'azurerm_servicebus_subscription_rule.a': {
      before: { ...rule, sql_filter: was },
      after: { ...rule, sql_filter: is },
      sensitive: { sql_filter: true },
    },
    'azurerm_servicebus_subscription.gpu': {
      before: { forward_to: 'next' },
      after: { forward_to: 'next' },
      actions: ['no-op'],
    },
  });
}

const FILTER = `project = '${SECRET}'`;

test('a review shows nothing of what a rule behind a hop keeps secret', async () => {
  const review = await reviewOfPlan(changes(FILTER, `${FILTER} AND n > 1`));
  for (const text of [reviewMarkdown(review), JSON.stringify(reviewJson(review))]) expect(text).not.toContain(SECRET);
  expect(review.topics.map(({ topic, isUnmoved }) => [topic, isUnmoved])).toEqual([
    ['jobs', false],
    ['next', false],
  ]);
});

test('nor does a proof, and no question is written down', () => {
  const plan = planFile(changes(FILTER, FILTER));
  const { stdout, status } = scheduler(['prove', 'not-reach', 'next/a', '--topic', 'jobs', '--from', plan]);
  expect(status).toBe(1);
  expect(stdout).toContain('a message reaches next/a: (sensitive)');
  expect(stdout).not.toContain(SECRET);
  const written = scheduler(['prove', '--topic', 'jobs', '--from', plan, '--smt-lib', '/tmp/none-of-these']);
  expect(written.stderr).toMatch(/the rules of jobs are made of values that are sensitive/);
});
