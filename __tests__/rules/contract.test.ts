import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import {
  type Condition,
  type Fields,
  MessageContract,
  type MessageOf,
  not,
  Property,
  SqlFilter,
} from '../../lib/rules';
import { BooleanField, Field, NumberField, TextField } from '../../lib/rules/contract/field';
import { HOSTILE_NAMES } from '../support/hostile-names';

const contract = MessageContract.of({
  kind: Property.oneOf('train', 'evaluate'),
  model: Property.string().optional(),
  priority: Property.int({ min: 0, max: 9 }).optional(),
  rows: Property.long({ min: 0 }).optional(),
  score: Property.double({ min: 0, max: 1 }).optional(),
  again: Property.bool().optional(),
  due: Property.datetime().optional(),
});
type M = Fields<(typeof contract)['properties']>;

test.each<[printed: string, condition: (m: M) => Condition]>([
  ["kind IN ('train', 'evaluate')", (m) => m.kind.in('train', 'evaluate')],
  ["kind = 'train' AND priority >= 7", (m) => m.kind.is('train').and(m.priority.atLeast(7))],
  ['priority <= 3', (m) => m.priority.atMost(3)],
  ['priority > 3', (m) => m.priority.above(3)],
  ['priority < 3', (m) => m.priority.below(3)],
  ['priority IN (1, 2)', (m) => m.priority.in(1, 2)],
  ['priority = 1', (m) => m.priority.in(1)],
  ['rows > 9007199254740993', (m) => m.rows.above(9007199254740993n)],
  ['score >= 1.0', (m) => m.score.atLeast(1)],
  ['score < 0.5', (m) => m.score.below(0.5)],
  ['again = TRUE', (m) => m.again.isTrue()],
  ['again = FALSE', (m) => m.again.isFalse()],
  ["model LIKE 'bert-%'", (m) => m.model.like('bert-%')],
  ['EXISTS(due)', (m) => m.due.exists()],
  ['NOT EXISTS(due)', (m) => m.due.isMissing()],
  [
    "kind = 'train' AND (priority > 7 OR again = TRUE)",
    (m) => m.kind.is('train').and(m.priority.above(7).or(m.again.isTrue())),
  ],
  ["kind <> 'train'", (m) => m.kind.isNot('train')],
  ["NOT EXISTS(model) OR model <> 'x'", (m) => m.model.isNot('x')],
  ["NOT EXISTS(model) OR model NOT IN ('x', 'y')", (m) => m.model.notIn('x', 'y')],
  ['NOT EXISTS(priority) OR priority < 7', (m) => not(m.priority.atLeast(7))],
  [
    "kind <> 'train' OR (NOT EXISTS(priority) OR priority < 7)",
    (m) => not(m.kind.is('train').and(m.priority.atLeast(7))),
  ],
  ['priority >= 7', (m) => not(not(m.priority.atLeast(7)))],
  ["sys.Label = 'a' OR kind = 'train'", (m) => m.sys.label.is('a').or(m.kind.is('train'))],
  ["model = 'it''s' OR kind = 'train'", (m) => m.model.is("it's").or(m.kind.is('train'))],
])('%s', (printed, condition) => {
  const filter = contract.filter(condition);
  expect({ kind: filter.kind, text: `${filter}`, said: filter.diagnostics(contract) }).toEqual({
    kind: 'sql',
    text: printed,
    said: [],
  });
});

test.each<[shown: string, condition: (m: M) => Condition]>([
  ["kind = 'train'", (m) => m.kind.is('train')],
  [
    "label = 'ready' and kind = 'train' and model = 'x'",
    (m) => m.kind.is('train').and(m.sys.label.is('ready'), m.model.is('x')),
  ],
])('equalities of text make a correlation filter: %s', (shown, condition) => {
  const filter = contract.filter(condition);
  expect([filter.kind, `${filter}`]).toEqual(['correlation', shown]);
});

test.each<[printed: string, condition: (m: M) => Condition]>([
  ["model = 'a' AND model = 'b'", (m) => m.model.is('a').and(m.model.is('b'))],
  ["model = ''", (m) => m.model.is('')],
])('what a correlation filter cannot say stays SQL: %s', (printed, condition) => {
  expect(`${contract.filter(condition)}`).toBe(printed);
});

