import { type Contract, simplify } from '../../../lib/proof';
import { SameMessages } from '../../../lib/proof/rewriting/same-messages';
import { type RuleFilter, SqlFilter } from '../../../lib/rules';

const CONTRACT: Contract = {
  schema: {
    properties: {
      kind: { enum: ['train', 'evaluate'] },
      n: { type: 'integer', minimum: 0, maximum: 9 },
    },
    required: ['kind'],
  },
  setBySenders: ['Label'],
};
const ANYTHING = 'a property may be a text, a number, true or false, null, or missing';

async function found(sql: string, contract?: Contract) {
  const filter = SqlFilter._ofAnySize(sql);
  const {
    filter: shorter,
    isShorter,
    isShortest,
    matches,
    difference,
    correlation,
    undecided,
    assumptions,
  } = await simplify(filter, contract);
  // The very filter where nothing is shorter.
  expect(shorter === filter).toBe(!isShorter);
  expect(difference !== undefined).toBe(isShorter);
  expect(undecided).toBe(0);
  return {
    sql: isShorter ? shorter.sql : undefined,
    isShortest,
    matches,
    correlation: correlation?.toString(),
    assumptions,
  };
}

describe('what is found', () => {
  test.each<[sql: string, shorter: string | undefined, correlation: string | undefined]>([
    ["a = 'x'", undefined, "a = 'x'"],
    // Blanks are no part of it.
    ["a   =   'x'", undefined, "a = 'x'"],
    ["user.a = 'x'", "a = 'x'", "a = 'x'"],
    ["'x' = a", undefined, "a = 'x'"],
    ["a IN ('x')", "a = 'x'", "a = 'x'"],
    ['NOT (a = 1)', 'a <> 1', undefined],
    ['a + 0 > 5', 'a > 5', undefined],
    // Of a double and a whole number.
    ['a = 1.0', undefined, undefined],
    ['a > 5 AND a > 3 AND a > 4', 'a > 5', undefined],
    // Several steps, of which each is shorter.
    ["NOT (NOT (a = 'x' OR a = 'x' AND b = 1))", "a = 'x'", "a = 'x'"],
    ['b LIKE c OR b LIKE c AND a > 1', 'b LIKE c', undefined],
  ])('of %s: %s, and as a correlation filter %s', async (sql, shorter, correlation) => {
    const { assumptions: _, ...rest } = await found(sql);
    expect(rest).toEqual({ sql: shorter, correlation, matches: 'some', isShortest: false });
  });

  test.each<[sql: string, matches: 'every' | 'none', shorter: string | undefined]>([
    ['1 = 1', 'every', undefined],
    ['1=1', 'every', undefined],
    ['1 = 0', 'none', undefined],
    ['1=0', 'none', undefined],
    ["'x'='x'", 'every', '1 = 1'],
    ['EXISTS(a) OR NOT EXISTS(a)', 'every', '1 = 1'],
    ["a = 'x' AND a = 'y'", 'none', '1 = 0'],
    ['a > 5 AND a < 5 OR a > 6 AND a < 6', 'none', '1 = 0'],
  ])('%s matches %s message', async (sql, matches, shorter) => {
    const { assumptions: _, ...rest } = await found(sql);
    expect(rest).toEqual({ sql: shorter, matches, isShortest: true, correlation: undefined });
  });

  test.each<[sql: string, matches: string, shorter: string | undefined, correlation: string | undefined]>([
    ["kind = 'evaluate' OR kind = 'train'", 'every', '1 = 1', undefined],
    ['n <= 9 OR n IS NULL', 'every', '1 = 1', undefined],
    ['n > 9 AND EXISTS(kind)', 'none', '1 = 0', undefined],
    ["EXISTS(kind) AND kind = 'train'", 'some', "kind = 'train'", "kind = 'train'"],
    ["sys.Label = 'x' AND 'x' = sys.Label", 'some', "sys.Label = 'x'", "label = 'x'"],
    ["kind <> 'train'", 'some', undefined, undefined],
  ])('with a contract %s matches %s', async (sql, matches, shorter, correlation) => {
    expect(await found(sql, CONTRACT)).toEqual({
      sql: shorter,
      matches,
      isShortest: matches !== 'some',
      correlation,
      assumptions: [],
    });
  });

  test('with what is taken for granted', async () => {
    expect((await found('a > 5')).assumptions).toEqual([ANYTHING]);
    expect((await found("a > 5 AND b LIKE 'x%'")).assumptions).toEqual([ANYTHING, 'b is a text, null or missing']);
    expect((await found("b LIKE 'x%'")).assumptions).toEqual(['b is a text, null or missing']);
    expect((await found('1 = 1')).assumptions).toEqual([]);
  });

  test('what it fails on no longer, and what is unknown no longer', async () => {
    const difference = async (sql: string) => {
      const { difference: between } = await simplify(SqlFilter.parse(sql));
      return between && [between.failing.kind, between.unknown.kind];
    };
    expect(await difference("a IN ('x')")).toEqual(['none', 'none']);
    expect(await difference("a = 'x' OR a = 'x' AND b = 1")).toEqual(['message', 'none']);
    expect(await difference("a IN ('x') AND EXISTS(a)")).toEqual(['none', 'message']);
  });
});

