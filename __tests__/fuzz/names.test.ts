import fc from 'fast-check';
import { topologyOf } from '../../lib/routing';
import { CorrelationFilter, SqlFilter } from '../../lib/rules';
import { InvalidOptions } from '../../lib/servicebus';
import { parseDocument } from '../../lib/terraform';
import { TestStack } from '../support/stacks';
import { strangeName, strangeText } from './arbitrary/text';
import { runs } from './runs';

/** Names of everything that has one, and texts of filters. */
const names = fc.record({
  namespace: fc.oneof(fc.constant('training-jobs'), strangeName),
  topic: fc.oneof(fc.constant('events'), strangeName),
  queue: strangeName,
  subscription: strangeName,
  rule: strangeName,
  sql: fc.oneof(fc.constant("kind = 'a'"), strangeText),
  label: strangeText,
});

type Names = typeof names extends fc.Arbitrary<infer T> ? T : never;

/** The stack of these names; `undefined` where a construct refuses one of them at once, in the words for its user. */
function stackOf({ namespace, topic, queue, subscription, rule, sql, label }: Names): TestStack | undefined {
  const test = new TestStack();
  try {
    const bus = test.namespace({ name: namespace });
    bus.addQueue(queue);
    const rules = {
      [rule]: SqlFilter.parse(sql),
      other: CorrelationFilter.of({ label, properties: { [topic]: label } }),
    };
    bus.addTopic(topic).addSubscription(subscription, { rules });
    return test;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidOptions);
    expect((error as InvalidOptions).problems.every((problem) => problem.length > 0)).toBe(true);
    return undefined;
  }
}

test('any name is refused with a reason, or stands in the JSON as it is', () => {
  fc.assert(
    fc.property(names, (given) => {
      const test = stackOf(given);
      const problems = test?.problems();
      if (test === undefined || problems === undefined) return;
      expect(problems.every((problem) => /^\[.+\] ./s.test(problem))).toBe(true);
      if (problems.length > 0) return;
      const { topics } = topologyOf(parseDocument('cdk.tf.json', test.synthText()));
      expect(topics.map(({ name }) => name)).toEqual([given.topic]);
    }),
    runs(60),
  );
});
