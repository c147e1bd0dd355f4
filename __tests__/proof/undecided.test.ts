import { inAll, outside, Prover } from '../../lib/proof';
import { samplesOf } from '../../lib/proof/messages/samples';
import { SqlFilter } from '../../lib/rules';
import {
  type Asked,
  askedOf,
  contractFor,
  counted,
  type Known,
  publicFilters,
  recordedFilters,
} from '../support/undecided';

/** All filters with `npm run laws`. */
const IS_ALL = process.env.LAW_RUNS !== undefined;
const FILTERS = [...publicFilters().filter((_, at) => IS_ALL || at % 24 === 0), ...recordedFilters(IS_ALL ? 60 : 900)];
/** More questions than these are not left open: who makes it fewer writes the number down here and in the page. */
const MOST_UNDECIDED = IS_ALL ? 40 : 0;
const MOST_TRIED = 60;

test('few questions about real filters are undecided, and no answer is contradicted by a message', async () => {
  const all: Asked[] = [];
  for await (const asked of askedOf(FILTERS)) {
    const { filter, known, question, set, finding, prover } = asked;
    const about = `${question}, ${known}: ${filter.sql}`;
    all.push(asked);
    if (finding.kind === 'message') expect([about, set.has(finding.message)]).toEqual([about, true]);
    if (finding.kind !== 'none') continue;
    let tried = 0;
    for (const message of samplesOf(prover.space, prover.usages)) {
      expect([about, set.has(message)]).toEqual([about, false]);
      if (++tried === MOST_TRIED) break;
    }
  }
  expect(counted(all).undecided).toBeLessThanOrEqual(MOST_UNDECIDED);
}, 1_800_000);

type Answer = 'message' | 'none' | 'undecided';

async function answers(sql: string, known: Known): Promise<Readonly<Record<'ever' | 'not' | 'fails', Answer>>> {
  const filter = SqlFilter.parse(sql);
  const prover = new Prover([filter], contractFor(known, [filter]));
  const own = prover.matching(filter);
  const [ever, not, fails] = [
    await prover.find(own),
    await prover.find(outside(own)),
    await prover.find(prover.failing(filter)),
  ];
  await prover.close();
  return { ever: ever.kind, not: not.kind, fails: fails.kind };
}

const NAMES = 'names alone';
const NONE = 'no contract';
test.each<[string, Known, Answer, Answer, Answer]>([
  // No number has such a text.
  ["kind LIKE 'Run%'", NAMES, 'message', 'message', 'none'],
  ["kind LIKE '%x%' AND kind > 5", NAMES, 'none', 'message', 'message'],
  ["score LIKE '-%' AND score > 0.5", NAMES, 'undecided', 'message', 'message'],
  // Some doubles have this text: these, and their neighbours of the same 15 digits.
  ["score LIKE '0.3' AND score > 0.3", NAMES, 'message', 'message', 'message'],
  ["score LIKE '0.30' AND score > 0.1", NAMES, 'none', 'message', 'message'],
  ["score LIKE '5' AND score > 5.5", NAMES, 'none', 'message', 'message'],
  ["score LIKE '%' AND score > 5.5", NAMES, 'message', 'message', 'message'],
  // A new GUID is equal to nothing that was there before.
  ['newid() <> newid()', NONE, 'message', 'none', 'none'],
  ["newid() = '8c5e0f7a-7a9b-4c55-9d8e-0d1a6c1f0e11'", NONE, 'none', 'message', 'none'],
  ["newid() = 'no GUID'", NONE, 'none', 'message', 'message'],
  ['a <> newid()', NONE, 'message', 'message', 'message'],
  // A contract says which properties there are that a text may name, in any letter case.
  ["p(zone) = 'eu'", NAMES, 'none', 'message', 'message'],
  ["p(zone) = 'Zone'", NAMES, 'message', 'message', 'message'],
  ['p(zone) = 5 AND size = 5', NAMES, 'message', 'message', 'message'],
  ["p(zone) = 'eu'", NONE, 'undecided', 'message', 'message'],
  // What is ordered, or multiplied, is no text.
  ['a < b', NONE, 'message', 'message', 'none'],
  ['quantity * price > total', NONE, 'message', 'message', 'message'],
])('%s, %s: ever true %s, not true %s, fails %s', async (sql, known, ever, not, fails) => {
  expect(await answers(sql, known)).toEqual({ ever, not, fails });
});

test('a reason names what the question is about, and nothing else that is hidden', async () => {
  const [named, other] = [SqlFilter.parse("p(zone) = 'eu'"), SqlFilter.parse("p(stage) = 'eu'")];
  const prover = new Prover([named, other]);
  await prover.find(prover.matching(other));
  const found = await prover.find(inAll(prover.matching(named)));
  await prover.close();
  expect(found).toEqual({ kind: 'undecided', reason: "the solver cannot compute p(zone) = 'eu'" });
});
