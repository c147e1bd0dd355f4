import {
  CorrelationFilter,
  MessageContract,
  Property,
  type Rule,
  type RuleFilter,
  SqlAction,
  SqlFilter,
} from '../../lib/rules';
import type { ServiceBusSubscriptionOptions } from '../../lib/servicebus';
import { only, TestStack } from '../support/stacks';

const contract = MessageContract.of({
  kind: Property.oneOf('train', 'evaluate'),
  priority: Property.int({ min: 0, max: 9 }).optional(),
});

function subscriptionWith(rules: Record<string, Rule | RuleFilter>, options: ServiceBusSubscriptionOptions = {}) {
  const test = new TestStack();
  test
    .namespace()
    .addTopic('events', { contract })
    .addSubscription('train', { ...options, rules });
  return test;
}

/** What the constructs of a stack warn of, each with its path. */
function warnings({ stack }: TestStack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => `[${node.path}] ${data}`),
    );
}

test.each<[problem: string, rule: Rule | RuleFilter, message: RegExp]>([
  [
    'a syntax error, with the place',
    SqlFilter.parse('kind = = 1'),
    /\[test\/bus\/events\/train\/r\] filter: line 1, column 8: [\s\S]*\^/,
  ],
  ['a misspelt property', SqlFilter.parse('priorty >= 7'), /filter: .*no property priorty; did you mean priority\?/],
  ['a value outside the enumeration', SqlFilter.parse("kind = 'trian'"), /filter: .*never 'trian'.*write 'train'/],
  ['text beside a number', SqlFilter.parse("priority = 'high'"), /filter: .*a number is never compared with text/],
  [
    'a misspelt property of a correlation filter',
    CorrelationFilter.of({ properties: { knd: 'train' } }),
    /filter: .*did you mean kind\?/,
  ],
  [
    'an action that always fails',
    SqlFilter.parse('priority >= 7').then(SqlAction.parse("SET priority = 'high'")),
    /action: .*cannot become one/,
  ],
])('synth stops at %s', (_, rule, message) => {
  const test = subscriptionWith({ r: rule });
  expect(test.problems().join('\n')).toMatch(message);
  expect(() => test.synth()).toThrow(message);
});

test('a warning is shown with its path, and does not stop synth', () => {
  const test = subscriptionWith({ r: SqlFilter.parse('priority <> 5') });
  expect(test.problems()).toEqual([]);
  expect(warnings(test)).toEqual([
    expect.stringMatching(/^\[test\/bus\/events\/train\/r\] filter: line 1.*negation-loses-messages/),
  ]);
});

test('an acknowledged warning is not shown, and its reason stands in the JSON', () => {
  const filter = SqlFilter.parse('priority <> 5').acknowledge('negation-loses-messages', 'others are not for this job');
  const test = subscriptionWith({ r: filter });
  expect(warnings(test)).toEqual([]);
  expect(only(test.synth(), 'azurerm_servicebus_subscription_rule')['//'].acknowledged).toEqual({
    'negation-loses-messages': 'others are not for this job',
  });
});

describe('two copies of a message', () => {
  const action = SqlAction.parse("SET tier = 'spot'");
  const urgent = SqlFilter.parse('priority >= 7');

  test.each<[case_: string, rules: Record<string, Rule | RuleFilter>]>([
    ['an action beside a rule that overlaps', { a: urgent.then(action), b: SqlFilter.parse("kind = 'train'") }],
    ['an action beside everything', { a: urgent.then(action), all: SqlFilter.acceptEverything() }],
    ['two actions that overlap', { a: urgent.then(action), b: SqlFilter.parse('priority >= 8').then(action) }],
    [
      'an action beside a correlation filter',
      { a: urgent.then(action), b: CorrelationFilter.of({ properties: { kind: 'train' } }) },
    ],
  ])('are warned of: %s', (_, rules) => {
    expect(warnings(subscriptionWith(rules))).toEqual([
      expect.stringMatching(/^\[test\/bus\/events\/train\] .*comes twice.*two-copies/),
    ]);
  });

  test.each<[case_: string, rules: Record<string, Rule | RuleFilter>]>([
    ['no action', { a: urgent, b: SqlFilter.parse("kind = 'train'") }],
    ['other values', { a: SqlFilter.parse("kind = 'train'").then(action), b: SqlFilter.parse("kind = 'evaluate'") }],
    [
      'other numbers',
      { a: urgent.then(action), b: SqlFilter.parse('NOT EXISTS(priority) OR priority < 7').then(action) },
    ],
    [
      'another value of a correlation filter',
      {
        a: SqlFilter.parse("kind = 'train'").then(action),
        b: CorrelationFilter.of({ properties: { KIND: 'evaluate' } }),
      },
    ],
  ])('are not feared of rules that exclude each other: %s', (_, rules) => {
    expect(warnings(subscriptionWith(rules))).toEqual([]);
  });

  test('can be meant', () => {
    const rules = { a: urgent.then(action), all: SqlFilter.acceptEverything() };
    expect(
      warnings(subscriptionWith(rules, { acknowledge: { 'two-copies': 'the archive keeps both copies' } })),
    ).toEqual([]);
    expect(subscriptionWith(rules, { acknowledge: { 'two-copies': 'ok' } }).problems()).toEqual([
      expect.stringMatching(/train\] acknowledge: .*say in a sentence why/),
    ]);
    expect(
      subscriptionWith({ a: urgent }, { acknowledge: { 'two-copies': 'the archive keeps both' } }).problems(),
    ).toEqual([expect.stringMatching(/there is no such warning/)]);
  });
});
