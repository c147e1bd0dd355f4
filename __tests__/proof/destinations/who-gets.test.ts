import fc from 'fast-check';
import { endText, TopicProof, whoGets } from '../../../lib/proof';
import { unknownsIn } from '../../../lib/routing';
import { evaluateFilter, SqlFilter } from '../../../lib/rules';
import { routed } from '../../support/routed';
import { runs } from '../../support/runs';
import { arbitraryGraph, entryOf, MESSAGES, topologyOfGraph, waysOf } from './models';

const KINDS = ["kind = 'a'", "kind = 'b' AND n >= 1", 'NOT EXISTS(tier)', '1=1'].map((sql) => SqlFilter.parse(sql));

test('who-gets tells every destination that the router has for any message of a kind, and no other', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryGraph, fc.constantFrom(...KINDS), async (graph, kind) => {
      const topic = entryOf(topologyOfGraph(graph));
      const proof = new TopicProof(topic, { filters: [kind] });
      try {
        const { receipts } = await whoGets(proof, kind);
        const messages = MESSAGES.filter((one) => kind.predicate && evaluateFilter(kind.predicate, one) === true);
        const results = messages.map((one) => routed(topic, one));
        const told = receipts.flatMap(({ subscription, destinations }) =>
          destinations
            .filter(({ end }) => end.state !== 'lost')
            .map(({ end, gets }) => ({ from: `t0/${subscription.name}`, at: end.at, gets })),
        );
        for (const { from, at, gets } of told) {
          const having = results.filter((one) =>
            waysOf(one).some(({ stops }) => stops[0] === from && stops.at(-1) === at),
          );
          if (gets === 'all') expect([from, at, having.length]).toEqual([from, at, messages.length]);
          if (gets === 'some') expect(having.length).toBeGreaterThan(0);
        }
        for (const result of results) {
          if (unknownsIn(result).length > 0) continue;
          for (const { stops } of waysOf(result)) {
            compared++;
            expect(told.map(({ from, at }) => [from, at])).toContainEqual([stops[0], stops.at(-1)]);
          }
        }
      } finally {
        await proof.close();
      }
    }),
    runs(60),
  );
  expect(compared).toBeGreaterThan(500);
}, 600_000);

test.each([
  [{ way: ['t/a'], at: 't/a', state: 'waiting' }, ''],
  [{ way: ['t/a', 'work'], at: 'work', state: 'waiting' }, 'forwarded to work'],
  [
    { way: ['t/a/$DeadLetterQueue'], at: 't/a/$DeadLetterQueue', state: 'dead-letter', reason: 'rule r fails' },
    'dead-lettered: rule r fails',
  ],
  [
    { way: ['t/a', 'work', 'work/$DeadLetterQueue', 'lost-and-found'], at: 'lost-and-found', state: 'waiting' },
    'forwarded to work -> lost-and-found, as a dead letter',
  ],
  [
    { way: ['t/a', 'second'], at: 'second', state: 'lost', reason: 'no subscription there gets it' },
    'forwarded to second, lost: no subscription there gets it',
  ],
] as const)('%j in words', (end, words) => {
  expect(endText(end)).toBe(words);
});
