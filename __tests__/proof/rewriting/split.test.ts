import { type Contract, type Finding, Prover, split } from '../../../lib/proof';
import { SameMessages } from '../../../lib/proof/rewriting/same-messages';
import { evaluateFilter, LONGEST_TEXT, Message, messageFromJson, SqlFilter } from '../../../lib/rules';

const TEXTS: Contract = {
  schema: {
    properties: { a: { type: 'string' }, b: { type: 'string' }, kind: { type: 'string' }, n: { type: 'integer' } },
  },
};
const many = (count: number, part: (at: number) => string, joint = ' OR ') =>
  Array.from({ length: count }, (_, at) => part(at)).join(joint);
const guid = (at: number) => `6f0c0000-0000-0000-0000-${String(at).padStart(12, '0')}`;

async function found(sql: string, contract?: Contract) {
  const filter = SqlFilter._ofAnySize(sql);
  const answer = await split(filter, contract);
  const sqls = 'filters' in answer ? answer.filters.map((one) => one.sql) : [];
  return { ...answer, filter, sqls };
}

describe('a GUID is equal to its text, and in no list of texts', () => {
  const equal = many(40, (at) => `a = '${guid(at)}'`);
  const listed = `a IN (${many(40, (at) => `'${guid(at)}'`, ', ')})`;

  test.each([
    ['alternatives stay what they are', equal],
    ['a list stays lists, also of one', listed],
  ])('%s', async (_, sql) => {
    const { kind, filter, sqls } = await found(sql);
    expect(kind).toBe('several');
    expect(sqls.every((one) => one.includes(' IN ') === sql.includes(' IN '))).toBe(true);
    const rules = sqls.map((one) => SqlFilter.parse(one));
    for (const at of [0, 39, 40]) {
      for (const value of [{ guid: guid(at) }, guid(at)]) {
        const message = messageFromJson({ properties: { a: value } } as never);
        const isMatched = evaluateFilter(filter.predicate!, message) === true;
        expect(rules.some((one) => evaluateFilter(one.predicate!, message) === true)).toBe(isMatched);
        if (typeof value === 'object') expect(isMatched).toBe(sql === equal && at < 40);
      }
    }
  });

  test('where a contract says that there are texts alone, a list is shorter', async () => {
    const { kind, sqls } = await found(equal, TEXTS);
    expect(kind).toBe('several');
    expect(sqls.map((one) => one.slice(0, 6))).toEqual(['a IN (', 'a IN (']);
  });
});

describe('what a filter is split into', () => {
  test.each<[what: string, sql: string, kind: string, rules: number]>([
    ['a short one', "a = 'x'", 'fits', 0],
    ['the longest one', `a = '${'x'.repeat(LONGEST_TEXT - 6)}'`, 'fits', 0],
    ['one that is too long only as it is written', `a${' '.repeat(LONGEST_TEXT)}= 'x'`, 'fits', 0],
    ['one that says the same twice', many(2, () => `a LIKE '${'x'.repeat(700)}%'`), 'one', 1],
    ['one of which the values fit in a list', many(50, (at) => `a = 'some-text-${at}'`), 'one', 1],
    ['one of which they do not', many(100, (at) => `a = 'some-text-${at}'`), 'several', 2],
    ['one that is too deep alone', many(40, (at) => `n > ${at}`), 'one', 1],
    ['patterns', many(60, (at) => `a LIKE '%some-text-${at}%'`), 'several', 2],
    ['what has to be met at once', many(60, (at) => `a LIKE '%some-text-${at}%'`, ' AND '), 'cannot', 0],
    ['a text that is too long by itself', `a = '${'x'.repeat(LONGEST_TEXT)}'`, 'cannot', 0],
  ])('%s', async (_, sql, kind, rules) => {
    const answer = await found(sql, TEXTS);
    expect([answer.kind, answer.sqls.length]).toEqual([kind, rules]);
    for (const one of answer.sqls) {
      expect(SqlFilter.parse(one).predicate).toBeDefined();
      expect(one.length).toBeLessThanOrEqual(LONGEST_TEXT);
    }
    if ('assumptions' in answer) expect(answer.assumptions).toEqual([]);
  });

  test('what cannot be split is shown', async () => {
    const whole = `a = '${'x'.repeat(LONGEST_TEXT)}'`;
    expect(await found(`b = 'x' OR ${whole}`, TEXTS)).toMatchObject({ kind: 'cannot', part: whole });
  });

  test('without a contract it says what was taken for granted', async () => {
    const { assumptions } = (await found(many(60, (at) => `a LIKE '%some-text-${at}%'`))) as {
      assumptions?: readonly string[];
    };
    expect(assumptions).toEqual(['a is a text, null or missing']);
  });

  /** A filter of so many letters that says the same of a long text twice. */
  const twice = (letters: number) => {
    const end = letters % 2 === 0 ? 'n > 10' : 'n > 1';
    const one = (length: number) => `a <> '${'x'.repeat(length)}'`;
    return `${one(0)} OR ${one(0)} OR ${end}`.replaceAll(
      one(0),
      one((letters - `${one(0)} OR ${one(0)} OR ${end}`.length) / 2),
    );
  };
  test.each([
    [1.5 * LONGEST_TEXT, 'one'],
    [1.5 * LONGEST_TEXT + 1, 'several'],
  ])('of %i letters a shorter way is looked for, or not: %s', async (letters, kind) => {
    const sql = twice(letters);
    expect(sql).toHaveLength(letters);
    expect((await found(sql, TEXTS)).kind).toBe(kind);
  });
});

