import type { Construct } from 'constructs';
import { SqlFilter } from '../../lib/rules';
import { TestStack } from '../support/stacks';

describe('a property that is text to one rule and a number to another', () => {
  const warnings = (topic: Construct) =>
    topic.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));
  const rules = (sql: string) => ({ r: SqlFilter.parse(sql) });
  const REASON = 'an old producer still sends it as text';

  test('is told of at synth, once', () => {
    const test = new TestStack();
    const topic = test.topic();
    topic.addSubscription('old', { rules: rules("priority = '8'") });
    topic.addSubscription('new', { rules: rules('priority > 7') });
    test.problems();
    expect(test.problems()).toEqual([]);
    expect(warnings(topic).filter((one) => one.endsWith('(mixed-types)'))).toEqual([
      expect.stringMatching(
        /^priority is compared as a number by new\/r \(7\) and compared as text by old\/r \('8'\): /,
      ),
    ]);
  });

  test('is meant where a subscription says so, in the JSON too', () => {
    const test = new TestStack();
    const topic = test.topic();
    topic.addSubscription('old', { rules: rules("priority = '8'"), acknowledge: { 'mixed-types': REASON } });
    topic.addSubscription('new', { rules: rules('priority > 7') });
    expect(test.problems()).toEqual([]);
    expect(warnings(topic).filter((one) => one.endsWith('(mixed-types)'))).toEqual([]);
    const rulesInJson = Object.values(test.synth().resource.azurerm_servicebus_subscription_rule!);
    const said = rulesInJson.map((one) => one['//']);
    expect(said).toContainEqual(expect.objectContaining({ acknowledged: { 'mixed-types': REASON } }));
  });

  test.each([
    ['where there is no such thing', rules('priority > 8'), REASON, /there is no such warning/],
    ['without a reason', rules("priority = '8'"), 'x', /acknowledges mixed-types with the reason 'x'/],
  ])('is not said to be meant %s', (_, own, reason, problem) => {
    const test = new TestStack();
    const topic = test.topic();
    topic.addSubscription('old', { rules: own, acknowledge: { 'mixed-types': reason } });
    topic.addSubscription('new', { rules: rules('priority > 7') });
    expect(test.problems().join('\n')).toMatch(problem);
  });
});