test('the editor refuses what the contract does not have', () => {
  // @ts-expect-error a misspelt property
  expect(contract.filter((m) => m.priorty.atLeast(7)).diagnostics(contract)).toMatchObject([{ code: 'builder' }]);
  // @ts-expect-error a value outside the enumeration
  expect(contract.filter((m) => m.kind.is('trian')).diagnostics(contract)).toMatchObject([
    { code: 'outside-contract' },
  ]);
  // @ts-expect-error text beside a number
  expect(contract.filter((m) => m.priority.atLeast('7')).diagnostics(contract)).toMatchObject([{ code: 'builder' }]);
  // @ts-expect-error an order of truth values
  expect(contract.filter((m) => m.again.atLeast(true)).diagnostics(contract)).toMatchObject([{ code: 'builder' }]);
});

test('the type of a message follows the contract', () => {
  const message: MessageOf<typeof contract> = { kind: 'train', priority: 3 };
  // @ts-expect-error kind is required
  const incomplete: MessageOf<typeof contract> = { priority: 3 };
  // @ts-expect-error kind has two values
  const wrong: MessageOf<typeof contract> = { kind: 'other' };
  expect([message, incomplete, wrong]).toHaveLength(3);
});

describe('the JSON schema', () => {
  const validate = new Ajv({ strict: true, formats: { 'date-time': true } }).compile(contract.jsonSchema());

  test.each([
    [{ kind: 'train' }, true],
    [{ kind: 'train', priority: 9, rows: 10, score: 0.5, again: true, model: 'x', due: '2026-01-02T03:04:05Z' }, true],
    [{ kind: 'train', other: 1 }, true],
    [{}, false],
    [{ kind: 'other' }, false],
    [{ kind: 'train', priority: 10 }, false],
    [{ kind: 'train', priority: 1.5 }, false],
    [{ kind: 'train', priority: '1' }, false],
    [{ kind: 'train', score: 2 }, false],
    [{ kind: 'train', again: 'true' }, false],
  ])('%j is valid: %s', (message, valid) => {
    expect(validate(message)).toBe(valid);
  });
});

describe('a contract of somebody else', () => {
  const names = HOSTILE_NAMES.map(([, name]) => name);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>('string', 'integer', 'number', 'boolean', 'date-time', -(2 ** 31), 2 ** 63, 1.5, ['']),
  );
  const property = fc.oneof(
    value,
    fc.dictionary(fc.constantFrom('type', 'enum', 'minimum', 'maximum', 'format', 'title', '__proto__'), value),
  );
  const schema = fc.record(
    {
      properties: fc.oneof(value, fc.dictionary(fc.constantFrom(...names), property)),
      required: fc.oneof(value, fc.array(fc.constantFrom<unknown>(...names, 5, null))),
    },
    { requiredKeys: [] },
  );

  test('is read, whatever its schema says, and judges rules or does not', () => {
    fc.assert(
      fc.property(schema, fc.option(schema, { nil: undefined }), (json, system) => {
        const read = MessageContract.fromJson({ schema: json, setBySenders: names, systemProperties: system });
        for (const name of ['constructor', 'toString', 'other']) SqlFilter.parse(`${name} > 5`).diagnostics(read);
      }),
    );
  });

  test.each(HOSTILE_NAMES)('may have a property named %s, and has no other', (_, name) => {
    const read = MessageContract.fromJson({
      schema: { properties: Object.fromEntries([[name, { type: 'integer' }]]) },
    });
    expect(Object.keys(read?.properties ?? {})).toEqual([name]);
    expect(SqlFilter.parse('someOther = 1').diagnostics(read)).toMatchObject([{ code: 'unknown-property' }]);
  });
});

test('the page about contracts has every word that a filter can be built from', () => {
  const page = readFileSync(join(__dirname, '../../docs/guides/messages-and-contract.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (?:each|`Property)[^|]* \| (.*) \|$/gm)].map(([, words]) =>
    [...(words as string).matchAll(/`(\w+)`/g)].map(([, word]) => word).sort(),
  );
  const wordsOf = ({ prototype }: { readonly prototype: object }) =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor')
      .map(([name]) => name);
  const hidden = ['compare', 'memberOf', 'matching', 'accepts', 'withOpposite', 'literal'];
  expect(rows).toEqual(
    [Field, TextField, NumberField, BooleanField].map((field) =>
      wordsOf(field)
        .filter((word) => !hidden.includes(word))
        .sort(),
    ),
  );
});
