import { type CompiledRule, compileCopy, RuleIndex } from '../../lib/routing';
import { copiesOf, MAYBE } from '../../lib/routing/rule-index/compiled-rule';
import { Failure, Message, messageToJson, parseAction, type Truth } from '../../lib/rules';

type Said = Truth | typeof MAYBE;

/** A rule that says always the same. */
const rule = (name: string, says: Said): CompiledRule<string> => ({
  rule: name,
  outline: undefined,
  matches: () => says,
  copy: () => undefined,
});
const FAILURE = new Failure('it fails');
const reason = (name: string) => ({ address: name, argument: '', problem: 'may be its own' });
/** A rule that a subscription may have; one that is not known where nobody knows what it says. */
const perhaps = (name: string, says?: Said) => ({
  one: reason(name),
  rule: says === undefined ? undefined : (rule(name, says) as unknown as CompiledRule),
});

function answersOf(subscriptions: ConstructorParameters<typeof RuleIndex<string, string>>[0]) {
  return [true, false].map((files) =>
    new RuleIndex<string, string>(subscriptions, files).match(new Message()).map((one) => ({
      subscription: one.subscription,
      matched: one.matched.map((each) => each.rule).join(),
      failed: one.failed.map(({ rule: each, failure }) => `${each.rule} ${failure.reason}`).join(),
      possible: one.possible.map((each) => each.rule).join(),
      missing: one.missing.map(({ address }) => address).join(),
    })),
  );
}
const none = { matched: '', failed: '', possible: '', missing: '' };

test('rules are told by what they say of a message, in their order', () => {
  const rules = [
    rule('a', true),
    rule('b', false),
    rule('c', FAILURE),
    rule('d', MAYBE),
    rule('e', undefined),
    rule('f', true),
  ];
  const expected = [{ subscription: 's', matched: 'a,f', failed: 'c it fails', possible: 'd', missing: '' }];
  expect(answersOf([{ subscription: 's', rules, missing: [] }])).toEqual([expected, expected]);
});

test('a subscription of which no rule says anything is not told', () => {
  const rules = [rule('a', false), rule('b', undefined)];
  expect(answersOf([])).toEqual([[], []]);
  expect(answersOf([{ subscription: 's', rules, missing: [perhaps('x', false)] }])).toEqual([[], []]);
});

test.each<[what: string, says: Said | 'not known', isTold: boolean]>([
  ['matches', true, true],
  ['may match', MAYBE, true],
  ['fails', FAILURE, true],
  ['does not match', false, false],
  ['is not known', 'not known', true],
])('a rule that a subscription may have is told where it %s', (_, says, isTold) => {
  const missing = [says === 'not known' ? perhaps('x') : perhaps('x', says)];
  const alone = isTold ? [{ ...none, subscription: 's', missing: 'x' }] : [];
  expect(answersOf([{ subscription: 's', rules: [rule('a', false)], missing }])).toEqual([alone, alone]);
  const beside = [{ ...none, subscription: 's', matched: 'a', missing: isTold ? 'x' : '' }];
  expect(answersOf([{ subscription: 's', rules: [rule('a', true)], missing }])).toEqual([beside, beside]);
});

test('subscriptions are told in their order, whatever is known of them', () => {
  const [expected, other] = answersOf([
    { subscription: 'first', rules: [], missing: [perhaps('x')] },
    { subscription: 'second', rules: [rule('a', true)], missing: [] },
    { subscription: 'third', rules: [rule('b', true)], missing: [perhaps('y'), perhaps('z', false)] },
    { subscription: 'fourth', rules: [rule('c', false)], missing: [perhaps('v', true), perhaps('w')] },
    { subscription: 'fifth', rules: [rule('d', FAILURE)], missing: [] },
  ]);
  expect(expected?.map(({ subscription, missing }) => [subscription, missing])).toEqual([
    ['first', 'x'],
    ['second', ''],
    ['third', 'y'],
    ['fourth', 'v,w'],
    ['fifth', ''],
  ]);
  expect(other).toEqual(expected);
});

test('each message is asked about anew', () => {
  const index = new RuleIndex<string, string>([{ subscription: 's', rules: [rule('a', true)], missing: [] }]);
  expect([1, 2, 3].map(() => index.match(new Message()).length)).toEqual([1, 1, 1]);
});

describe('copies', () => {
  const acting = (name: string, action: string): CompiledRule<string> => {
    const parsing = parseAction(action);
    if (!parsing.valid) throw parsing.error;
    return { ...rule(name, true), copy: compileCopy(name, parsing.value) };
  };

  test('are made by rules with an action, and shared by those without', () => {
    const message = new Message();
    message.setProperty('n', 'x');
    const { plain, changed, failed } = copiesOf(
      [rule('p', true), acting('q', 'SET a = 1'), rule('r', true), acting('s', 'SET b = n - 1')],
      message,
    );
    expect(plain.map((one) => one.rule)).toEqual(['p', 'r']);
    expect(changed.map((one) => [one.rule.rule, messageToJson(one.message)])).toEqual([
      ['q', { properties: { n: { string: 'x' }, a: { long: '1' }, RuleName: { string: 'q' } } }],
    ]);
    expect(failed.map((one) => [one.rule.rule, one.failure instanceof Failure])).toEqual([['s', true]]);
    // What was sent is as it was.
    expect(messageToJson(message)).toEqual({ properties: { n: { string: 'x' } } });
  });
});
