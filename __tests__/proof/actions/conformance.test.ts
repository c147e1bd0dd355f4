import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Passage } from '../../../lib/proof';
import { Problem } from '../../../lib/proof/encoding/solver-problem';
import { Usages } from '../../../lib/proof/messages/usage';
import { and, FALSE, type Formula, not } from '../../../lib/proof/solver/formula';
import { Z3 } from '../../../lib/proof/solver/z3';
import { Failure, foldName, type Message, messageFromJson, SqlAction, type Value } from '../../../lib/rules';
import { ANY_MESSAGE } from '../any-message';
import { comparedTexts } from '../compared-texts';

interface Recorded {
  readonly action: string;
  readonly valid: boolean;
  readonly cases?: readonly { readonly message: unknown; readonly result?: 'error'; readonly after?: unknown }[];
}

const records = readFileSync(resolve(__dirname, '../../rules/fixtures/actions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line))
  .filter(({ valid }) => valid);

/** Every so many records; PROOF_SAMPLE=1 takes all. */
const SAMPLE = Number(process.env.PROOF_SAMPLE ?? 6);

/** What was read of a message before an action, put to a solver; `undefined` where it has values of types without a state. */
function exactly(problem: Problem, message: Message): Formula | undefined {
  const parts = problem.properties.map(({ name, isSystem }) =>
    problem.withValue(name, isSystem, read(message, name, isSystem)),
  );
  return parts.includes(FALSE) ? undefined : and(...parts);
}

function read(message: Message, name: string, isSystem: boolean): Value | undefined {
  if (!isSystem) return message.property(foldName(name));
  const value = message.systemProperty(name);
  return value instanceof Failure ? undefined : value;
}

test('what an action makes of a message is what the engine recorded', async () => {
  const counts = { failing: 0, succeeding: 0, values: 0, hidden: 0, otherTypes: 0 };
  const wrong: string[] = [];
  const solver = new Z3();
  for (const { action: sql, cases = [] } of records.filter((_, index) => index % SAMPLE === 0)) {
    const action = SqlAction.parse(sql);
    const messages = cases.flatMap(({ message, after }) => [message, after ?? []].flat().map(messageFromJson));
    const usages = new Usages([action, ...comparedTexts([action], messages)]);
    const problem = new Problem(ANY_MESSAGE, usages);
    solver.forget();
    const passage = Passage.NONE.by('rule', action);
    const [fails, passes] = [problem.failingAt(passage).formula, problem.passing(passage).formula];
    const targets = (action.statements ?? []).map(({ target }) => target);
    for (const { message, result, after } of cases) {
      const before = messageFromJson(message);
      const expected = after === undefined ? undefined : messageFromJson(after);
      const questions: [string, Formula][] = [['outcome', result === 'error' ? fails : passes]];
      for (const { scope, name } of expected === undefined ? [] : targets) {
        // Whoever recorded the messages left it out.
        if (name === 'ForcePersistence') continue;
        const value = read(expected as Message, name, scope === 'sys');
        questions.push([name, problem.withValue(name, scope === 'sys', value, passage)]);
      }
      const fixed = exactly(problem, before);
      if (fixed === undefined) {
        counts.otherTypes++;
        continue;
      }
      for (const [what, formula] of questions) {
        solver.tell(problem.news());
        const possible = await solver.solve(and(fixed, formula), []);
        const impossible = await solver.solve(and(fixed, not(formula)), []);
        // Of what is hidden any answer is possible, the right one among them.
        if (impossible.kind === 'values' && problem.hidden.length > 0) counts.hidden++;
        else counts[what !== 'outcome' ? 'values' : result === 'error' ? 'failing' : 'succeeding']++;
        const isRight = possible.kind === 'values' && (impossible.kind === 'none' || problem.hidden.length > 0);
        if (!isRight)
          wrong.push(
            `${sql} on ${JSON.stringify(message)}: ${what} is not ${result ?? JSON.stringify(after)} (${possible.kind}, ${impossible.kind}) ${problem.hidden}`,
          );
      }
    }
  }
  await solver.close();
  if (process.env.PROOF_SAMPLE !== undefined) process.stdout.write(`${JSON.stringify(counts)}\n`);
  expect(wrong).toEqual([]);
  expect(counts.failing).toBeGreaterThan(40);
  expect(counts.succeeding).toBeGreaterThan(80);
  expect(counts.values).toBeGreaterThan(150);
}, 600_000);
