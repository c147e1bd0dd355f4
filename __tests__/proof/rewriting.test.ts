import fc from 'fast-check';
import { correlationOf, simplify, split } from '../../lib/proof';
import { correlationMatch } from '../../lib/routing/rule-index/compiled-rule';
import {
  evaluateFilter,
  Failure,
  LONGEST_TEXT,
  type Message,
  MessageContract,
  matchesCorrelation,
  messageFromJson,
  Property,
  SqlFilter,
} from '../../lib/rules';
import { runs } from '../support/runs';

const contract = MessageContract.of(
  {
    kind: Property.oneOf('train', 'evaluate', 'archive'),
    priority: Property.int({ min: 0, max: 9 }).optional(),
    tenant: Property.string().optional(),
  },
  ['Label'],
);
const CONTRACT = { schema: contract.jsonSchema(), setBySenders: contract.system };

const answer = ({ predicate }: SqlFilter, message: Message) => evaluateFilter(predicate!, message);

/** Conditions that meet, so that there is something to leave out and to merge. */
const condition = fc.oneof(
  fc.tuple(
    fc.constantFrom('a', 'b', 'user.a'),
    fc.constantFrom('=', '<>', '<', '>='),
    fc.constantFrom('1', '2', "'x'", '1 + 1'),
  ),
  fc.tuple(fc.constantFrom('c', 'sys.Label'), fc.constantFrom('=', '<>'), fc.constantFrom("'x'", "'y'")),
  fc.tuple(
    fc.constantFrom('c', 'a'),
    fc.constantFrom('IN', 'NOT IN'),
    fc.constantFrom("('x', 'y')", '(1, 2)', "('x')"),
  ),
  fc.tuple(fc.constantFrom('a', 'c'), fc.constantFrom('IS NULL', 'IS NOT NULL')),
  fc.constantFrom(['EXISTS(a)'], ['1 = 1'], ['NOT EXISTS(c)']),
);
const filter = fc
  .array(fc.tuple(fc.constantFrom('AND', 'OR'), fc.constantFrom('', '', 'NOT '), condition), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) =>
    SqlFilter.parse(
      parts
        .map(([joint, negation, words], at) => `${at === 0 ? '' : `${joint} `}${negation}(${words.join(' ')})`)
        .join(' '),
    ),
  );
const value = fc.constantFrom<unknown>('x', 'y', 'z', 1, 2, 3, 1.5, true, null);
const message = fc
  .record(
    {
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), value),
      system: fc.record({ Label: fc.constantFrom('x', 'z') }, { requiredKeys: [] }),
    },
    { requiredKeys: ['properties'] },
  )
  .map(messageFromJson);
const messages = fc.array(message, { minLength: 20, maxLength: 20 });

describe('simplify', () => {
  let shorter = 0;

  test('matches the same messages, fails on no others, is never longer, and as short as it gets at once', async () => {
    await fc.assert(
      fc.asyncProperty(filter, messages, async (given, some) => {
        const found = await simplify(given);
        if (found.isShorter) shorter++;
        expect(found.filter.sql.length).toBeLessThanOrEqual(Math.min(given.source.length, given.sql.length));
        for (const one of some) {
          const [before, after] = [answer(given, one), answer(found.filter, one)];
          expect(after === true).toBe(before === true);
          if (after instanceof Failure) expect(before).toBeInstanceOf(Failure);
          if (found.correlation !== undefined) {
            expect(matchesCorrelation(correlationMatch(found.correlation), one)).toBe(before === true);
          }
        }
        expect((await simplify(found.filter)).filter.sql).toBe(found.filter.sql);
      }),
      runs(40),
    );
    expect(shorter).toBeGreaterThan(20);
  }, 300_000);

  test.each([
    ["a = 'x' OR a = 'y' OR a = 'z'", "a IN ('x', 'y', 'z')"],
    ["a <> 'x' AND a <> 'y' AND a <> 'z'", "a NOT IN ('x', 'y', 'z')"],
    ['NOT (NOT (a > 5))', 'a > 5'],
    ['a > 5 AND a > 3', 'a > 5'],
    ['a >= 5 AND a <= 5', 'a = 5'],
    ['user.a = 1 + 2', 'a = 3'],
    ["a = 'x' OR (a = 'x' AND b = 1)", "a = 'x'"],
    ["(a = 'x' AND b = 1) OR (a = 'x' AND b = 2)", "a = 'x' AND b IN (1, 2)"],
    ['EXISTS(a) AND a > 5', 'a > 5'],
    ["a = 'x' AND a = 'y'", '1 = 0'],
  ])('%s is %s', async (sql, expected) => {
    const found = await simplify(SqlFilter.parse(sql));
    expect([found.filter.sql, found.undecided]).toEqual([expected, 0]);
  });

  test.each([
    ["kind IN ('train', 'evaluate', 'archive')", '1 = 1', 'every'],
    ["kind IN ('train', 'other')", "kind = 'train'", 'some'],
    ["priority > 9 AND kind = 'train'", '1 = 0', 'none'],
    ["kind LIKE 'train'", "kind = 'train'", 'some'],
    // An optional property may be missing.
    ["priority >= 0 AND kind = 'train'", "priority >= 0 AND kind = 'train'", 'some'],
  ])('with a contract %s is %s', async (sql, expected, matches) => {
    const found = await simplify(SqlFilter.parse(sql), CONTRACT);
    expect([found.filter.sql, found.matches]).toEqual([expected, matches]);
  });

  test('no LIKE and no value comes in that nobody wrote: shorter today, wrong with the next kind', async () => {
    const found = await simplify(SqlFilter.parse("kind = 'evaluate'"), CONTRACT);
    expect(found).toMatchObject({ isShorter: false, matches: 'some', undecided: 0 });
  });

  test('a message on which it fails no longer is told', async () => {
    const { difference } = await simplify(SqlFilter.parse("a = 'x' OR (a = 'x' AND b = 1)"));
    expect(difference?.failing.kind).toBe('message');
  });

  test('a GUID is equal to its text in SQL and in no IN list: such a chain stays as it is', async () => {
    const guid = (end: number) => `a = '6f0c0000-0000-0000-0000-00000000000${end}'`;
    const sql = `${guid(1)} OR ${guid(2)}`;
    expect((await simplify(SqlFilter.parse(sql))).isShorter).toBe(false);
  });
});

