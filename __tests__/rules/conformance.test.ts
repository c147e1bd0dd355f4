import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyAction } from '../../lib/rules/evaluation/apply-action';
import { compileFilter } from '../../lib/rules/evaluation/compile';
import { evaluateFilter } from '../../lib/rules/evaluation/evaluate';
import { matchesCorrelation } from '../../lib/rules/evaluation/match-correlation';
import { LONGEST_TEXT, type Parsing, parseAction, parseFilter } from '../../lib/rules/language/parse';
import { printAction, printFilter } from '../../lib/rules/language/print';
import { messageFromJson, messageToJson, valueFromJson } from '../../lib/rules/messages/message-json';
import { Failure } from '../../lib/rules/values/failure';
import { withoutPlaces } from '../support/syntax';

/** What Microsoft's own filter engine answers; see the README beside the files. */
const records = (name: string) =>
  readFileSync(join(__dirname, 'fixtures', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const word = (result: unknown) =>
  result instanceof Failure ? 'error' : result === undefined ? 'unknown' : String(result);

/** The place and token that a refusal names, as in the records. */
function refusal(parsing: Parsing<unknown>): object {
  if (parsing.valid) return { valid: true };
  const { reported } = parsing.error;
  return { valid: false, line: reported?.line, column: reported?.column, token: reported?.token };
}

function expectedRefusal({
  valid,
  error,
}: {
  valid: boolean;
  error?: { line: number; column: number; token: string };
}): object {
  return valid ? { valid } : { valid, line: error?.line, column: error?.column, token: error?.token };
}

const filters = records('filters');
const actions = records('actions');

test('the records are there', () => {
  expect(filters.length).toBeGreaterThan(500);
  expect(actions.length).toBeGreaterThan(100);
});

test('filters are accepted and refused alike, at the same place', () => {
  const differences = filters.filter((record) => {
    const own = refusal(parseFilter(record.sql));
    return JSON.stringify(own) !== JSON.stringify(expectedRefusal(record));
  });
  expect(differences).toEqual([]);
});

test.each([
  ['interpreted', evaluateFilter],
  [
    'compiled',
    (predicate: Parameters<typeof compileFilter>[0], message: Parameters<ReturnType<typeof compileFilter>>[0]) =>
      compileFilter(predicate)(message),
  ],
] as const)('filters give the same answers, %s', (_, evaluate) => {
  let answers = 0;
  for (const { sql, valid, cases } of filters) {
    const parsed = parseFilter(sql);
    if (!valid || !parsed.valid) continue;
    for (const { message, result } of cases ?? []) {
      answers++;
      const own = word(evaluate(parsed.value, messageFromJson(message)));
      if (own !== result) expect({ sql, message, result: own }).toEqual({ sql, message, result });
    }
  }
  expect(answers).toBeGreaterThan(3000);
});

test('a printed filter is the same filter', () => {
  for (const { sql } of filters) {
    const parsed = parseFilter(sql);
    if (!parsed.valid) continue;
    const printed = printFilter(parsed.value);
    // Blanks that the author left out may make it too long; then the author's own text is deployed.
    if (printed.length > LONGEST_TEXT) continue;
    const again = parseFilter(printed);
    expect({ sql, tree: again.valid ? withoutPlaces(again.value) : again.error.detail }).toEqual({
      sql,
      tree: withoutPlaces(parsed.value),
    });
  }
});

test('actions are accepted and refused alike, at the same place', () => {
  const differences = actions.filter((record) => {
    const own = refusal(parseAction(record.action));
    return JSON.stringify(own) !== JSON.stringify(expectedRefusal(record));
  });
  expect(differences).toEqual([]);
});

test('actions leave the same message', () => {
  for (const { action, valid, cases } of actions) {
    const parsed = parseAction(action);
    if (!valid || !parsed.valid) continue;
    const printed = parseAction(printAction(parsed.value));
    expect(printed).toMatchObject({ valid: true });
    for (const { message, result, after } of cases ?? []) {
      const applied = applyAction(parsed.value, messageFromJson(message));
      const own = applied instanceof Failure ? 'error' : messageToJson(applied);
      expect({ action, message, own }).toEqual({ action, message, own: result ?? normal(after, message, action) });
    }
  }
});

/** The record's message as this project writes it. A message without an id was given a random one by the engine. */
function normal(
  after: unknown,
  message: { readonly system?: { readonly MessageId?: unknown } },
  action: string,
): object {
  const json = messageToJson(messageFromJson(after)) as { system?: Record<string, string> };
  const isOwnId = message.system?.MessageId === undefined && !/sys\W*MessageId/i.test(action);
  if (json.system !== undefined && isOwnId) delete json.system.MessageId;
  if (json.system !== undefined && Object.keys(json.system).length === 0) delete json.system;
  return json;
}

test('correlation filters match alike', () => {
  for (const { filter, cases } of records('correlation')) {
    const { properties = {}, ...system } = filter;
    const values = (part: object) =>
      new Map(Object.entries(part).map(([name, value]) => [name, valueFromJson(value, name)]));
    const match = { system: values(system), properties: values(properties) };
    for (const { message, result } of cases ?? []) {
      expect({ filter, message, result: String(matchesCorrelation(match, messageFromJson(message))) }).toEqual({
        filter,
        message,
        result,
      });
    }
  }
});
