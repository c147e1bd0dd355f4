import { knownOf, missingOf, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { hidden, looseSubscriptions, readTopics } from '../support/many/open';

/** Documents in which each of so many parts may belong to each of as many topics or subscriptions. */
test.each([
  ['resources that are not understood', hidden, (n: number) => `azapi_update_resource.patch-${n}`],
  [
    'subscriptions of a topic that is not known',
    looseSubscriptions,
    (n: number) => `azurerm_servicebus_subscription.topic-${n}`,
  ],
  ['topics that are read', readTopics, (n: number) => `data.azurerm_servicebus_topic.topic-${n}`],
])('%s: a topic is told some of the reasons, and the document all of them', (_, make, address) => {
  const { topics, unresolved } = topologyOf(parseDocument('many.tf.json', make(300)));
  const lists = topics.flatMap(({ subscriptions }) => [
    missingOf(subscriptions),
    ...(make === hidden ? knownOf(subscriptions).map(({ rules }) => missingOf(rules)) : []),
  ]);
  expect(lists.length).toBeGreaterThan(0);
  for (const missing of lists) {
    expect([missing.length > 0, missing.length <= 102]).toEqual([true, true]);
    expect(missing.at(-1)?.problem).toBe('it is one of more than 100 parts that are not known, and not the last');
  }
  const told = new Set(unresolved.map((one) => one.address));
  expect(Array.from({ length: 300 }, (_, n) => address(n)).filter((one) => !told.has(one))).toEqual([]);
});