describe('correlation filters', () => {
  test.each([
    ["kind = 'train' AND tenant = 'a'", "kind = 'train' and tenant = 'a'"],
    ["sys.Label = 'x' AND 'train' = kind", "label = 'x' and kind = 'train'"],
    ["kind = 'train' AND priority = 1", undefined],
    ["kind <> 'train'", undefined],
    ["kind = 'train' OR kind = 'archive'", undefined],
    ["tenant = ''", undefined],
    ["tenant = 'a' AND TENANT = 'b'", undefined],
    ["sys.PartitionKey = 'a'", undefined],
  ])('%s: %s', async (sql, expected) => {
    expect((await correlationOf(SqlFilter.parse(sql), CONTRACT))?.correlation.toString()).toBe(expected);
  });

  test('without a contract a text that a GUID equals too is none', async () => {
    const asked = (sql: string) => correlationOf(SqlFilter.parse(sql));
    expect(await asked("a = '6f0c0000-0000-0000-0000-000000000001'")).toBeUndefined();
    expect((await asked("a = 'x'"))?.correlation.toString()).toBe("a = 'x'");
  });
});

describe('split', () => {
  const many = (count: number, part: (at: number) => string, joint = ' OR ') =>
    Array.from({ length: count }, (_, at) => part(at)).join(joint);

  test.each([
    ['values of one property', many(100, (at) => `kind = 'some-kind-of-message-${at}'`)],
    ['patterns', many(70, (at) => `tenant LIKE '%-tenant-${at}-%'`)],
    ['beside what all must meet', `priority > 3 AND (${many(80, (at) => `tenant LIKE '%tenant-${at}-%'`)})`],
    ['a negated AND', `NOT (${many(60, (at) => `tenant NOT LIKE '%tenant-${at}-%'`, ' AND ')})`],
    ['alternatives of several parts', many(60, (at) => `(kind = 'some-kind-${at}' AND priority = ${at})`)],
  ])(
    '%s',
    async (_, sql) => {
      const given = SqlFilter._ofAnySize(sql);
      const found = await split(given, {
        schema: {
          type: 'object',
          properties: { kind: { type: 'string' }, tenant: { type: 'string' }, priority: { type: 'integer' } },
        },
      });
      if (found.kind !== 'several') throw new Error(found.kind);
      expect(found.failing.kind).toBe('none');
      for (const one of found.filters) {
        expect(one.sql.length).toBeLessThanOrEqual(LONGEST_TEXT);
        expect(SqlFilter.parse(one.sql).predicate).toBeDefined();
      }
      for (let at = 0; at < 110; at++) {
        const properties = {
          kind: `some-kind-${at % 2 === 0 ? '' : 'of-message-'}${at}`,
          tenant: `a-tenant-${at}-b`,
          priority: at,
        };
        const one = messageFromJson({ properties });
        expect(found.filters.some((rule) => answer(rule, one) === true)).toBe(answer(given, one) === true);
      }
    },
    120_000,
  );

  test('what fits stays as it is; what is only too deep is one rule', async () => {
    expect((await split(SqlFilter.parse('a = 1'))).kind).toBe('fits');
    expect(await split(SqlFilter._ofAnySize(many(40, (at) => `b${at} = 1`)))).toMatchObject({ kind: 'one' });
  }, 60_000);

  test('what has to be met at once is not split', async () => {
    const found = await split(
      SqlFilter._ofAnySize(many(60, (at) => `p${at} = 'a text of some length'`, ' AND ')),
      CONTRACT_OF_MANY,
    );
    expect(found.kind).toBe('cannot');
  }, 60_000);

  test('rules match what the filter fails on before it comes there, unless a contract says which types there are', async () => {
    const found = await split(SqlFilter._ofAnySize(many(30, (at) => `first${at} = 'a text of some length, ${at}'`)));
    expect(found).toMatchObject({ kind: 'differs', message: expect.anything() });
  }, 60_000);
});

const CONTRACT_OF_MANY = {
  schema: {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`p${at}`, { type: 'string' }])),
  },
};
