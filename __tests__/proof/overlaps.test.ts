import fc from 'fast-check';
import { Disagreement, findOverlaps, inAll, overlapExample, Prover, TopicProof } from '../../lib/proof';
import { exactly } from '../../lib/proof/messages/message-set';
import { knownOf } from '../../lib/routing';
import { SqlFilter } from '../../lib/rules';
import { topicOf } from '../support/topics';

const part = fc.constantFrom(
  "kind = 'x'",
  "kind IN ('x', 'y')",
  "kind <> 'x'",
  'n > 3',
  'n <= 3',
  'n % 2 = 0',
  'n % 2 = 1',
  '(NOT EXISTS(n) OR n < 2)',
  "model LIKE 'a%'",
  "model LIKE '%b'",
  "model NOT LIKE '%a%'",
  'n + m = 4',
  'n = m',
  'NOT EXISTS(model)',
  "sys.Label = 'l'",
);
const filter = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' AND '));

test('every pair is found, and no other: as if the solver was asked about each', async () => {
  const counts = { box: 0, example: 0, solver: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(filter, { minLength: 2, maxLength: 6 }), async (filters) => {
      const proof = new TopicProof(topicOf(Object.fromEntries(filters.map((sql, n) => [`s${n}`, sql]))));
      const { pairs, undecided, decidedBy } = await findOverlaps(proof);
      const expected: string[] = [];
      for (const [index, a] of knownOf(proof.topic.subscriptions).entries()) {
        for (const b of knownOf(proof.topic.subscriptions).slice(index + 1)) {
          const found = await proof.find(inAll(proof.receives(a), proof.receives(b)));
          if (found.kind === 'message') expected.push(`${a.name} ${b.name}`);
        }
      }
      await proof.close();
      expect(undecided).toEqual([]);
      expect(pairs.map(({ subscriptions: [a, b] }) => `${a.name} ${b.name}`).sort()).toEqual(expected);
      for (const pair of pairs) {
        const example = overlapExample(proof, pair);
        for (const subscription of pair.subscriptions) {
          expect(proof.receives(subscription).has(pair.message)).toBe(true);
          expect(proof.receives(subscription).has(example)).toBe(true);
        }
      }
      for (const by of ['box', 'example', 'solver'] as const) counts[by] += decidedBy[by];
    }),
    { numRuns: 40 },
  );
  // All three ways were gone.
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(10);
}, 120_000);

test('two subscriptions apart by one property need no solver', async () => {
  const proof = new TopicProof(
    topicOf({ a: "kind = 'x' AND n > 1", b: "kind = 'y'", c: "kind IN ('z', 'w') AND EXISTS(n)" }),
  );
  expect(await findOverlaps(proof)).toEqual({ pairs: [], undecided: [], decidedBy: { box: 3, example: 0, solver: 0 } });
  expect(proof.prover.questions).toBe(0);
});

test('the example of a pair has nothing that only a third one looks at', async () => {
  const proof = new TopicProof(
    topicOf({ eu: "region = 'eu'", big: 'amount >= 1000', done: "sys.Label = 'x' AND done = 1" }),
  );
  const { pairs } = await findOverlaps(proof);
  const lookedAt = pairs.map((pair) => {
    const { properties, system } = overlapExample(proof, pair);
    const names = [...system.keys(), ...properties.map(({ name }) => name)];
    return `${pair.subscriptions.map(({ name }) => name).join(' and ')}: ${names.sort().join(', ')}`;
  });
  expect(lookedAt.sort()).toEqual([
    'big and done: Label, amount, done',
    'big and eu: amount, region',
    'done and eu: Label, done, region',
  ]);
  await proof.close();
});

test('an answer that the evaluator does not confirm is an internal error, never an answer', async () => {
  const filter = SqlFilter.parse('n > 1');
  const prover = new Prover([filter]);
  const { formula } = prover.matching(filter);
  await expect(prover.find(exactly(formula, () => false))).rejects.toThrow(Disagreement);
  await expect(prover.find(exactly(formula, () => false))).rejects.toThrow(/internal error: .*"n".*please report it/);
  await prover.close();
});

test('questions that are asked at once are answered in their order', async () => {
  const filters = Array.from({ length: 8 }, (_, n) => SqlFilter.parse(`n = ${n} AND m > n`));
  const prover = new Prover(filters);
  const found = await Promise.all(filters.map((one) => prover.find(prover.matching(one))));
  await prover.close();
  expect(found.map((one, n) => one.kind === 'message' && prover.matching(filters[n]!).has(one.message))).toEqual(
    filters.map(() => true),
  );
});
