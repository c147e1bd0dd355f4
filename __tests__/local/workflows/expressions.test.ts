import * as fc from 'fast-check';
import { drive, readDefinition, runWorkflow } from '../../../lib/local/workflows';
import { ExpressionProblem, parseExpression } from '../../../lib/local/workflows/language/workflow-expression';

/** What a step that composes a value gives, or why it fails. */
async function composed(inputs: unknown): Promise<unknown> {
  const { steps } = readDefinition({
    address: 'app',
    name: 'app',
    definition: {
      triggers: { every: { type: 'Recurrence', recurrence: { frequency: 'Minute', interval: 1 } } },
      actions: { it: { type: 'Compose', inputs, trackedProperties: { value: "@action()['inputs']" } } },
    },
    parameters: new Map<string, unknown>([
      ['text', 'a "b"'],
      ['object', { list: [1, { x: null }], 'a.b': 2 }],
    ]),
  });
  const options = {
    parameters: new Map<string, unknown>([
      ['text', 'a "b"'],
      ['object', { list: [1, { x: null }], 'a.b': 2 }],
    ]),
    now: new Date('2026-11-26T12:00:00Z'),
    luck: () => 0,
  };
  const { tracked, failures } = await drive(runWorkflow(steps, options), {
    send: async () => ({ status: 200 }),
    sleep: async () => undefined,
    now: () => options.now,
  });
  return failures.length > 0 ? `failed: ${failures[0]?.reason}` : tracked[0]?.properties.value;
}

test.each<[inputs: unknown, value: unknown]>([
  // Text, and expressions in it.
  ['plain', 'plain'],
  ['@@plain @{1}', '@plain 1'],
  ['@@{1} and @{2}', '@{1} and 2'],
  ["@{parameters('text')}|@{null}|@{true}|@{createArray(1)}", 'a "b"||True|[1]'],
  ["@{concat('}', '{')}", '}{'],
  ["@'it''s'", "it's"],
  // Values keep their types.
  ['@1', 1],
  ['@-1.5e3', -1500],
  ['@true', true],
  ['@null', null],
  [{ a: ['@add(1, 2)'] }, { a: [3] }],
  // Members.
  ["@parameters('object')['list'][0]", 1],
  ["@parameters('object').list[1]?.x?.y", null],
  ["@parameters('object')?['no']?['no']", null],
  ["@parameters('object')?['a.b']", 2],
  ["@parameters('object')['no']", 'failed: there is no property "no"'],
  ["@parameters('object')['list'][2]", 'failed: a list of 2 has no element 2'],
  ["@parameters('text')['a']", 'failed: the property "a" of a string'],
  ["@parameters('object').list[1].x.y", 'failed: "y" of null'],
  // Functions; their names in any letters.
  ["@If(Equals(1, 1), 'yes', 'no')", 'yes'],
  ["@if('true', 1, 2)", 'failed: "true" is no boolean'],
  ['@equals(json(\'{"a":1,"b":2}\'), json(\'{"b":2,"a":1}\'))', true],
  ["@contains(createArray('a', 2), 2)", true],
  ["@contains('abc', 'bc')", true],
  ["@contains(parameters('object'), 'list')", true],
  ["@contains(5, 'x')", 'failed: 5 is no collection'],
  ['@div(7, 2)', 3],
  ['@div(-7, 2)', -3],
  ['@div(7, 0.5)', 14],
  ['@div(1, 0)', 'failed: 1 is divided by 0'],
  ["@int(' 12 ')", 12],
  ["@int('1.5')", 'failed: "1.5" is no whole number'],
  ["@float('1e-5')", 0.00001],
  ['@string(0.00001)', '1E-05'],
  ["@replace('a$b', 'b', '$&')", 'a$$&'],
  ["@substring('abc', 1)", 'bc'],
  ["@substring('abc', 1, 1)", 'b'],
  ["@substring('abc', 4)", 'failed: a text of 3 characters has no -1 from 4'],
  ["@take('abc', 2)", 'ab'],
  ["@length(split('a;b;', ';'))", 3],
  ["@join(skip(createArray(1, 2, 3), 1), '-')", '2-3'],
  ["@startsWith('ABC', 'ab')", true],
  ["@base64ToString(base64('ä'))", 'ä'],
  ["@uriComponent('a b/ä')", 'a%20b%2F%C3%A4'],
  ["@json('{')", expect.stringContaining('failed: ')],
  [`@json('${'['.repeat(65)}${']'.repeat(65)}')`, 'failed: the text has more than 64 levels'],
  ["@json(coalesce(null, 'null'))", null],
  ['@utcNow()', '2026-11-26T12:00:00.0000000Z'],
  ["@addMinutes(utcNow(), 90, 'R')", 'Thu, 26 Nov 2026 13:30:00 GMT'],
  ["@addMinutes('soon', 1)", 'failed: "soon" is no time'],
  ["@utcNow('yyyy')", expect.stringContaining('failed: the format "yyyy"')],
])('%j is %j', async (inputs, value) => {
  expect(await composed(inputs)).toEqual(value);
});

test('whatever stands there, an expression is read or refused', () => {
  const pieces = fc.constantFrom(
    'a',
    '(',
    ')',
    '[',
    ']',
    "'",
    '?',
    '.',
    ',',
    ' ',
    '1',
    '-',
    'concat(',
    "'x'",
    'null',
    '@',
    '{',
    '}',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      try {
        parseExpression(parts.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionProblem);
      }
    }),
  );
});
