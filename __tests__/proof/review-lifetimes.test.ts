import { changesOf, jsonOf, linesOf, reviewOfPlan, type Values } from '../support/small-plans';

const GPU = 'azurerm_servicebus_subscription.gpu';
const JOBS = 'azurerm_servicebus_topic.jobs';

test.each<[what: string, change: Values, unknown: Record<string, string[]>, told: string]>([
  [
    'is not known',
    {},
    { dead_lettering_on_message_expiration: ['var.keeps'] },
    'messages that wait longer than `P1D` are dead-lettered or **lost**, which is not known; before, the limit was `never`',
  ],
  [
    'is written as a text',
    { dead_lettering_on_message_expiration: 'true' },
    {},
    'messages that wait longer than `P1D` are dead-lettered; before, the limit was `never`',
  ],
])('a shorter life, where dead-lettering of what expires %s', async (_, values, unknown, told) => {
  const after = { ...values, default_message_ttl: 'P1D' };
  const review = await reviewOfPlan(changesOf({ [GPU]: { before: values, after, unknown } }));
  expect(linesOf(review)).toContain(`time-to-live jobs/gpu: ${told}`);
});

test.each<[what: string, subscription: Values, gates: readonly string[]]>([
  ['one of its subscriptions loses what expires', {}, ['message-loss']],
  ['all of them keep it as dead letters', { dead_lettering_on_message_expiration: true }, []],
])('a shorter life of a topic, where %s', async (_, values, gates) => {
  const review = await reviewOfPlan(
    changesOf({
      [GPU]: { before: values, after: values, actions: ['no-op'] },
      [JOBS]: { after: { default_message_ttl: 'P1D' } },
    }),
  );
  expect(jsonOf(review).gates).toEqual(gates);
});

test.each<[topic: string, was: string, is: string, isCapped: boolean]>([
  ['P1D', 'P14D', 'P7D', true],
  ['P1D', 'P14D', 'P1D', true],
  ['P1D', 'P1D', 'P14D', true],
  ['P1D', 'P14D', 'PT23H', false],
  ['P10D', 'P7D', 'P14D', false],
  ['never', 'P14D', 'P7D', false],
])('in a topic of %s a life of %s and then of %s changes nothing: %s', async (topic, was, is, isCapped) => {
  const ttl = { default_message_ttl: topic === 'never' ? 'P10675199DT2H48M5.4775807S' : topic };
  const review = await reviewOfPlan(
    changesOf({
      [JOBS]: { before: ttl, after: ttl, actions: ['no-op'] },
      [GPU]: { before: { default_message_ttl: was }, after: { default_message_ttl: is } },
    }),
  );
  const [line, ...others] = linesOf(review);
  expect(others).toEqual([]);
  expect(line?.includes('that of its topic is shorter and counts, so nothing changes')).toBe(isCapped);
});
