import fc from 'fast-check';
import {
  applyAction,
  compileFilter,
  evaluateFilter,
  explainFilter,
  Failure,
  messageFromJson,
  messageToJson,
  parseAction,
  parseFilter,
  printFilter,
} from '../../lib/rules';
import { isAlwaysTrue, isNeverTrue } from '../../lib/rules/checks/satisfiability';
import { arbitraryFilter, arbitraryMessage } from '../support/arbitrary-rules';
import { withoutPlaces } from '../support/syntax';

const runs = { numRuns: 1000 };
const filters = arbitraryFilter.map((sql) => ({ sql, parsing: parseFilter(sql) }));
const word = (truth: unknown) => (truth instanceof Failure ? 'error' : String(truth));

test('most of the filters that are made up are valid', () => {
  const valid = fc.sample(filters, 500).filter(({ parsing }) => parsing.valid);
  expect(valid.length).toBeGreaterThan(350);
});

test('compiled and interpreted filters agree', () => {
  fc.assert(
    fc.property(filters, arbitraryMessage, ({ parsing }, json) => {
      fc.pre(parsing.valid);
      const message = messageFromJson(json);
      expect(word(compileFilter(parsing.value)(message))).toBe(word(evaluateFilter(parsing.value, message)));
    }),
    runs,
  );
});

test('a printed filter is the same filter, and printing it again changes nothing', () => {
  fc.assert(
    fc.property(filters, ({ parsing }) => {
      fc.pre(parsing.valid);
      const printed = printFilter(parsing.value);
      const again = parseFilter(printed);
      expect(again.valid && withoutPlaces(again.value)).toEqual(withoutPlaces(parsing.value));
      expect(again.valid && printFilter(again.value)).toBe(printed);
    }),
    runs,
  );
});

test('a filter that is said to be never true is not, and one that is said to be always true is', () => {
  const unknown = () => undefined;
  fc.assert(
    fc.property(filters, arbitraryMessage, ({ parsing }, json) => {
      fc.pre(parsing.valid);
      const result = evaluateFilter(parsing.value, messageFromJson(json));
      if (isNeverTrue(parsing.value, unknown)) expect(result).not.toBe(true);
      if (isAlwaysTrue(parsing.value)) expect(['true', 'error']).toContain(word(result));
    }),
    { numRuns: 3000 },
  );
});

test('an explanation has the result of the evaluation, and a part that came out the same', () => {
  fc.assert(
    fc.property(filters, arbitraryMessage, ({ parsing }, json) => {
      fc.pre(parsing.valid);
      const message = messageFromJson(json);
      const decision = explainFilter(parsing.value, message);
      expect(word(decision.result)).toBe(word(evaluateFilter(parsing.value, message)));
      expect(decision.steps.length).toBeGreaterThan(0);
    }),
    runs,
  );
});

test('a message is the same after a way through JSON', () => {
  fc.assert(
    fc.property(arbitraryMessage, (json) => {
      const once = messageToJson(messageFromJson(json));
      expect(messageToJson(messageFromJson(once))).toEqual(once);
    }),
    runs,
  );
});

test('an action leaves the message that it is given as it was', () => {
  const action = parseAction("SET a = 'changed'; REMOVE b; SET sys.Label = 'changed'");
  fc.assert(
    fc.property(arbitraryMessage, (json) => {
      const message = messageFromJson(json);
      const before = messageToJson(message);
      if (action.valid) applyAction(action.value, message);
      expect(messageToJson(message)).toEqual(before);
    }),
    runs,
  );
});

test.each([
  ["a = 'x' AND b = 1", { properties: { a: 'y', b: 1 } }, "a = 'x'", ["a is 'y'"]],
  ["a = 'x' AND b = 1", { properties: { a: 'x', b: 2 } }, 'b = 1', ['b is 2 (int)']],
  ["a = 'x' OR b = 1", { properties: { a: 'y', b: 1 } }, 'b = 1', ['b is 1 (int)']],
  ['a > 1 AND b = 1', { properties: { b: 1 } }, 'a > 1', ['a is missing or unknown']],
  ['NOT (a > 1)', { properties: { a: 'x' } }, 'a > 1', ["a is 'x'"]],
])('why %s: %j', (sql, json, condition, values) => {
  const parsing = parseFilter(sql);
  expect(parsing.valid && explainFilter(parsing.value, messageFromJson(json))).toMatchObject({ condition, values });
});
