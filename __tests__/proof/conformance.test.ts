import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../../lib/proof/encoding/solver-problem';
import { Usages } from '../../lib/proof/messages/usage';
import { and, FALSE, type Formula, not, or } from '../../lib/proof/solver/formula';
import { Search } from '../../lib/proof/solver/search';
import { Z3 } from '../../lib/proof/solver/z3';
import { type Message, messageFromJson, SqlFilter } from '../../lib/rules';
import { ANY_MESSAGE } from './any-message';
import { comparedTexts } from './compared-texts';

interface Recorded {
  readonly sql: string;
  readonly valid: boolean;
  readonly cases?: readonly { readonly message: unknown; readonly result: 'true' | 'false' | 'unknown' | 'error' }[];
}

const FIXTURE = resolve(__dirname, '../rules/fixtures/filters.jsonl');
const records = readFileSync(FIXTURE, 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line))
  .filter(({ valid }) => valid);

/** What the solver has to say of this one message; `undefined` where its values are of types that it does not have. */
function exactly(problem: Problem, message: Message): Formula | undefined {
  const parts = problem.properties.map(({ name, isSystem }) =>
    problem.withValue(name, isSystem, isSystem ? message.system.get(name) : message.property(name.toUpperCase())),
  );
  return parts.includes(FALSE) ? undefined : and(...parts);
}

/** Every so many records: all of them take the better part of a minute, with PROOF_SAMPLE=1. */
const SAMPLE = Number(process.env.PROOF_SAMPLE ?? 8);

test('solver and search agree with the recorded answers of the engine', async () => {
  const counts = { checked: 0, searched: 0, hidden: 0, otherTypes: 0 };
  const wrong: string[] = [];
  const solver = new Z3();
  for (const { sql, cases = [] } of records.filter((_, index) => index % SAMPLE === 0)) {
    const filter = SqlFilter.parse(sql);
    const messages = cases.map(({ message }) => messageFromJson(message));
    const problem = new Problem(ANY_MESSAGE, new Usages([filter, ...comparedTexts([filter], messages)]));
    solver.forget();
    const search = new Search(100_000);
    const [isTrue, isFalse, fails] = [problem.matching(filter), problem.refusing(filter), problem.failing(filter)].map(
      ({ formula }) => formula,
    ) as [Formula, Formula, Formula];
    const expected = { true: isTrue, false: isFalse, error: fails, unknown: not(or(isTrue, isFalse, fails)) };
    for (const { message, result } of cases) {
      const fixed = exactly(problem, messageFromJson(message));
      if (fixed === undefined) {
        counts.otherTypes++;
        continue;
      }
      solver.tell(problem.news());
      const possible = await solver.solve(and(fixed, expected[result]), []);
      const impossible = await solver.solve(and(fixed, not(expected[result])), []);
      for (const always of problem.newlyAsserted()) search.assert(always);
      const searched = [expected[result], not(expected[result])].map((one) => search.solve(and(fixed, one)));
      if (searched.every(({ kind }) => kind !== 'open')) counts.searched++;
      if (problem.hidden.length > 0) counts.hidden++;
      else counts.checked++;
      // Of what is hidden any answer is possible, the right one among them.
      const isRight = possible.kind === 'values' && (impossible.kind === 'none' || problem.hidden.length > 0);
      const found = searched.map(({ kind }) => kind);
      const isSame = [possible, impossible].every(({ kind }, at) => found[at] === 'open' || found[at] === kind);
      if (!isRight || !isSame)
        wrong.push(
          `${sql} on ${JSON.stringify(message)}: not ${result} (${possible.kind}, ${impossible.kind}; searched: ${found})`,
        );
    }
  }
  await solver.close();
  expect(wrong).toEqual([]);
  expect(counts.checked).toBeGreaterThan(800);
  expect(counts.searched).toBeGreaterThan(counts.checked / 2);
}, 600_000);
