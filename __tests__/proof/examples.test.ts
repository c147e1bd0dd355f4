import { Prover, reportTopic, TopicProof } from '../../lib/proof';
import { areApart, boxOf } from '../../lib/proof/messages/box';
import { Literals } from '../../lib/proof/messages/literals';
import { sampled } from '../../lib/proof/messages/samples';
import { smallest } from '../../lib/proof/messages/smallest';
import { doubleOf } from '../../lib/proof/solver/answer-text';
import { sentJson } from '../../lib/routing';
import { messageFromJson, SqlFilter } from '../../lib/rules';
import { topicOf } from '../support/topics';

/** What a filter's messages are found and shown by, without the solver. */
function proverOf(sql: string) {
  const filter = SqlFilter.parse(sql);
  const prover = new Prover([filter]);
  return { prover, set: prover.matching(filter) };
}

test.each<[what: string, sql: string, found: object, shown: object]>([
  ['one letter for an empty text', "a LIKE '%'", { a: '' }, { a: 'x' }],
  ['one letter for a long text', "a LIKE '%'", { a: 'something long' }, { a: 'x' }],
  ['the text that a rule wants', "a = 'train' OR a = 'eval'", { a: 'eval' }, { a: 'train' }],
  ['nothing that does not matter', "a = 'x'", { a: 'x', b: 'y' }, { a: 'x' }],
  ['the number of fewer letters, a sign counted', 'a = 7.0 OR a = -5.0', { a: { double: '-5' } }, { a: 7 }],
])('a message is shown with %s', (_, sql, found, shown) => {
  const { prover, set } = proverOf(sql);
  const message = smallest(messageFromJson({ properties: found } as never), set, prover.space, prover.usages);
  expect(sentJson(message)).toEqual({ applicationProperties: shown });
});

test.each<[sql: string]>([
  ['n > 5000'],
  ['n < -4999'],
  ['n = 123.5'],
  ['n = 2.0 * 37'],
  ['n = -1 * 41'],
  ['n * 2 = 86'],
])('where the solver cannot tell, an ordinary message of %s is found by its numbers', (sql) => {
  const { prover, set } = proverOf(sql);
  expect(sampled(set, prover.space, prover.usages)).toBeDefined();
});

test.each<[a: string, b: string, isApart: boolean]>([
  ["a = 'x'", "a = 'y'", true],
  ["a = 'x'", "b = 'y'", false],
  ['a + 1 = 2', 'a + 1 = 3', true],
  // It has another value each time.
  ["newid() = 'x'", "newid() = 'y'", false],
])('no message is in both of %s and %s: %s', (a, b, isApart) => {
  const { prover } = proverOf(`(${a}) OR (${b})`);
  const [first, second] = [a, b].map((sql) => boxOf(SqlFilter.parse(sql), prover.space));
  expect(areApart(first, second)).toBe(isApart);
});

test.each([0, -0, 1, -1, 1.5, -2, 5e-324, -1e308, Infinity, -Infinity, NaN])(
  'the solver says %d bit by bit',
  (value) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    const bits = view.getBigUint64(0).toString(2).padStart(64, '0');
    const fraction = BigInt(`0b${bits.slice(12)}`)
      .toString(16)
      .padStart(13, '0');
    expect(doubleOf(['fp', `#b${bits[0]}`, `#b${bits.slice(1, 12)}`, `#x${fraction}`])).toBe(value);
  },
);

test('messages that no property tells apart are one kind, of which it is told where they go', async () => {
  const proof = new TopicProof(topicOf({ a: 'n > 5' }));
  const { kinds } = await reportTopic(proof);
  await proof.close();
  expect(kinds.map(({ kind, unreached, reached }) => [kind, unreached.kind, reached.kind])).toEqual([
    ['all messages', 'message', 'message'],
  ]);
});

test('beside literals the numbers nearest to zero come first, and of two as near the positive one', () => {
  expect(new Literals([0n, 2]).nearWhole).toEqual([0n, 1n, -1n, 2n, 3n]);
  expect(new Literals([-4n, 3n]).nearWhole).toEqual([2n, 3n, -3n, 4n, -4n, -5n]);
});

test('and numbers at the literals and a little beside them, those of few digits first', () => {
  expect(new Literals([2n]).nearNumbers).toEqual([1, 2, 3, 1.9, 2.1]);
});
