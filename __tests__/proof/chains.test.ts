import fc from 'fast-check';
import { Passage, Prover } from '../../lib/proof';
import { Message, SqlAction, SqlFilter, type Value } from '../../lib/rules';
import { Integer } from '../../lib/rules/values/values';
import { runs } from '../support/runs';

/** What numbers are computed with that are written down. */
const literal = fc.constantFrom(
  '1',
  '-1',
  '2',
  '3',
  '-7',
  '0.5',
  '-2.5',
  '1.1',
  '2147483640',
  '9223372036854775807',
  '1e300',
);
/** A number that rises or falls with `n`, and nothing else in it that is not known. */
const chain = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constantFrom('+', '-', '*', '/'), literal).map(([operator, number]) => `(# ${operator} ${number})`),
      fc.tuple(literal, fc.constantFrom('+', '-', '*')).map(([number, operator]) => `(${number} ${operator} #)`),
      fc.constant('(-#)'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((steps) => steps.reduce((sum, step) => step.replace('#', () => sum), 'n'));
const comparison = fc.tuple(
  fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
  fc.oneof(literal, fc.constantFrom('0', '0.0', '4', '6.6', '-2147483647', '4294967294', '1.7e308')),
);

const INT = 2 ** 31;
/** Of each all whole numbers are tried. */
const RANGES = [
  [-8, 8],
  [INT - 9, INT + 7],
  [-INT - 8, -INT + 8],
  [2 ** 53 - 18, 2 ** 53 - 2],
] as const;

function messagesBetween(least: number, most: number): readonly Message[] {
  const values: (Value | undefined)[] = [undefined];
  for (let number = least; number <= most; number++) {
    for (const type of ['int', 'long'] as const) values.push(Integer.checked(type, BigInt(number)));
  }
  return values
    .filter((value, at) => value !== undefined || at === 0)
    .map((value) => {
      const message = new Message();
      if (value !== undefined) message.setProperty('n', value);
      return message;
    });
}

test('whole numbers that are computed from one: no solver is asked, and the answers are those of the interpreter', async () => {
  const counts = { none: 0, message: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...RANGES),
      chain,
      comparison,
      async ([minimum, maximum], sum, [operator, bound]) => {
        const filters = [`${sum} ${operator} ${bound}`, `n ${operator} ${bound}`].map((sql) => SqlFilter.parse(sql));
        const [direct, later] = filters as [SqlFilter, SqlFilter];
        const actions = [`SET n = ${sum}`, `SET m = ${sum}; SET n = m`].map((sql) => SqlAction.parse(sql));
        const schema = { properties: { n: { type: 'integer', minimum, maximum } } };
        const prover = new Prover([...filters, ...actions], { schema });
        const passages = actions.map((action) => Passage.NONE.by('rule', action));
        const sets = [
          ...[prover.matching(direct), prover.refusing(direct), prover.failing(direct)],
          ...passages.flatMap((passage) => [prover.failingAt(passage), prover.matching(later, passage)]),
        ];
        const messages = messagesBetween(minimum, maximum);
        for (const [at, set] of sets.entries()) {
          const found = await prover.find(set);
          const isThere = messages.some((message) => set.has(message));
          expect([sum, operator, bound, at, found.kind]).toEqual([
            sum,
            operator,
            bound,
            at,
            isThere ? 'message' : 'none',
          ]);
          counts[isThere ? 'message' : 'none']++;
        }
        expect(prover.questions).toBe(0);
        await prover.close();
      },
    ),
    runs(150),
  );
  expect(Math.min(counts.none, counts.message)).toBeGreaterThan(30);
}, 120_000);

test('numbers with fractions that are computed from one: the answers are those of the solver that computes bit by bit', async () => {
  const short = fc
    .array(fc.tuple(fc.constantFrom('+', '-', '*', '/'), fc.constantFrom('0.5', '-2', '0.1', '4', '1e308')), {
      minLength: 1,
      maxLength: 2,
    })
    .map((steps) => steps.reduce((sum, [operator, number]) => `(${sum} ${operator} ${number})`, 'n'));
  const counts = { none: 0, message: 0, undecided: 0 };
  await fc.assert(
    fc.asyncProperty(short, comparison, short, comparison, async (one, [a, x], other, [b, y]) => {
      const filter = SqlFilter.parse(`${one} ${a} ${x} AND ${other} ${b} ${y}`);
      const schema = { properties: { n: { type: 'number' }, m: { type: 'number' } } };
      const prover = new Prover([filter], { schema });
      // Beside another property it has to be computed.
      const slow = new Prover([filter, SqlFilter.parse('n > m')], { schema }, { steps: 200_000 });
      const [found, wanted] = [await prover.find(prover.matching(filter)), await slow.find(slow.matching(filter))];
      counts[wanted.kind]++;
      expect([prover.questions, found.kind]).toEqual([0, expect.stringMatching(/none|message/)]);
      if (wanted.kind !== 'undecided') expect(`${filter}: ${found.kind}`).toBe(`${filter}: ${wanted.kind}`);
      await prover.close();
      await slow.close();
    }),
    runs(10),
  );
  expect(counts.none + counts.message).toBeGreaterThan(counts.undecided);
}, 300_000);

test.each([
  ['a rest', 'n % 3 = 1'],
  ['what is divided by it', '6 / n = 2'],
  ['another property beside it', 'n + m > 3'],
])('%s is still put to the solver', async (_, sql) => {
  const filter = SqlFilter.parse(sql);
  const prover = new Prover([filter]);
  expect([(await prover.find(prover.matching(filter))).kind, prover.questions]).toEqual([
    'message',
    expect.any(Number),
  ]);
  expect(prover.questions).toBeGreaterThan(0);
  await prover.close();
});

test.each([
  ['no int is so large', { type: 'integer', minimum: 3_000_000_000 }, 'n - 1 >= 0', 'message'],
  ['limits that exclude each other', { type: 'integer', minimum: 5, maximum: 3 }, 'n = 4', 'none'],
  ['of a number too', { type: 'number', minimum: 5, maximum: 3 }, 'n = 4', 'none'],
  ['and then there is no message at all', { type: 'integer', minimum: 5, maximum: 3 }, 'n IS NULL', 'none'],
  ['a list without a text', { type: 'string', enum: [] }, "n = 'x' OR n <> 'x'", 'none'],
])('limits of a contract: %s', async (_, n, sql, expected) => {
  const filter = SqlFilter.parse(sql);
  const prover = new Prover([filter], { schema: { properties: { n }, required: ['n'] } });
  expect((await prover.find(prover.matching(filter))).kind).toBe(expected);
  await prover.close();
});
