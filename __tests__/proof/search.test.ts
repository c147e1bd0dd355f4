import fc from 'fast-check';
import { inAll, inAny, inSeveral, type MessageSet, outside, Prover } from '../../lib/proof';
import { type RuleFilter, SqlFilter } from '../../lib/rules';
import { runs } from '../support/runs';

/** Conditions of all kinds that the search answers, and of those that it leaves to the solver. */
const condition = fc.constantFrom(
  "kind = 'x'",
  "kind <> 'x'",
  "kind IN ('x', 'y', 'z')",
  "kind NOT IN ('y')",
  "kind IN ('x', 1)",
  "kind IN ('x', NULL)",
  "'y' = kind",
  'n > 3',
  'n <= 3',
  'n = 3',
  'n <> 9007199254740993',
  'n IN (1, 2, 3)',
  'score >= 0.3',
  'score < 0.3 OR score = 2',
  'flag = TRUE',
  'flag <> TRUE',
  'EXISTS(n)',
  'kind IS NULL',
  "model LIKE 'a%'",
  "model LIKE '%b'",
  "model NOT LIKE '%a%' AND model <> 'c'",
  "sys.Label = 'l'",
  "sys.Label <> 'l'",
  "kind = 'x' OR kind < 'x'",
  'm + n > 4',
  "p(kind) = 'x'",
  "sys.PartitionKey = 'k' AND sys.SessionId IS NOT NULL",
);
const filter = fc
  .array(fc.tuple(fc.constantFrom('AND', 'OR'), fc.constantFrom('', 'NOT '), condition), { minLength: 1, maxLength: 3 })
  .map((parts) =>
    parts.map(([operator, negation, sql], at) => `${at === 0 ? '' : `${operator} `}${negation}(${sql})`).join(' '),
  );

/** Questions of the kinds that proofs and reviews ask. */
function questionsOf(prover: Prover, filters: readonly RuleFilter[]): readonly MessageSet[] {
  const sets = filters.map((one) => prover.matching(one));
  const [first, ...others] = sets as [MessageSet, ...MessageSet[]];
  return [
    ...filters.flatMap((one) => [prover.refusing(one), prover.failing(one)]),
    inAll(...sets),
    inAll(first, outside(inAny(...others))),
    inAll(inAny(...others), outside(first)),
    outside(inAny(...sets)),
    inSeveral(sets),
  ];
}

test('the search says what the solver says where it says anything, and whoever is asked, each message is in its set', async () => {
  const counts = { searched: 0, asked: 0, none: 0, message: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(filter, { minLength: 2, maxLength: 4 }), async (sqls) => {
      const filters = sqls.map((sql) => SqlFilter.parse(sql));
      const [own, reference] = [{}, { searched: 0 }].map((effort) => new Prover(filters, undefined, effort)) as [
        Prover,
        Prover,
      ];
      const expected = questionsOf(reference, filters);
      for (const [at, set] of questionsOf(own, filters).entries()) {
        const before = own.questions;
        const [found, wanted] = [await own.find(set), await reference.find(expected[at] as MessageSet)];
        counts[own.questions === before ? 'searched' : 'asked']++;
        if (found.kind !== 'undecided' && wanted.kind !== 'undecided') expect(found.kind).toBe(wanted.kind);
        if (found.kind === 'message') expect(set.has(found.message)).toBe(true);
        if (found.kind !== 'undecided') counts[found.kind]++;
      }
      await own.close();
      await reference.close();
    }),
    runs(40),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(30);
}, 300_000);

describe('what is many is counted and not tried out', () => {
  const few = { searched: 400_000 };

  test.each<[what: string, sql: (n: number) => string, overlaps: boolean]>([
    ['one text each', (n) => `kind = 'k${n}' AND n >= ${n % 10}`, false],
    ['lists of texts', (n) => `kind IN ('a${n}', 'b${n}', 'c${n}')`, false],
    ['families', (n) => `kind = 'k${n >> 1}' AND n ${n % 2 === 0 ? '>' : '<='} 5`, false],
    ['a pair among them', (n) => `kind = 'k${n === 700 ? 3 : n}'`, true],
  ])('whether any two of 800 overlap: %s', async (_, sql, overlaps) => {
    const filters = Array.from({ length: 800 }, (__, n) => SqlFilter.parse(sql(n)));
    const prover = new Prover(filters, undefined, few);
    const found = await prover.find(inSeveral(filters.map((one) => prover.matching(one))));
    expect([found.kind, prover.questions]).toEqual([overlaps ? 'message' : 'none', 0]);
    await prover.close();
  });
});
