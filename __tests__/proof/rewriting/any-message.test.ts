import { Usages } from '../../../lib/proof/messages/usage';
import { anyMessage, unusualMessages } from '../../../lib/proof/rewriting/any-message';
import {
  CorrelationFilter,
  type Message,
  messageFromJson,
  messageToJson,
  type RuleFilter,
  SqlFilter,
} from '../../../lib/rules';

const ANYTHING = 'a property may be a text, a number, true or false, null, or missing';

test.each<[sql: string, properties: object, assumptions: readonly string[]]>([
  ['a > 5', { a: {} }, [ANYTHING]],
  ["a = 'x' AND EXISTS(b)", { a: {}, b: {} }, [ANYTHING]],
  ["a LIKE 'x%'", { a: { type: ['string', 'null'] } }, ['a is a text, null or missing']],
  ["a LIKE 'x%' AND b = 1", { a: { type: ['string', 'null'] }, b: {} }, [ANYTHING, 'a is a text, null or missing']],
  ["a + 'x' = 'y'", { a: { type: ['string', 'null'] } }, ['a is a text, null or missing']],
  [
    'a + 0.5 > b',
    { a: { type: ['number', 'null'] }, b: { type: ['number', 'null'] } },
    ['a is a number, null or missing', 'b is a number, null or missing'],
  ],
  ["a > 5 AND a LIKE '1%'", { a: { type: ['integer', 'null'] } }, ['a is a whole number, null or missing']],
  ["a = TRUE AND a LIKE 'T%'", { a: { type: ['boolean', 'null'] } }, ['a is true or false, null or missing']],
  [
    "a = 'x' OR a = 1 AND a LIKE '1%'",
    { a: { type: ['string', 'integer', 'null'] } },
    ['a is a text, a whole number, null or missing'],
  ],
  // What the service says of a message is no property, and there is nothing to take for granted.
  ["sys.Label LIKE 'x%'", {}, []],
  ['1 = 1', {}, []],
])('where %s is asked, messages have %j', (sql, properties, assumptions) => {
  const { contract, assumptions: said } = anyMessage(new Usages([SqlFilter.parse(sql)]));
  expect([contract.schema, said]).toEqual([{ type: 'object', properties }, assumptions]);
});

describe('messages that JSON cannot say', () => {
  const GUID = '6f0c0000-0000-0000-0000-000000000001';
  const REST = [
    { float: '1.5' },
    { byte: '2' },
    { double: 'NaN' },
    { datetime: '2026-01-02T03:04:05Z' },
    { timespan: '1.00:00:00' },
  ];
  const found = (filter: RuleFilter, bases: readonly Message[] = []) =>
    unusualMessages(filter, new Usages([filter]), bases).map(
      (one) => messageToJson(one) as { readonly properties: Readonly<Record<string, object>> },
    );
  const valuesOf = (filter: RuleFilter, name: string) =>
    found(filter).flatMap(({ properties }) => properties[name] ?? []);

  test.each<[what: string, filter: RuleFilter, values: readonly object[]]>([
    ['of each kind one', SqlFilter.parse("a = 'x'"), [{ guid: GUID }, { decimal: '1.50' }, { ulong: '1' }, ...REST]],
    [
      'the numbers that are written, as other types',
      SqlFilter.parse('a IN (7, 12345678901)'),
      [
        { guid: GUID },
        { decimal: '1.50' },
        { decimal: '7' },
        { decimal: '12345678901' },
        { ulong: '7' },
        { ulong: '1' },
        ...REST,
      ],
    ],
    [
      'the GUIDs that are written as texts',
      SqlFilter.parse(`a IN ('${GUID.replace(/1$/, 'A')}', '{${GUID.replace(/1$/, '2')}}', 'x')`),
      [
        { guid: GUID },
        { guid: GUID.replace(/1$/, 'a') },
        { guid: GUID.replace(/1$/, '2') },
        { decimal: '1.50' },
        { ulong: '1' },
        ...REST,
      ],
    ],
    [
      'those of a correlation filter',
      CorrelationFilter.of({ properties: { a: GUID.replace(/1$/, '3') } }),
      [{ guid: GUID }, { guid: GUID.replace(/1$/, '3') }, { decimal: '1.50' }, { ulong: '1' }, ...REST],
    ],
  ])('%s', (_, filter, values) => {
    expect(valuesOf(filter, 'a')).toEqual(values);
  });

  test('of many that are written some', () => {
    const guid = (at: number) => GUID.replace(/1$/, String(at));
    const all = valuesOf(
      SqlFilter.parse(`a IN (11, 12, 13, 14, 15, 16, ${[2, 3, 4, 5, 6, 7].map((at) => `'${guid(at)}'`).join(', ')})`),
      'a',
    );
    const of = (kind: string) =>
      all.flatMap((one) => Object.entries(one).flatMap(([key, value]) => (key === kind ? [value] : [])));
    expect(of('guid')).toEqual([GUID, ...[2, 3, 4, 5, 6].map(guid)]);
    expect(of('decimal')).toEqual(['1.50', '11', '12', '13', '14', '15']);
    expect(of('ulong')).toEqual(['11', '12', '13', '1']);
  });

  test('for each property that is no system property, alone and beside what ordinary messages have', () => {
    const base = messageFromJson({ properties: { b: 'y', c: 1 } });
    const all = found(SqlFilter.parse("a = 'x' AND b = 'y' AND sys.Label = 'l'"), [base]);
    expect(all.slice(0, 2)).toEqual([
      { properties: { a: { guid: GUID } } },
      { properties: { a: { guid: GUID }, b: { string: 'y' }, c: { int: '1' } } },
    ]);
    // Two properties, eight values, each alone and beside the message.
    expect(all).toHaveLength(2 * 8 * 2);
    expect(all.at(-1)).toEqual({ properties: { b: { timespan: '1.00:00:00' }, c: { int: '1' } } });
    expect(messageToJson(base)).toEqual({ properties: { b: { string: 'y' }, c: { int: '1' } } });
  });

  test('beside twelve messages at most', () => {
    const bases = Array.from({ length: 20 }, (_, at) => messageFromJson({ properties: { b: at } }));
    const all = found(SqlFilter.parse("a = 'x'"), bases);
    expect(all).toHaveLength(8 * 13);
    const beside = all.flatMap(({ properties }) => (properties.b === undefined ? [] : [JSON.stringify(properties.b)]));
    expect([...new Set(beside)]).toEqual(Array.from({ length: 12 }, (_, at) => `{"int":"${at}"}`));
  });
});
