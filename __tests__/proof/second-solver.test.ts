import fc from 'fast-check';
import { type AskedQuestion, inAll, inAny, inSeveral, type MessageSet, outside, Prover, reportTopic, TopicProof } from '../../lib/proof';
import { type RuleFilter, SqlFilter } from '../../lib/rules';
import { arbitraryFilter } from '../support/arbitrary-rules';
import { askCvc5, askZ3, describeWithSecondSolver } from '../support/solvers/second-solver';
test('try', async () => {
  const asked: { words: string; answer: string; text: string }[] = [];
  const note = (q: AskedQuestion) => asked.push({ words: q.words, answer: q.answer, text: q.smtLib() });
  const filters = fc.sample(arbitraryFilter, { numRuns: 40, seed: 3 }).map((s) => SqlFilter.parse(s)).filter((f) => f.predicate);
  for (const f of filters) {
    const prover = new Prover([f], undefined, { asked: note, steps: 300_000 });
    for (const set of [prover.matching(f), prover.refusing(f), prover.failing(f)]) await prover.find(set);
    await prover.close();
  }
  const t = Date.now();
  const z3 = await askZ3(asked.map((a) => a.text), 300_000);
  const t2 = Date.now();
  const cvc = askCvc5(asked.map((a) => a.text), 300_000);
  const t3 = Date.now();
  const table: Record<string, number> = {};
  asked.forEach((a, i) => { const k = [a.answer, z3[i]!.slice(0, 20), cvc[i]!.slice(0, 20)].join(' '); table[k] = (table[k] ?? 0) + 1; });
  console.log(table, t2 - t, t3 - t2);
  asked.forEach((a, i) => { if (![z3[i], cvc[i]].every((x) => x === a.answer || x === 'unknown')) console.log(z3[i], cvc[i], a.text); });
  console.log(asked[0]!.text, asked.find((a) => a.text.includes('liked'))?.text);
}, 600000);
