import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scheduler } from './scheduler';

const answers = (...lines: (object | string)[]) => {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { status, stdout, stderr } = scheduler(['eval'], input);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
};

test('filters, actions and correlation filters are answered in order', () => {
  const message = { properties: { priority: { int: '7' }, color: 'red' }, system: { Label: 'x' } };
  expect(
    answers(
      {
        id: '1',
        sql: 'priority > 5',
        messages: [message, {}, { properties: { priority: 'high' } }, { properties: { priority: 1 } }],
      },
      { id: '2', action: 'SET a = 1', messages: [{}] },
      { id: '3', correlation: { Label: 'x', properties: { color: { string: 'red' } } }, messages: [message, {}] },
      { id: '4', sql: 'a = AND' },
      { id: 5, sql: 'sys.Foo = 1' },
      { id: '6', correlation: {}, messages: [] },
      { id: '7', action: 'SET a = 1/0', messages: [{}] },
    ),
  ).toEqual([
    { id: '1', valid: true, results: ['true', 'unknown', 'error', 'false'] },
    { id: '2', valid: true, results: [{ properties: { a: { long: '1' } } }] },
    { id: '3', valid: true, results: ['true', 'false'] },
    { id: '4', valid: false, error: { line: 1, column: 4, token: 'AND', detail: expect.any(String) } },
    { id: 5, valid: false, error: { detail: expect.stringContaining('Foo') } },
    { id: '6', valid: false, error: { detail: expect.any(String) } },
    { id: '7', valid: true, results: ['error'] },
  ]);
});

test.each([
  [7, { int: '7' }],
  [2147483648, { long: '2147483648' }],
  [1.5, { double: '1.5' }],
  ['x', { string: 'x' }],
  [true, { bool: 'true' }],
  [null, { null: null }],
  [{ ulong: '18446744073709551615' }, { ulong: '18446744073709551615' }],
  [{ decimal: '1.50' }, { decimal: '1.50' }],
  [{ float: '0.1' }, { float: '0.1' }],
  [{ guid: '{6F0C0000-0000-0000-0000-000000000001}' }, { guid: '6f0c0000-0000-0000-0000-000000000001' }],
  [{ datetime: '2026-01-02T03:04:05.5+01:00' }, { datetime: '2026-01-02T02:04:05.5000000Z' }],
  [{ timespan: 'PT5M' }, { timespan: '00:05:00' }],
])('the value %j is read as %j', (value, typed) => {
  expect(
    answers({ id: '1', action: 'SET other = 1', messages: [{ properties: { value } }] })[0].results[0].properties.value,
  ).toEqual(typed);
});

test.each<[line: object | string, input: RegExp]>([
  ['hello', /not JSON/],
  ['[1]', /expected an object/],
  [{ id: '1' }, /expected one of sql, action and correlation/],
  [{ id: '1', sql: 'a = 1', action: 'SET a = 1' }, /expected one of/],
  [{ id: '1', sql: 5 }, /sql and action are text/],
  [{ id: '1', sql: 'a = 1', messages: {} }, /messages is not a list/],
  [{ id: '1', sql: 'a = 1', messages: [5] }, /a message is an object/],
  [{ id: '1', sql: 'a = 1', messages: [{ properties: [] }] }, /properties is not an object/],
  [{ id: '1', sql: 'a = 1', messages: [{ properties: { a: [] } }] }, /a: a value is text/],
  [{ id: '1', sql: 'a = 1', messages: [{ properties: { a: { int: 'x' } } }] }, /a: "x" is no int/],
  [{ id: '1', sql: 'a = 1', messages: [{ properties: { a: { word: 'x' } } }] }, /there is no type word/],
  [{ id: '1', sql: 'a = 1', messages: [{ properties: { a: { int: '1', long: '1' } } }] }, /the only key/],
  [{ id: '1', sql: 'a = 1', messages: [{ system: { Foo: 'x' } }] }, /no system property Foo/],
  [{ id: '1', correlation: { Foo: 'x' } }, /no field Foo/],
])('the line %j is answered with what is wrong, and the run goes on', (line, input) => {
  const [first, second] = answers(line, { id: '2', sql: '1=1', messages: [{}] });
  expect(first.input).toMatch(input);
  expect(second).toEqual({ id: '2', valid: true, results: ['true'] });
});

test('numbers of a type are digits and nothing else', () => {
  const types = ['int', 'long', 'short'];
  for (const type of types) {
    for (const text of ['1e3', '0x10', '1.5', '', ' ', '--1']) {
      const [{ input }] = answers({ id: '1', sql: '1=1', messages: [{ properties: { a: { [type]: text } } }] });
      expect(input).toMatch(new RegExp(`is no ${type}`));
    }
  }
});

test('large input is answered in order, by two threads', () => {
  const records = readFileSync(join(__dirname, '../rules/fixtures/filters.jsonl'), 'utf8').trim().split('\n');
  const lines = records.map((line, id) => {
    const { sql, cases = [] } = JSON.parse(line);
    return { id, sql, messages: cases.map(({ message }: { message: object }) => message) };
  });
  const found = answers(...lines);
  expect(found.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
  const differences = records.filter((line, id) => {
    const { valid, cases = [] } = JSON.parse(line);
    return (
      found[id].valid !== valid ||
      (valid &&
        JSON.stringify(found[id].results) !== JSON.stringify(cases.map(({ result }: { result: string }) => result)))
    );
  });
  expect(differences).toEqual([]);
});
