import { createContext, Script } from 'node:vm';
import Ajv from 'ajv/dist/2020';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { RESULTS } from '../../lib/audit/checkov';
import { REQUEST } from '../../lib/cli/eval/eval-request';
import { ACKNOWLEDGEMENTS } from '../../lib/proof/review/report/gates';
import { MESSAGE_SCHEMAS } from '../../lib/routing/messages/schemas';
import { compileForeign, Schema, sentencesOf, UnusableSchema } from '../../lib/schema';
import { AJV_OPTIONS } from '../../lib/schema/compile-schema';
import { standaloneModule } from '../../lib/schema/standalone';
import { PLAN } from '../../lib/terraform/plan/plan-schema';
import { HOSTILE_NAMES } from '../support/hostile-names';

const RULE = new Schema({
  $id: 'rule',
  type: 'object',
  title: 'option',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', description: 'a name', minLength: 1 },
    gate: { enum: ['lost-coverage', 'new-overlap'] },
    count: { type: 'integer', description: 'a whole number, 1 to 9', minimum: 1, maximum: 9 },
    filters: { type: 'array', items: { type: 'object', required: ['sql'], properties: { sql: { type: 'string' } } } },
    by: { type: 'object', title: 'kind', propertyNames: { enum: ['sql', 'correlation'] }, additionalProperties: true },
    either: {
      description: 'a text, or a list of texts',
      anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    },
  },
});

test.each<[what: string, value: unknown, problems: readonly string[]]>([
  ['what is as the schema says', { name: 'x', count: 9, either: ['a'] }, []],
  ['another type', 5, ['got 5, allowed an object']],
  ['nothing', undefined, ['got nothing, allowed an object']],
  ['something missing', {}, ['name: got nothing, allowed a name; give it']],
  ['a name that is nearly known', { name: 'x', filtres: [] }, ['unknown option "filtres"; did you mean filters?']],
  [
    'a name that is not',
    { name: 'x', zzz: 1 },
    ['unknown option "zzz"; allowed are name, gate, count, filters, by, either'],
  ],
  [
    'a value that is nearly known',
    { name: 'x', gate: 'lost-coverag' },
    ['gate: got "lost-coverag", allowed lost-coverage, new-overlap; did you mean "lost-coverage"?'],
  ],
  ['a value that is not', { name: 'x', gate: null }, ['gate: got null, allowed lost-coverage, new-overlap']],
  ['a key that is nearly known', { name: 'x', by: { sqll: 1 } }, ['by: unknown kind "sqll"; did you mean sql?']],
  ['numbers out of range', { name: 'x', count: 10 }, ['count: got 10, allowed a whole number, 1 to 9']],
  [
    'a number beyond 53 bits',
    { name: 'x', count: 9007199254740993n },
    ['count: got 9007199254740993, allowed a whole number, 1 to 9'],
  ],
  ['no alternative', { name: 'x', either: [1, {}] }, ['either: got [1,{}], allowed a text, or a list of texts']],
  [
    'places in lists',
    { name: '', filters: [{ sql: '' }, 5, {}, { sql: 1 }] },
    [
      'name: got "", allowed a name',
      'filters[1]: got 5, allowed an object',
      'filters[2].sql: got nothing, allowed a text; give it',
      'filters[3].sql: got 1, allowed a text',
    ],
  ],
  [
    'a long value',
    { name: 'x'.repeat(3), gate: 'y'.repeat(1000) },
    [`gate: got "${'y'.repeat(78)}…, allowed lost-coverage, new-overlap`],
  ],
  [
    'a value that a terminal acts on',
    { name: 'x', gate: 'a\u202e\u009b\ud800' },
    ['gate: got "a\\u202e\\u009b\\ud800", allowed lost-coverage, new-overlap'],
  ],
])('%s', (_, value, problems) => {
  expect(RULE.problems(value)).toEqual(problems);
});

test('of many problems the first are told, and how many more there are', () => {
  const filters = Array.from({ length: 500 }, () => 5);
  const problems = RULE.problems({ name: 'x', filters });
  expect(problems).toHaveLength(11);
  expect(problems.slice(-2)).toEqual(['filters[9]: got 5, allowed an object', 'and 490 more']);
});