describe('a condition that is there on purpose stays: without it check would warn', () => {
  test.each([["EXISTS(a) AND a <> 'x'"], ['a IS NOT NULL AND a <> 1'], ["b = 1 AND EXISTS(a) AND a <> 'x'"]])(
    '%s',
    async (sql) => {
      // GIVEN
      const without = SqlFilter.parse(sql.replace(/(EXISTS\(a\)|a IS NOT NULL) AND /, ''));
      expect([SqlFilter.parse(sql), without].map((one) => one.diagnostics().map(({ code }) => code))).toEqual([
        [],
        ['negation-loses-messages'],
      ]);
      // WHEN + THEN
      expect((await simplify(SqlFilter.parse(sql))).isShorter).toBe(false);
    },
  );

  test('not where it would warn of the longer one too', async () => {
    expect((await found("a = 'x' AND a <> 'y'")).sql).toBe("a = 'x'");
  });

  test('nor where a contract says that nothing is lost', async () => {
    expect((await found("EXISTS(kind) AND kind <> 'train'", CONTRACT)).sql).toBe("kind <> 'train'");
    expect((await found('EXISTS(n) AND n <> 5', CONTRACT)).sql).toBeUndefined();
  });
});

describe('how long it is looked', () => {
  const texts = (rules: readonly RuleFilter[]) => rules.map((one) => (one.kind === 'sql' ? one.sql : '')).join();

  /** What simplify asks, where no message tells anything and all answers are the same. */
  async function asked(
    sql: string,
    answer: 'other' | 'undecided' | 'same',
    seems: (sql: string) => boolean = () => true,
  ) {
    const all: string[] = [];
    const seemSame = jest.spyOn(SameMessages.prototype, 'seemSame').mockImplementation((rules) => seems(texts(rules)));
    const areSame = jest.spyOn(SameMessages.prototype, 'areSame').mockImplementation(async (rules) => {
      all.push(texts(rules));
      return answer;
    });
    try {
      return { all, ...(await simplify(SqlFilter._ofAnySize(sql))) };
    } finally {
      seemSame.mockRestore();
      areSame.mockRestore();
    }
  }

  test('the shortest first, and of as short ones by the alphabet', async () => {
    const { all, undecided } = await asked("b LIKE 'y%' OR a LIKE 'xx%' OR c LIKE 'z%'", 'other');
    expect(all.slice(0, 5)).toEqual(['1 = 1', '1 = 0', "b LIKE 'y%'", "c LIKE 'z%'", "a LIKE 'xx%'"]);
    const lengths = all.slice(2).map(({ length }) => length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(new Set(all).size).toBe(all.length);
    expect(undecided).toBe(0);
  });

  test('nothing that a message refutes', async () => {
    const sql = "b LIKE 'y%' OR a LIKE 'xx%' OR c LIKE 'z%'";
    const { all } = await asked(sql, 'other', (one) => one.includes(' OR '));
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((one) => !one.includes(' OR '))).toEqual([]);
  });

  const LONG = Array.from({ length: 300 }, (_, at) => `a${at} LIKE ${'c'.repeat(40)}`).join(' OR ');

  test('two hundred and fifty times, and what is left is told', async () => {
    const { all, undecided, isShorter } = await asked(LONG, 'other');
    expect([all.length, isShorter]).toEqual([250, false]);
    // Every message and none; of 300 parts each alone and each left out.
    expect(undecided).toBe(2 + 300 + 300 - 250);
  });

  test('five times where it cannot be told', async () => {
    const { all, undecided, isShorter } = await asked(LONG, 'undecided');
    expect([all.length, isShorter, undecided]).toEqual([5, false, 602]);
  });

  test('until nothing is shorter, from each that is the same', async () => {
    // GIVEN a filter of which all that is shorter seems the same, but every message and none.
    const { filter, undecided } = await asked("a LIKE 'x' OR b LIKE 'y'", 'same', (one) => !one.startsWith('1 = '));
    // THEN
    expect([filter.sql, undecided]).toEqual(["a = 'x'", 0]);
  });
});
