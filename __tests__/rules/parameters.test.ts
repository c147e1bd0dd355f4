import {
  compileFilter,
  evaluateFilter,
  Message,
  messageFromJson,
  parseAction,
  parseFilter,
  SqlFilter,
  type Value,
} from '../../lib/rules';
import { DateTime, Integer } from '../../lib/rules/values/values';

/** What a filter with parameters says of a message, by both of its evaluators. */
function decide(sql: string, parameters: ReadonlyMap<string, Value>, properties: object): unknown[] {
  const parsing = parseFilter(sql, parameters);
  if (!parsing.valid) throw parsing.error;
  const message = messageFromJson({ properties });
  return [evaluateFilter(parsing.value, message), compileFilter(parsing.value)(message)];
}

test.each<[string, Record<string, Value>, object, unknown]>([
  ['a = @x', { '@x': 'text' }, { a: 'text' }, true],
  ['a = @X', { '@x': 'text' }, { a: 'other' }, false],
  ['a = @x', { '@x': Integer.small('int', 7) }, { a: 7 }, true],
  ['a + @x > 10', { '@x': 4 }, { a: 7 }, true],
  ['@x = TRUE', { '@x': true }, {}, true],
  ['a IN (@x, @y)', { '@x': 'p', '@y': 'q' }, { a: 'q' }, true],
  ['a LIKE @x', { '@x': 'tr%' }, { a: 'train' }, true],
  ['a = @x', { '@x': null }, { a: null }, true],
  ['at > @x', { '@x': new DateTime(0n) }, { at: { datetime: '2026-01-01T00:00:00Z' } }, true],
  ['missing = @x', { '@x': 'a' }, {}, undefined],
])('%s with %j', (sql, parameters, properties, expected) => {
  expect(decide(sql, new Map(Object.entries(parameters)), properties)).toEqual([expected, expected]);
});

test.each([
  ['a = @x AND b = @y', { '@x': 1 }, /A parameter \(@y\) used in the expression specified in SqlExpression is missing/],
  ['a = 1', { '@x': 1 }, /The specified parameter \(@x\) in Parameters property was not used/],
  ['a = @x', { x: 1 }, /A parameter \(@x\).*is missing/],
  ['a = @x', {}, /Azure Resource Manager \(so Terraform\) cannot give it a value/],
])('%s with %j is refused', (sql, parameters, expected) => {
  const given = new Map(Object.entries(parameters));
  const action = sql.replace('a = ', 'SET a = ').replace(' AND b = ', ' SET b = ');
  expect(parseAction(action, given)).toMatchObject({ valid: false, error: { code: 'parameter' } });
  const parsing = parseFilter(sql, given);
  expect(parsing.valid ? '' : parsing.error.detail).toMatch(expected);
});

test('what Terraform deploys has none', () => {
  expect(SqlFilter.parse('a = @x').diagnostics()).toMatchObject([{ code: 'parameter' }]);
  expect(new Message().properties).toEqual([]);
});
