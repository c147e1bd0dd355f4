import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../../../lib/proof/encoding/solver-problem';
import { Passage } from '../../../lib/proof/messages/passage';
import { Usages } from '../../../lib/proof/messages/usage';
import { and, FALSE, type Formula } from '../../../lib/proof/solver/formula';
import { Failure, foldName, type Message, messageFromJson, SqlAction, SqlFilter, type Value } from '../../../lib/rules';
import { ANY_MESSAGE } from '../any-message';
import { comparedTexts } from '../compared-texts';
import { type Assignment, assignmentOf, holds, toldBy, withHidden } from './meaning';

interface RecordedFilter {
  readonly sql: string;
  readonly valid: boolean;
  readonly cases?: readonly { readonly message: unknown; readonly result: 'true' | 'false' | 'unknown' | 'error' }[];
}

interface RecordedAction {
  readonly action: string;
  readonly valid: boolean;
  readonly cases?: readonly { readonly message: unknown; readonly result?: 'error'; readonly after?: unknown }[];
}

/** Every so many filters; PROOF_SAMPLE=1 takes all. */
const SAMPLE = Number(process.env.PROOF_SAMPLE ?? 3);

function recorded<T extends { readonly valid: boolean }>(file: string): readonly T[] {
  return readFileSync(resolve(__dirname, '../../rules/fixtures', file), 'utf8')
    .trim()
    .split('\n')
    .map((line): T => JSON.parse(line))
    .filter(({ valid }) => valid);
}

function read(message: Message, name: string, isSystem: boolean): Value | undefined {
  if (!isSystem) return message.property(foldName(name));
  const value = message.systemProperty(name);
  return value instanceof Failure ? undefined : value;
}

/** What says that it is this one message; `undefined` where its values are of types that the encoding does not have. */
function exactly(problem: Problem, message: Message): Formula | undefined {
  const parts = problem.properties.map(({ name, isSystem }) =>
    problem.withValue(name, isSystem, read(message, name, isSystem)),
  );
  return parts.includes(FALSE) ? undefined : and(...parts);
}

/** What a message is in the symbols of a problem, once all that is asked has been put to it. */
function assigned(problem: Problem, message: Message): Assignment | undefined {
  const fixed = exactly(problem, message);
  if (fixed === undefined) return undefined;
  const assignment = assignmentOf(fixed, toldBy(problem.context.statements));
  if (assignment === undefined || !holds(fixed, assignment)) throw new Error('no such message');
  return assignment;
}

/** What formulas may say, together, of a message: in one way, where nothing is hidden. */
function said(problem: Problem, formulas: readonly Formula[], assignment: Assignment): ReadonlySet<string> {
  // More than three hidden parts at once are not gone through.
  const hidden = [...problem.context.hidden.keys()].slice(0, 3);
  const found = new Set<string>();
  for (const one of withHidden(assignment, hidden)) found.add(formulas.map((formula) => holds(formula, one)).join());
  return found;
}

test('what is asked of a message says the recorded answer of the engine, without a solver', () => {
  const counts = { checked: 0, hidden: 0, otherTypes: 0 };
  const wrong: string[] = [];
  for (const { sql, cases = [] } of recorded<RecordedFilter>('filters.jsonl').filter((_, at) => at % SAMPLE === 0)) {
    const filter = SqlFilter.parse(sql);
    const messages = cases.map(({ message }) => messageFromJson(message));
    const problem = new Problem(ANY_MESSAGE, new Usages([filter, ...comparedTexts([filter], messages)]));
    const formulas = [problem.matching(filter), problem.refusing(filter), problem.failing(filter)].map(
      ({ formula }) => formula,
    );
    for (const [at, { result }] of cases.entries()) {
      const assignment = assigned(problem, messages[at] as Message);
      if (assignment === undefined) {
        counts.otherTypes++;
        continue;
      }
      const answers = said(problem, formulas, assignment);
      counts[answers.size > 1 ? 'hidden' : 'checked']++;
      if (!answers.has([result === 'true', result === 'false', result === 'error'].join()))
        wrong.push(`${sql} on ${JSON.stringify(cases[at]?.message)}: not ${result}, but ${[...answers].join(' or ')}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(counts.checked).toBeGreaterThan(5000);
  // Who computes more of it writes the number down here.
  if (SAMPLE === 3) expect([counts.hidden, counts.otherTypes]).toEqual([111, 540]);
});

test('what an action makes of a message is what the engine recorded, without a solver', () => {
  const counts = { failing: 0, values: 0, hidden: 0, otherTypes: 0 };
  const wrong: string[] = [];
  for (const { action: sql, cases = [] } of recorded<RecordedAction>('actions.jsonl').filter(
    (_, at) => at % SAMPLE === 0,
  )) {
    const action = SqlAction.parse(sql);
    const messages = cases.flatMap(({ message, after }) => [message, after ?? []].flat().map(messageFromJson));
    const problem = new Problem(ANY_MESSAGE, new Usages([action, ...comparedTexts([action], messages)]));
    const passage = Passage.NONE.by('rule', action);
    const outcome = [problem.failingAt(passage), problem.passing(passage)].map(({ formula }) => formula);
    const targets = (action.statements ?? []).map(({ target }) => target);
    for (const { message, result, after } of cases) {
      const expected = after === undefined ? undefined : messageFromJson(after);
      const values = (expected === undefined ? [] : targets)
        // Whoever recorded the messages left it out.
        .filter(({ name }) => name !== 'ForcePersistence')
        .map(({ scope, name }) =>
          problem.withValue(name, scope === 'sys', read(expected as Message, name, scope === 'sys'), passage),
        );
      const assignment = assigned(problem, messageFromJson(message));
      if (assignment === undefined) {
        counts.otherTypes++;
        continue;
      }
      const answers = said(problem, [...outcome, ...values], assignment);
      const isError = result === 'error';
      counts[answers.size > 1 ? 'hidden' : isError ? 'failing' : 'values']++;
      if (!answers.has([isError, !isError, ...values.map(() => true)].join()))
        wrong.push(`${sql} on ${JSON.stringify(message)}: not ${result ?? JSON.stringify(after)}, but ${[...answers]}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(Math.min(counts.failing, counts.values)).toBeGreaterThan(80);
  if (SAMPLE === 3) expect([counts.hidden, counts.otherTypes]).toEqual([52, 10]);
});
