import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { answerAnyLine, answerLine } from '../../../lib/cli/eval/eval-line';
import { readUsualLine } from '../../../lib/cli/eval/usual-line';
import { isJson, lines } from './arbitrary-lines';

const RUNS = Number(process.env.FUZZ_RUNS ?? 4000);

test('whatever a line is, reading it in one pass changes no answer', () => {
  const seen = { usual: 0, others: 0, broken: 0 };
  fc.assert(
    fc.property(lines, (line) => {
      if (readUsualLine(line) !== undefined) seen.usual++;
      else if (isJson(line)) seen.others++;
      else seen.broken++;
      expect(answerLine(line)).toBe(answerAnyLine(line));
    }),
    { numRuns: RUNS },
  );
  // Else it would hold of nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 20);
});

const MESSAGE = '{"properties":{"a":{"int":"7"}},"system":{"Label":"x"}}';
const asked = (messages: string, rule = '"action":"SET z = 1"') => `{"id":"1",${rule},"messages":[${messages}]}`;

test.each([
  ['blanks of every kind', ` { "id" :\t"1" ,\r\n"sql":"a = 1","messages": [ ${MESSAGE} , {} ] } \r`],
  ['members in another order', `{"messages":[${MESSAGE}],"sql":"a = 1","id":7}`],
  ['no id', `{"sql":"a = 1","messages":[]}`],
  ['escapes in values', asked('{"properties":{"a":"\\u0041\\n\\ud83d\\ude00","b":{"string":"\\""}}}')],
  ['half a letter', asked('{"properties":{"a":"\\ud800"}}')],
  ['letters beyond ASCII', asked('{"properties":{"größe":"日本"}}')],
  [
    'plain numbers',
    asked('{"properties":{"a":0,"b":-0,"c":-1.50,"d":1e3,"e":2147483648,"f":999999999999999,"g":0.0}}'),
  ],
  ['constants', asked('{"properties":{"a":true,"b":false,"c":null,"d":{"null":null},"e":{"bool":true}}}')],
  [
    'types in plain JSON',
    asked('{"properties":{"a":{"double":1.5},"b":{"long":7},"c":{"ulong":"18446744073709551615"}}}'),
  ],
  ['names in other letters', asked('{"properties":{"__proto__":1,"constructor":2,"Ａ":3},"system":{"messageid":"m"}}')],
  ['a correlation filter', asked(MESSAGE, '"correlation":{"Label":"x","properties":{"a":{"int":"7"}}}')],
  ['a rule that the service refuses', asked(MESSAGE, '"sql":"a = AND"')],
  ['an id twice', '{"id":1,"sql":"a = 1","id":2,"messages":[]}'],
  ['names that come first in an object of JavaScript', asked('{"properties":{"b":1,"1":2,"0":3}}')],
  ['nothing in a message', asked('{"properties":{},"system":{}},{}')],
])('a line with %s is read in one pass', (_, line) => {
  expect(readUsualLine(line)).toBeDefined();
  expect(answerLine(line)).toBe(answerAnyLine(line));
});

test.each([
  ['a byte order mark', `\ufeff${asked(MESSAGE)}`],
  ['a blank that JSON does not have', asked(`\u00a0${MESSAGE}`)],
  ['something behind it', `${asked(MESSAGE)}}`],
  ['no end', asked(MESSAGE).slice(0, -1)],
  ['a comma too many', asked(`${MESSAGE},`)],
  ['a comma before the first', '{,"sql":"a = 1","messages":[]}'],
  ['a member twice', '{"sql":"a = 1","messages":[],"messages":[{}]}'],
  ['two rules', asked(MESSAGE, '"sql":"a = 1","action":"SET a = 1"')],
  ['a property twice', asked('{"properties":{"a":1,"A":2,"a":3}}')],
  ['a system property twice', asked('{"system":{"SessionId":"a","PartitionKey":"p","SessionId":"b"}}')],
  ['a system property taken away', asked('{"system":{"Label":null,"To":"t"}}')],
  ['an escape in a name', asked('{"properties":{"\\u0061":1}}')],
  ['a number that JavaScript cannot hold', asked('{"properties":{"a":9007199254740993}}')],
  ['a number that none can hold', asked('{"properties":{"a":1e400}}')],
  ['a number with a zero before it', asked('{"properties":{"a":01}}')],
  ['a number without digits', asked('{"properties":{"a":-}}')],
  ['a number without digits behind the point', asked('{"properties":{"a":1.}}')],
  ['a word that is none', asked('{"properties":{"a":tru}}')],
  ['a control sign in a text', asked('{"properties":{"a":"\t"}}')],
  ['an escape that is none', asked('{"properties":{"a":"\\x"}}')],
  ['a text without an end', asked('{"properties":{"a":"\\')],
  ['an id that is no safe number', '{"id":1.50,"sql":"a = 1","messages":[]}'],
  ['an id that is an object', '{"id":{"a":1},"sql":"a = 1","messages":[]}'],
  ['a value of an unknown type', asked('{"properties":{"a":{"itn":"7"}}}')],
  ['a value of two types', asked('{"properties":{"a":{"int":"7","long":"7"}}}')],
  ['an unknown system property', asked('{"system":{"Foo":"x"}}')],
  ['a message of an SDK', asked('{"subject":"x","applicationProperties":{"a":1}}')],
  ['a property that is too large', asked(`{"properties":{"a":"${'x'.repeat(40_000)}"}}`)],
  ['a correlation filter without an end', '{"messages":[],"correlation":{"Label":"x"'],
  ['a list', '[]'],
  ['nothing', ''],
])('a line with %s is left to JSON.parse', (_, line) => {
  expect(answerLine(line)).toBe(answerAnyLine(line));
  expect(readUsualLine(line)).toBeUndefined();
});

test.each([
  ['a field that there is not', '{"Lable":"x"}'],
  ['a field that is no text', '{"Label":7}'],
  ['nothing', '{}'],
  ['a member that has no value', '{"Label":}'],
  ['brackets in a text', '{"Label":"}"}'],
  ['more levels than can be gone through', `{"a":${'['.repeat(300)}${']'.repeat(300)}}`],
])('a correlation filter of %s is answered as by JSON.parse', (_, filter) => {
  const line = asked(MESSAGE, `"correlation":${filter}`);
  expect(answerLine(line)).toBe(answerAnyLine(line));
});

test('of the recorded requests nearly all are read in one pass', () => {
  const records = readFileSync(join(__dirname, '..', '..', 'rules', 'fixtures', 'filters.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { sql: string; cases?: { message: object }[] });
  const requests = records.map(({ sql, cases = [] }, id) =>
    JSON.stringify({ id, sql, messages: cases.map(({ message }) => message) }),
  );
  const usual = requests.filter((line) => readUsualLine(line) !== undefined);
  expect(usual.length / requests.length).toBeGreaterThan(0.99);
  for (const line of requests) expect(answerLine(line)).toBe(answerAnyLine(line));
});