describe('whether the rules match the same', () => {
  const message: Finding = { kind: 'message', message: new Message() };
  const none: Finding = { kind: 'none' };
  const open: Finding = { kind: 'undecided', reason: 'why' };

  /** What is said where the prover answers so, one question after the other. */
  async function said(answers: readonly Finding[]) {
    const find = jest.spyOn(Prover.prototype, 'find');
    for (const answer of answers) find.mockResolvedValueOnce(answer);
    find.mockRejectedValue(new Error('nothing else is asked'));
    try {
      const same = new SameMessages(SqlFilter.parse("a = 'x'"), TEXTS);
      const { matched, failing, message: told } = await same.compared([SqlFilter.parse("b = 'x'")]);
      return [matched, failing.kind, told !== undefined];
    } finally {
      find.mockRestore();
    }
  }
  /** The same, in one word. */
  async function word(answers: readonly Finding[]) {
    const find = jest.spyOn(Prover.prototype, 'find');
    for (const answer of answers) find.mockResolvedValueOnce(answer);
    try {
      return await new SameMessages(SqlFilter.parse("a = 'x'"), TEXTS).areSame([SqlFilter.parse("b = 'x'")]);
    } finally {
      find.mockRestore();
    }
  }

  test.each<[answers: readonly Finding[], compared: readonly [string, string, boolean], inAWord: string]>([
    [[none, none, none], ['same', 'none', false], 'same'],
    [[message], ['other', 'none', true], 'other'],
    [[none, message], ['other', 'none', true], 'other'],
    [[open, message], ['other', 'none', true], 'other'],
    [[open, none, none], ['undecided', 'none', false], 'undecided'],
    [[none, open, none], ['undecided', 'none', false], 'undecided'],
    [[none, none, message], ['same', 'message', false], 'other'],
    [[open, none, message], ['undecided', 'message', false], 'other'],
    [[none, none, open], ['same', 'undecided', false], 'undecided'],
    [[none, open, open], ['undecided', 'undecided', false], 'undecided'],
  ])('only in the filter, only in the rules, failing: %j', async (answers, compared, inAWord) => {
    expect(await said(answers)).toEqual(compared);
    expect(await word(answers)).toBe(inAWord);
  });

  test('what cannot be told is not split', async () => {
    const find = jest.spyOn(Prover.prototype, 'find').mockResolvedValue(open);
    try {
      const { kind, sqls } = await found(
        many(60, (at) => `a LIKE '%some-text-${at}%'`),
        TEXTS,
      );
      expect([kind, sqls.length]).toEqual(['undecided', 2]);
    } finally {
      find.mockRestore();
    }
  });

  test('how two filters differ, whichever comes first', async () => {
    const of = async (one: string, other: string) => {
      const { failing, unknown } = await new SameMessages(SqlFilter.parse(one), undefined).difference(
        SqlFilter.parse(other),
      );
      return [failing.kind, unknown.kind];
    };
    for (const [one, other, differences] of [
      ["a = 'x'", "a IN ('x')", ['none', 'none']],
      ["a = 'x'", "a = 'x' AND EXISTS(a)", ['none', 'message']],
      ["a = 'x' OR a = 'x' AND EXISTS(b)", "a = 'x' OR a = 'x' AND b = 1", ['message', 'none']],
    ] as const) {
      expect(await of(one, other)).toEqual(differences);
      expect(await of(other, one)).toEqual(differences);
    }
  });

  test('by a contract there are no values that JSON does not have', () => {
    const of = (contract?: Contract) =>
      new SameMessages(SqlFilter.parse(`a = '${guid(1)}'`), contract).seemSame([
        SqlFilter.parse(`a IN ('${guid(1)}')`),
      ]);
    expect([of(), of(TEXTS)]).toEqual([false, true]);
  });

  test('a message that the rules alone fail on is tried from then on', async () => {
    const same = new SameMessages(SqlFilter.parse("a LIKE 'x%' AND NOT (n = 1)"), TEXTS);
    const rules = ["a LIKE 'x%' AND NOT (n = 1)", "a = 'qwerty' AND 10 / (n - 17) = 99"].map((sql) =>
      SqlFilter.parse(sql),
    );
    expect(same.seemSame(rules)).toBe(true);
    expect(await same.compared(rules)).toMatchObject({ matched: 'same', failing: { kind: 'message' } });
    expect(same.seemSame(rules)).toBe(false);
  });

  test('a message that one of them alone matches', () => {
    const same = new SameMessages(SqlFilter.parse(`a = '${guid(1)}'`), undefined);
    const by = (...sqls: string[]) => same.matchedByOne(sqls.map((sql) => SqlFilter.parse(sql)));
    expect(by(`'${guid(1)}' = a`)).toBeUndefined();
    // One that fails where the filter is false is no difference here.
    expect(by(`a = '${guid(1)}'`, 'a > 5 AND a < 5')).toBeUndefined();
    expect(by(`a IN ('${guid(1)}')`)).toBeDefined();
    expect(by(`a = '${guid(1)}'`, "a = 'other'")).toBeDefined();
    expect(by(`a = '${guid(1)}'`, 'NOT EXISTS(a)')).toBeDefined();
    expect(by()).toBeDefined();
  });
});
