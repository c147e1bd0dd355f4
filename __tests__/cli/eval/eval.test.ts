import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scheduler } from '../scheduler';

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

test.each<[rule: object, reported: object, people: string]>([
  [{ sql: 'a =' }, { line: 2, column: 0, token: '' }, 'line 1, column 4: the text ends'],
  [{ sql: 'a = 1\n AND' }, { line: 3, column: 0, token: '' }, 'line 2, column 5: the text ends'],
  [{ sql: 'a = AND' }, { line: 1, column: 4, token: 'AND' }, 'line 1, column 5: AND cannot stand here'],
  [{ sql: "b = 1 AND\n a = 'x" }, { line: 3, column: 0, token: '' }, 'line 2, column 6: the string that begins here'],
  [{ action: 'SET a = 1;\nSET b =\n)' }, { line: 3, column: 0, token: ')' }, 'line 3, column 1: ) cannot stand'],
  [{ sql: 'a = 1 AND\nsys.Foo = 1' }, {}, 'line 2, column 1: there is no system property Foo'],
  [{ sql: '' }, {}, 'there is no text'],
])('where %j is wrong: as the service reports it, and in the detail as an editor counts', (rule, reported, people) => {
  const [{ error }] = answers({ id: 1, ...rule });
  expect(error).toEqual({ ...reported, detail: expect.any(String) });
  expect(error.detail.startsWith(people)).toBe(true);
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

const A_VALUE = 'allowed text, a number, true, false, null, or an object with its type alone, such as {"long": "7"}';

/** A line about one message, and the answer that says what is wrong with it. */
const ofMessage = (message: unknown, ...problems: readonly string[]): [object, string] => [
  { id: '1', sql: 'a = 1', messages: [message] },
  problems.map((problem) => `messages[0]${problem}`).join('; '),
];

test.each<[line: object | string, input: string | RegExp]>([
  ['hello', /^not JSON: /],
  ['{"id": "1", "sql": "a = 1"', /^not JSON: /],
  ['[1]', 'got [1], allowed an object with id, messages, and one of sql, action and correlation'],
  ['null', 'got null, allowed an object with id, messages, and one of sql, action and correlation'],
  [{ id: '1' }, 'expected one of sql, action, correlation, and got none'],
  [{ id: '1', sql: 'a = 1', action: 'SET a = 1' }, 'expected one of sql, action, correlation, and got sql and action'],
  [{ id: '1', sql: 5 }, 'sql: got 5, allowed a filter in SQL, a text'],
  [{ id: '1', action: null, messages: [] }, 'action: got null, allowed an action in SQL, a text'],
  [{ id: '1', sql: 'a = 1', mesages: [{}] }, 'unknown member "mesages"; did you mean messages?'],
  [{ id: '1', sqll: 'a = 1', messages: [] }, 'unknown member "sqll"; did you mean sql?'],
  [{ id: '1', sql: 'a = 1', messages: {} }, 'messages: got {}, allowed a list of messages'],
  ofMessage(5, ': got 5, allowed a message: an object with properties and system'),
  ofMessage(null, ': got null, allowed a message: an object with properties and system'),
  ofMessage({ properties: [] }, '.properties: got [], allowed an object with the properties by name'),
  ofMessage({ system: 'x' }, '.system: got "x", allowed an object with the system properties by name'),
  ofMessage({ properties: { a: [] } }, `.properties.a: got [], ${A_VALUE}`),
  ofMessage({ properties: { a: {} } }, `.properties.a: got {}, ${A_VALUE}`),
  ofMessage({ properties: { a: { int: '1', long: '1' } } }, `.properties.a: got {"int":"1","long":"1"}, ${A_VALUE}`),
  ofMessage(
    { properties: { a: { int: 'x' }, 'b c': { long: { toString: 1 } } } },
    '.properties.a: got "x", allowed a whole number, -2147483648 to 2147483647 (int)',
    '.properties["b c"]: got {"toString":1}, allowed a whole number, -9223372036854775808 to 9223372036854775807 (long)',
  ),
  [
    { id: '1', sql: 'a = 1', messages: [{ properties: { a: { word: 'x' } } }] },
    /^messages\[0\]\.properties\.a: got \{"word":"x"\}, allowed a type of string, bool, byte, /,
  ],
  [
    { id: '1', sql: 'a = 1', messages: [{ system: { Foo: 'x' } }] },
    /^messages\[0\]\.system\.Foo: got "x", allowed none of this name: there are CorrelationId, /,
  ],
  ofMessage({ system: { Label: 5 } }, '.system.Label: got 5, allowed text'),
  ofMessage({ system: { State: 'Gone' } }, '.system.State: got "Gone", allowed Active, Deferred, Scheduled'),
  ofMessage(
    { system: { SequenceNumber: { int: '1' } } },
    '.system.SequenceNumber: got {"int":"1"}, allowed a value of the type long',
  ),
  ofMessage(
    { applicationProperties: { a: { lnog: '1' } }, subjct: 'x' },
    ': unknown part of a message "subjct"; did you mean subject?',
    '.applicationProperties.a: unknown type "lnog"; did you mean long?',
  ),
  [
    { id: '1', correlation: 5, messages: [] },
    'correlation: got 5, allowed a correlation filter: an object with fields such as Label, and properties',
  ],
  [
    { id: '1', correlation: { lable: 'x', To: 5, properties: { a: [] } }, messages: [] },
    `correlation: unknown field "lable"; did you mean Label?; correlation.To: got 5, allowed a text; correlation.properties.a: got [], ${A_VALUE}`,
  ],
])('the line %j is answered with what is wrong, and the run goes on', (line, input) => {
  const [first, second] = answers(line, { id: '2', sql: '1=1', messages: [{}] });
  if (typeof input === 'string') expect(first.input).toBe(input);
  else expect(first.input).toMatch(input);
  expect(second).toEqual({ id: '2', valid: true, results: ['true'] });
});

test('everything that is wrong with a line is told, the first of many', () => {
  const messages = Array.from({ length: 14 }, (_, index) => ({ properties: { a: { int: `x${index}` } } }));
  const told = answers({ id: '1', sql: 'a = 1', messages })[0].input.split('; ');
  expect(told).toHaveLength(11);
  expect(told[9]).toBe('messages[9].properties.a: got "x9", allowed a whole number, -2147483648 to 2147483647 (int)');
  expect(told[10]).toBe('and 4 more');
});

/** Each type with texts and numbers that are no value of it, and with some that are, as they come back. */
const TEXTS: Readonly<
  Record<string, { readonly refused: readonly unknown[]; readonly taken: readonly [unknown, string][] }>
> = {
  int: {
    refused: [
      '1e3',
      '0x10',
      '1.5',
      '',
      ' ',
      '--1',
      '1_000',
      '٣',
      'NaN',
      '2147483648',
      '-2147483649',
      1.5,
      2 ** 31,
      null,
      [],
    ],
    taken: [
      ['+7', '7'],
      ['-0', '0'],
      [-0, '0'],
      ['0007', '7'],
      [7, '7'],
      ['-2147483648', '-2147483648'],
    ],
  },
  long: {
    refused: ['9223372036854775808', '-9223372036854775809', '1e3', 1.5, 'Infinity', {}, '9'.repeat(1_000_000)],
    taken: [
      ['9223372036854775807', '9223372036854775807'],
      ['-9223372036854775808', '-9223372036854775808'],
    ],
  },
  ulong: { refused: ['-1', '18446744073709551616'], taken: [['18446744073709551615', '18446744073709551615']] },
  byte: { refused: ['256', '-1'], taken: [['255', '255']] },
  sbyte: { refused: ['128', '-129'], taken: [['-128', '-128']] },
  double: {
    refused: [
      '1e400',
      '-1e400',
      '0x10',
      '0b1',
      '',
      ' ',
      ' 1',
      '1 ',
      '1_000',
      'nan',
      'infinity',
      'Infinityx',
      null,
      true,
      {},
    ],
    taken: [
      ['NaN', 'NaN'],
      ['-Infinity', '-Infinity'],
      ['-0', '-0'],
      [-0, '-0'],
      ['1e-400', '0'],
      ['.5', '0.5'],
      ['5.', '5'],
    ],
  },
  float: {
    refused: ['1e39', '1e400', '0x1'],
    taken: [
      ['3.4028235E+38', '3.40282347E+38'],
      ['Infinity', 'Infinity'],
    ],
  },
  decimal: {
    refused: ['1e400', '79228162514264337593543950336', '1'.repeat(40), 'NaN', '', '1,5', null],
    taken: [
      ['79228162514264337593543950335', '79228162514264337593543950335'],
      [`0.${'1'.repeat(40)}`, `0.${'1'.repeat(28)}`],
      ['-1.50', '-1.50'],
      ['1e3', '1000'],
    ],
  },
  bool: {
    refused: ['1', 'yes', '', 1, null],
    taken: [
      ['TRUE', 'true'],
      [false, 'false'],
    ],
  },
  guid: {
    refused: ['x', '', '01234567-89ab-cdef-0123-456789abcde', '{01234567-89ab-cdef-0123-456789abcdef', 5],
    taken: [['0123456789ABCDEF0123456789ABCDEF', '01234567-89ab-cdef-0123-456789abcdef']],
  },
  datetime: {
    refused: [
      '',
      'yesterday',
      '2026-02-30',
      '0000-01-01',
      '10000-01-01',
      '2026-01-01T24:00:00Z',
      '0001-01-01T00:00:00+14:00',
      '9999-12-31T23:59:59-00:01',
      5,
    ],
    taken: [
      ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.9999999Z'],
      ['0001-01-01', '0001-01-01T00:00:00Z'],
    ],
  },
  timespan: {
    refused: ['', 'x', '10675200', 'P10675200D', 'P1Y', '25:00', '9'.repeat(1_000_000)],
    taken: [
      ['P10675199DT2H48M5.4775807S', '10675199.02:48:05.4775807'],
      ['-1.00:00:00', '-1.00:00:00'],
    ],
  },
};

test.each(Object.keys(TEXTS))('the values of the type %s', (type) => {
  const { refused, taken } = TEXTS[type]!;
  const asked = (value: unknown) => {
    // JSON.stringify writes -0 as 0.
    const written = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    return `{"id": "1", "action": "SET x = 1", "messages": [{"properties": {"a": {"${type}": ${written}}}}]}`;
  };
  const found = answers(...refused.map(asked), ...taken.map(([value]) => asked(value)));
  const inputs = found.slice(0, refused.length).map(({ input }) => input);
  for (const input of inputs) expect(input).toMatch(/^messages\[0\]\.properties\.a: got .{1,90}, allowed /);
  const values = found.slice(refused.length).map(({ results }) => results[0].properties.a);
  expect(values).toEqual(taken.map(([, text]) => ({ [type]: text })));
});

test.each([
  ['9007199254740993', { long: '9007199254740993' }],
  ['-9223372036854775808', { long: '-9223372036854775808' }],
  ['{"ulong": 18446744073709551615}', { ulong: '18446744073709551615' }],
  ['{"decimal": 79228162514264337593543950335}', { decimal: '79228162514264337593543950335' }],
  ['"exact:9007199254740993"', { string: 'exact:9007199254740993' }],
  ['9223372036854775808', { double: '9.2233720368547758E+18' }],
  ['-0', { int: '0' }],
])('the number %s of JSON keeps all its digits', (written, typed) => {
  const line = `{"id": "1", "action": "SET x = 1", "messages": [{"properties": {"a": ${written}}}]}`;
  expect(answers(line)[0].results[0].properties.a).toEqual(typed);
});

test('a number of JSON that no double holds is none', () => {
  const [{ input }] = answers('{"id": "1", "sql": "1=1", "messages": [{"properties": {"a": 1e400}}]}');
  expect(input).toBe(
    'messages[0].properties.a: got Infinity, allowed a number of at most 1.7976931348623157E+308, or NaN, Infinity, -Infinity, as {"double": "Infinity"}',
  );
});

test.each(
  [
    '"x"',
    '1',
    'null',
    'true',
    '1e400',
    '12345678901234567890',
    '{"a": [1, {"id": 2}], "messages": 5}',
    `${'['.repeat(200)}${']'.repeat(200)}`,
    `"${'x'.repeat(100_000)}"`,
    '"\\ud800 \\u0000"',
  ].map((id) => [id.slice(0, 20), id] as const),
)('an id comes back as it was, whatever it is: %s', (_, id) => {
  const lines = [
    `{"id": ${id}, "sql": "1=1", "messages": [{}]}`,
    `{"sql": "a =", "id": ${id}}`,
    `{"id":${id},"sql":5}`,
  ];
  const { status, stdout, stderr } = scheduler(['eval'], lines.join('\n'));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [answer, refusal, problem] = stdout.split('\n');
  expect(answer).toBe(`{"id":${id},"valid":true,"results":["true"]}`);
  expect(refusal?.startsWith(`{"id":${id},"valid":false,`)).toBe(true);
  expect(problem).toBe(`{"id":${id},"input":"sql: got 5, allowed a filter in SQL, a text"}`);
});

test('an action that doubles a text thirty-two times fails, and takes neither time nor memory', () => {
  const doubling = 'SET b = b + b '.repeat(32);
  const all = `SET b = ${Array.from({ length: 80 }, () => 'b').join(' + ')} `;
  expect(
    answers(
      { id: '1', action: doubling, messages: [{ properties: { b: 'x' } }, { properties: { b: 1 } }, {}] },
      { id: '2', action: all + all + all, messages: [{ properties: { b: 'x' } }] },
      { id: '3', action: 'SET b = b + b', messages: [{ properties: { b: 'x'.repeat(16_000) } }] },
    ).map(({ results }) =>
      results.map((result: object | string) => (typeof result === 'string' ? result : Object.keys(result))),
    ),
  ).toEqual([['error', 'error', 'error'], ['error'], [['properties']]]);
});

test.each([
  [
    'a property',
    { a: 'x'.repeat(40_000) },
    /^messages\[0\]: a has 40001 bytes, and a property of a message has at most 32768$/,
  ],
  ['a property in UTF-8', { a: 'é'.repeat(20_000) }, /a has 40001 bytes/],
  [
    'all properties together',
    Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`p${index}`, 'x'.repeat(8000)])),
    /^messages\[0\]: the properties have 72018 bytes together, and those of a message have at most 65536$/,
  ],
  [
    'whole numbers in all properties together',
    Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`p${index}`, { long: '9223372036854775807' }])),
    /the properties have 70890 bytes together/,
  ],
])('a message that the service would not take for its size is none: %s', (_, properties, input) => {
  expect(answers({ id: '1', sql: '1=1', messages: [{ properties }] })[0].input).toMatch(input);
});

test('large input is answered in order, by two threads', () => {
  const records = readFileSync(join(__dirname, '../../rules/fixtures/filters.jsonl'), 'utf8').trim().split('\n');
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
