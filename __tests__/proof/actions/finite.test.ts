import fc from 'fast-check';
import { type MessageSet, Passage, Prover } from '../../../lib/proof';
import { Failure, Message, SqlAction, SqlFilter, type Value } from '../../../lib/rules';
import { Integer } from '../../../lib/rules/values/values';
import { runs } from '../../support/runs';

/** A contract of which every message that makes a difference to these rules can be written down. */
const SCHEMA = {
  properties: {
    kind: { type: 'string', enum: ['x', '5'] },
    count: { type: 'integer', minimum: 0, maximum: 2 },
    flag: { type: 'boolean' },
  },
  required: ['kind'],
};
const VALUES: readonly (readonly [name: string, values: readonly (Value | undefined)[]])[] = [
  ['kind', ['x', '5']],
  [
    'count',
    [undefined, ...['int', 'long'].flatMap((type) => [0, 1, 2].map((one) => Integer.small(type as 'int', one)))],
  ],
  ['flag', [undefined, true, false]],
  ['sys.SessionId', [null, 'x', 'y']],
  ['sys.Label', [null, 'x', '']],
];

const MESSAGES = VALUES.reduce<readonly Message[]>(
  (messages, [name, values]) =>
    messages.flatMap((message) =>
      values.map((value) => {
        const copy = message.copy();
        if (name.startsWith('sys.')) copy.setSystemProperty(name.slice(4), value ?? null);
        else if (value !== undefined) copy.setProperty(name, value);
        return copy;
      }),
    ),
  [new Message()],
);

const NAMES = [
  'kind',
  'count',
  'COUNT',
  'flag',
  'fresh',
  'sys.SessionId',
  'sys.Label',
  'sys.PartitionKey',
  'sys.MessageId',
];
const name = fc.constantFrom(...NAMES);
const literal = fc.constantFrom("'x'", "'5'", "''", "'true'", '0', '1', '2', '5', '2147483647', '1.5', 'TRUE', 'NULL');
const value = fc.oneof(
  { arbitrary: literal, weight: 3 },
  { arbitrary: name, weight: 3 },
  fc
    .tuple(fc.oneof(name, literal), fc.constantFrom('+', '-', '*', '/', '%'), fc.oneof(name, literal))
    .map((parts) => parts.join(' ')),
  fc.constantFrom("p('count')", '-count', 'newid()'),
);
const statement = fc.oneof(
  { arbitrary: fc.tuple(name, value).map(([target, set]) => `SET ${target} = ${set}`), weight: 5 },
  { arbitrary: fc.constantFrom('kind', 'count', 'flag', 'fresh').map((target) => `REMOVE ${target}`), weight: 1 },
);
const action = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((statements) => SqlAction.parse(statements.join('; ')))
  .filter(({ statements }) => statements !== undefined);
const filter = fc
  .oneof(
    fc
      .tuple(fc.oneof(name, fc.constant('RuleName')), fc.constantFrom('=', '<>', '<', '>='), fc.oneof(literal, name))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(name, fc.constantFrom('IS NULL', "LIKE 'x%'", "IN ('x', '5')", 'IN (1, 2)'))
      .map((parts) => parts.join(' ')),
    name.map((one) => `EXISTS(${one})`),
    name.map((one) => `${one} + 'x' = '5x'`),
  )
  .map((sql) => SqlFilter.parse(sql));

test('random rules after random actions: the prover says what the interpreter says of every message', async () => {
  const counts = { none: 0, message: 0, undecided: 0 };
  await fc.assert(
    fc.asyncProperty(filter, fc.array(action, { minLength: 1, maxLength: 2 }), async (asked, actions) => {
      const prover = new Prover([asked, ...actions], { schema: SCHEMA, setBySenders: ['SessionId', 'Label'] });
      const passage = actions.reduce((before, one, at) => before.by(`rule${at}`, one), Passage.NONE);
      const sets: readonly MessageSet[] = [
        prover.failingAt(passage),
        prover.passing(passage),
        prover.matching(asked, passage),
        prover.refusing(asked, passage),
        prover.failing(asked, passage),
      ];
      try {
        for (const [at, set] of sets.entries()) {
          // Throws where the message that is found is not in the set.
          const found = await prover.find(set);
          counts[found.kind]++;
          const here = MESSAGES.filter((message) => set.has(message));
          if (found.kind === 'none')
            expect([`${asked} after ${actions.join(' then ')}`, at, here.slice(0, 1)]).toEqual([
              expect.anything(),
              at,
              [],
            ]);
          if (found.kind === 'message') expect(set.has(found.message)).toBe(true);
        }
      } finally {
        await prover.close();
      }
    }),
    runs(10),
  );
  expect(counts.none + counts.message).toBeGreaterThan(8 * counts.undecided);
  expect(Math.min(counts.none, counts.message)).toBeGreaterThan(15);
}, 300_000);

test('every message of the contract that differs is among those written down', () => {
  expect(MESSAGES).toHaveLength(2 * 7 * 3 * 3 * 3);
  expect(Passage.NONE.results(MESSAGES[0] as Message)[0]).not.toBeInstanceOf(Failure);
});
