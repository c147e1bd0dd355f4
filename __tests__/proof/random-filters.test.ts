import fc from 'fast-check';
import { EVERY_MESSAGE, inAll, outside, Prover } from '../../lib/proof';
import { areApart, boxOf } from '../../lib/proof/messages/box';
import { messageFromJson, SqlFilter } from '../../lib/rules';
import { arbitraryFilter, arbitraryMessage } from '../support/arbitrary-rules';
import { runs } from '../support/runs';

const EFFORT = { steps: 300_000 };
const valid = arbitraryFilter.map((sql) => SqlFilter.parse(sql)).filter(({ predicate }) => predicate !== undefined);
/** Without null, NaN and rare types: messages that a space without a contract has as well, if their types fit. */
const ordinary = arbitraryMessage.filter(
  (json) => !JSON.stringify(json).match(/null|NaN|ulong|byte|float|decimal|uint|guid|time/),
);

let counts = { decided: 0, undecided: 0 };
beforeEach(() => {
  counts = { decided: 0, undecided: 0 };
});

test('what the solver finds is what the evaluator says, and it finds what there is', async () => {
  await fc.assert(
    fc.asyncProperty(valid, fc.array(ordinary, { maxLength: 10 }), async (filter, messages) => {
      const prover = new Prover([filter], undefined, EFFORT);
      const [matching, refusing, failing] = [prover.matching(filter), prover.refusing(filter), prover.failing(filter)];
      const unknown = inAll(outside(matching), outside(refusing), outside(failing));
      try {
        for (const set of [matching, refusing, failing, unknown]) {
          // Throws where a message that is found is not in the set.
          const found = await prover.find(set);
          if (found.kind === 'undecided') counts.undecided++;
          else counts.decided++;
          if (found.kind === 'message') expect(set.has(found.message)).toBe(true);
          if (found.kind !== 'none') continue;
          const escaped = messages
            .map(messageFromJson)
            .filter((message) => isOfTheSpace(prover, message) && set.has(message));
          expect(escaped).toEqual([]);
        }
      } finally {
        await prover.close();
      }
    }),
    runs(60),
  );
  // Names that only the message tells, as in p(a), are beyond the solver.
  expect(counts.decided).toBeGreaterThan(4 * counts.undecided);
}, 300_000);

/** Whether a message has the types that the prover takes properties to have. */
function isOfTheSpace({ space }: Prover, message: ReturnType<typeof messageFromJson>): boolean {
  const typeOf = (value: unknown) =>
    typeof value === 'number'
      ? 'double'
      : typeof value === 'boolean'
        ? 'bool'
        : typeof value === 'string'
          ? 'string'
          : (value as { type: string }).type;
  return message.properties.every(({ name, value }) =>
    (space.property(name, false).types as readonly string[]).includes(typeOf(value)),
  );
}

/** Conditions of the kind that boxes are made for. */
const simple = fc
  .oneof(
    fc.tuple(
      fc.constantFrom('a', 'b'),
      fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
      fc.constantFrom('0', '1', '2', '1.5'),
    ),
    fc.tuple(fc.constantFrom('c', 'sys.Label'), fc.constantFrom('=', '<>'), fc.constantFrom("'x'", "'xy'", "''")),
    fc.tuple(
      fc.constantFrom('c', 'sys.Label', 'a'),
      fc.constantFrom('LIKE', 'NOT LIKE'),
      fc.constantFrom("'x%'", "'%y'", "'_'", "'1%'", "'xy'"),
    ),
    fc.tuple(
      fc.constantFrom('c', 'b'),
      fc.constantFrom('IN', 'NOT IN'),
      fc.constantFrom("('x', 'y')", '(1, 2)', "('xy')"),
    ),
    fc.tuple(fc.constantFrom('a', 'c', 'sys.Label'), fc.constantFrom('IS NULL', 'IS NOT NULL')),
    fc.tuple(fc.constantFrom('a % 3', 'a + b'), fc.constant('='), fc.constantFrom('0', '1', '2')),
    fc.constantFrom(['EXISTS(a)'], ['EXISTS(c)'], ['NOT EXISTS(a)']),
  )
  .map((parts) => parts.join(' '));
const joined = fc
  .array(fc.tuple(fc.constantFrom('AND', 'AND', 'OR'), fc.constantFrom('', 'NOT '), simple), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) =>
    SqlFilter.parse(
      parts.map(([operator, negation, sql], at) => `${at === 0 ? '' : `${operator} `}${negation}(${sql})`).join(' '),
    ),
  );

test('filters whose boxes are apart have no message in common', async () => {
  const counts = { apart: 0, near: 0 };
  await fc.assert(
    fc.asyncProperty(joined, joined, async (a, b) => {
      const prover = new Prover([a, b], undefined, EFFORT);
      const isApart = areApart(boxOf(a, prover.space), boxOf(b, prover.space));
      counts[isApart ? 'apart' : 'near']++;
      if (isApart) expect((await prover.find(inAll(prover.matching(a), prover.matching(b)))).kind).not.toBe('message');
      await prover.close();
    }),
    runs(500),
  );
  expect(Math.min(counts.apart, counts.near)).toBeGreaterThan(20);
}, 300_000);

test('every message: there is one', async () => {
  const prover = new Prover([]);
  expect(await prover.find(EVERY_MESSAGE)).toMatchObject({ kind: 'message' });
  expect(await prover.find(outside(EVERY_MESSAGE))).toEqual({ kind: 'none' });
  await prover.close();
});