test.each(HOSTILE_NAMES)('a member called %s is told like any other', (_, name) => {
  const value = JSON.parse(`{"name": "x", ${JSON.stringify(name)}: 1}`);
  const [problem, ...others] = RULE.problems(value);
  expect(others).toEqual([]);
  expect(problem).toMatch(/^unknown option ".{0,90}[;…]/u);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
  expect(problem).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  const nested = JSON.parse(`{"name": "x", "filters": [{"sql": {${JSON.stringify(name)}: 1}}]}`);
  expect(RULE.problems(nested)).toEqual([expect.stringMatching(/^filters\[0\]\.sql: got \{/)]);
});

test('no value makes it throw, and what is right is not told', () => {
  const wild = fc.anything({ withBigInt: true, withNullPrototype: true });
  fc.assert(
    fc.property(wild, (value) => {
      for (const problem of RULE.problems(value)) expect(problem).toMatch(/allowed|unknown|more$/);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) },
  );
  fc.assert(fc.property(fc.string({ minLength: 1 }), (name) => expect(RULE.problems({ name })).toEqual([])));
});

test('what is nested very deeply is told in words', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  expect(RULE.problems({ name: deep })).toEqual(['name: got a list of 1, allowed a name']);
});

describe('a schema that somebody else has written', () => {
  const problemsBy = (schema: object, value: unknown) =>
    sentencesOf(compileForeign(schema)(value), value, { isForeign: true });

  test('is not taken at its word for what it says to people', () => {
    const schema = {
      type: 'object',
      properties: { priority: { type: 'integer', description: 'How urgent it is.', title: 'Priority', maximum: 9 } },
      required: ['priority'],
    };
    expect(problemsBy(schema, { priority: 'x' })).toEqual(['priority: got "x", allowed a whole number']);
    expect(problemsBy(schema, { priority: 12 })).toEqual(['priority: got 12, and it must be <= 9']);
    expect(problemsBy(schema, {})).toEqual(['priority: got nothing, allowed a whole number; give it']);
  });

  test.each<[what: string, schema: object]>([
    ['a type that there is not', { type: 'nonsense' }],
    ['a type of a wrong type', { type: 5 }],
    ['a reference that leads nowhere', { $ref: '#/$defs/none' }],
    ['a reference to another machine', { $ref: 'https://example.com/schema.json' }],
    ['a broken pattern', { properties: { a: { pattern: '(' } } }],
    ['properties that are a list', { properties: [] }],
    ['an unknown draft', { $schema: 'https://example.com/draft' }],
  ])('is told to be none where it has %s', (_, schema) => {
    expect(() => compileForeign(schema)).toThrow(UnusableSchema);
  });

  // Half of a letter has no place in a schema: ajv makes URIs of names.
  const names = HOSTILE_NAMES.filter(([, name]) => !/[\ud800-\udfff]/.test(name));
  test.each(names)('may describe a property called %s', (_, name) => {
    const schema = JSON.parse(`{"properties": {${JSON.stringify(name)}: {"type": "string"}}, "required": ["a"]}`);
    expect(problemsBy(schema, { a: 1 })).toEqual([]);
    expect(problemsBy(schema, {})).toEqual(['a: got nothing, allowed a value; give it']);
  });

  test('a property that objects have by nature is not there', () => {
    expect(problemsBy({ required: ['toString'] }, {})).toEqual(['toString: got nothing, allowed a value; give it']);
  });
});

test('our own schemas are schemas', () => {
  for (const { json } of [...MESSAGE_SCHEMAS, PLAN, RESULTS, ACKNOWLEDGEMENTS, REQUEST, RULE]) {
    const ajv = new Ajv({ ...AJV_OPTIONS, meta: true, validateSchema: true });
    expect(() => ajv.compile(json)).not.toThrow();
  }
});

test('compiled for a page, they say the same, without making code of texts', () => {
  const { code } = transformSync(standaloneModule(MESSAGE_SCHEMAS), { format: 'cjs' });
  const module = { exports: {} as { compile(schema: object): (value: unknown) => Parameters<typeof sentencesOf>[0] } };
  const context = createContext(
    { module, exports: module.exports },
    { codeGeneration: { strings: false, wasm: false } },
  );
  new Script(code).runInContext(context);
  const values = [
    5,
    {},
    { subject: 5, labl: 1, applicationProperties: { a: [], b: { lnog: 1 }, c: {} }, properties: [1] },
  ];
  for (const schema of MESSAGE_SCHEMAS) {
    const validate = module.exports.compile(schema.json);
    for (const value of values) expect(sentencesOf(validate(value), value)).toEqual(schema.problems(value));
  }
});
