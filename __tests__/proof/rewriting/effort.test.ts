import { type Contract, Prover, split } from '../../../lib/proof';
import { SameMessages } from '../../../lib/proof/rewriting/same-messages';
import { fits } from '../../../lib/proof/rewriting/simplify';
import { LONGEST_TEXT, messageToJson, SqlFilter } from '../../../lib/rules';

const many = (count: number, part: (at: number) => string, joint = ' AND ') =>
  Array.from({ length: count }, (_, at) => part(at)).join(joint);

test.each<[what: string, sql: string, isSo: boolean]>([
  ['a short one', 'a = 1', true],
  ['the longest one', `a = '${'x'.repeat(LONGEST_TEXT - 6)}'`, true],
  ['a longer one', `a = '${'x'.repeat(LONGEST_TEXT - 5)}'`, false],
  ['one that takes more bytes than letters', `a = '${'é'.repeat(LONGEST_TEXT - 6)}'`, false],
  ['one that is too deep', many(60, (at) => `a${at} = 1`, ' OR '), false],
])('whether the service takes %s: %#', (_, sql, isSo) => {
  expect(fits(SqlFilter._ofAnySize(sql))).toBe(isSo);
});

test('a filter that is not valid is not split', async () => {
  await expect(split(SqlFilter._ofAnySize('a ='))).rejects.toThrow(/cannot be split/);
});

describe('what is known of messages tells rules from a filter before anything is proved', () => {
  const same = (sql: string, contract?: Contract) => new SameMessages(SqlFilter.parse(sql), contract);
  const rules = (...sqls: readonly string[]) => sqls.map((sql) => SqlFilter.parse(sql));

  test.each<[sql: string, others: readonly string[], seems: boolean]>([
    ["a = 'x'", ["a = 'x'"], true],
    ["a = 'x'", ["a = 'y'"], false],
    ["a IN ('x', 'y')", ["a = 'x'", "a = 'y'"], true],
    ["a IN ('x', 'y')", ["a = 'x'"], false],
    ["a = 'x'", [], false],
    ["a = 'x' AND a = 'y'", [], true],
    // One of them fails where the filter does not.
    ["a = 'x'", ["a = 'x'", 'a > 5 AND a < 5'], false],
  ])('%s and %j: %s', (sql, others, seems) => {
    expect(same(sql).seemSame(rules(...others))).toBe(seems);
  });

  test('a message that the prover finds is tried from then on', async () => {
    const one = same("a LIKE 'q_w%'", { schema: { properties: { a: { type: 'string' } } } });
    const other = rules("a = 'x' AND a = 'y'");
    expect(one.seemSame(other)).toBe(true);
    const found = await one.compared(other);
    expect([found.matched, found.failing.kind, found.message && Object.keys(messageToJson(found.message))]).toEqual([
      'other',
      'none',
      ['properties'],
    ]);
    expect(one.seemSame(other)).toBe(false);
  });

  test('how rules differ that match the same messages', async () => {
    const one = same("a = 'x'");
    const of = async (sql: string) => {
      const { failing, unknown } = await one.difference(SqlFilter.parse(sql));
      return [failing.kind, unknown.kind];
    };
    expect(await of("a IN ('x')")).toEqual(['none', 'none']);
    expect(await of("'x' = a")).toEqual(['none', 'none']);
    expect(await of("a = 'x' AND EXISTS(a)")).toEqual(['none', 'message']);
  });

  test('the solver is given back, whatever was asked', async () => {
    const closed = jest.spyOn(Prover.prototype, 'close');
    const one = same("a = 'x'");
    await one.difference(SqlFilter.parse("'x' = a"));
    expect(closed).toHaveBeenCalledTimes(1);
    await one.compared(rules("a = 'y'"));
    expect(closed).toHaveBeenCalledTimes(2);
    closed.mockRestore();
  });

  test('what is the same, other or not known', async () => {
    const one = same("a = 'x'");
    expect(await one.areSame(rules("'x' = a"))).toBe('same');
    expect(await one.areSame(rules("a = 'y'"))).toBe('other');
    expect(await one.areSame(rules("'x' = a", 'a + 1 = 2 AND a = 1'))).toBe('other');
  });
});
