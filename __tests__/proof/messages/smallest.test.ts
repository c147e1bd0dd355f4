import { Prover } from '../../../lib/proof';
import { byDigits, bySize, Literals, type LiteralValue } from '../../../lib/proof/messages/literals';
import { exactly } from '../../../lib/proof/messages/message-set';
import { smallest, withoutIdle } from '../../../lib/proof/messages/smallest';
import { TRUE } from '../../../lib/proof/solver/formula';
import { type Message, messageFromJson, messageToJson, SqlFilter } from '../../../lib/rules';

const schemaOf = (properties: object, required: readonly string[] = []) => ({
  schema: { type: 'object', properties, required },
  setBySenders: ['Label', 'SessionId'],
});
const messageOf = (properties: object, system?: object) => messageFromJson({ properties, ...(system && { system }) });

/** A message with texts and booleans as they are, and other values with their types. */
function jsonOf(message: Message): { readonly properties?: Readonly<Record<string, unknown>> } {
  const plain = (_: string, value: unknown) => {
    const { string, bool } = (value ?? {}) as { string?: string; bool?: string };
    return string ?? (bool === undefined ? value : bool === 'true');
  };
  return JSON.parse(JSON.stringify(messageToJson(message)), plain);
}

/** How a message that was found is shown, of those that a filter is true for. */
function shown(sql: string, found: Message, contract?: object): object {
  const filter = SqlFilter.parse(sql);
  const prover = new Prover([filter], contract as never);
  return jsonOf(smallest(found, prover.matching(filter), prover.space, prover.usages));
}

describe('without a contract a message is shown with', () => {
  test.each<[what: string, sql: string, found: object, shown: object]>([
    ['no property that does not matter', "a = 'x'", { a: 'x', b: 'y', c: { int: '3' } }, { a: 'x' }],
    ['the first text of a filter that does', "a = 'x' OR a = 'y' OR a = 'z'", { a: 'z' }, { a: 'x' }],
    ['a text as it is, where it is the first', "a IN ('x', 'y')", { a: 'x' }, { a: 'x' }],
    ['the first text that will do, and no later one', "a IN ('y', 'z') AND a <> 'x'", { a: 'z' }, { a: 'y' }],
    ['one letter in the place of none', "a LIKE '%'", { a: '' }, { a: 'x' }],
    ['one letter, where that is what it is', "a LIKE '%'", { a: 'x' }, { a: 'x' }],
    ['other, where one letter is a text of the filter', "a <> 'x'", { a: 'something' }, { a: 'other' }],
    ['a letter, where nothing else is named', "a LIKE '%' AND a <> ''", { a: 'other' }, { a: 'x' }],
    ['other as it is, beside a text that is named', "a <> 'abc'", { a: 'other' }, { a: 'other' }],
    ['the letters that matter', "a LIKE '%b%c%'", { a: 'aabbcc' }, { a: 'bc' }],
    [
      'an ordinary letter in the place of a strange one',
      "a LIKE '__' AND a <> 'ab'",
      { a: '\u0001\u0002' },
      { a: 'xx' },
    ],
    ['a letter as strange as it has to be', "a LIKE '\u0001'", { a: '\u0001' }, { a: '\u0001' }],
    ['true, where that will do', 'a = TRUE OR a = FALSE', { a: false }, { a: true }],
    ['false, where it has to be', 'a = FALSE', { a: false }, { a: false }],
    ['a letter that will do as well as another', "a LIKE '_'", { a: 'q' }, { a: 'q' }],
    ['a number as a number, whatever is asked', 'EXISTS(a)', { a: { double: '0' } }, { a: { double: '0' } }],
    ['zero between numbers', 'a > -0.5 AND a < 0.5', { a: { double: '0.25' } }, { a: { int: '0' } }],
    ['zero', 'a >= 0 OR a < 0', { a: { int: '77' } }, { a: { int: '0' } }],
    ['one', 'a > 0', { a: { int: '77' } }, { a: { int: '1' } }],
    ['the number beside a limit', 'a > 41', { a: { int: '77' } }, { a: { int: '42' } }],
    ['or below it', 'a < -41', { a: { int: '-77' } }, { a: { int: '-42' } }],
    ['the positive one of two', 'a = -5 OR a = 5', { a: { int: '-5' } }, { a: { int: '5' } }],
    ['a number as it is, where no other will do', 'a % 100 = 77', { a: { int: '77' } }, { a: { int: '77' } }],
    ['an int in the place of a long', 'a = 5', { a: { long: '5' } }, { a: { int: '5' } }],
    ['a long where it has to be', 'a > 3000000000', { a: { long: '4000000000' } }, { a: { long: '3000000001' } }],
    ['a double of few digits', 'a > 0.25', { a: { double: '123.456' } }, { a: { int: '1' } }],
    ['a double that is whole as a whole number', 'a > 1.5', { a: { double: '7.25' } }, { a: { int: '7' } }],
    ['a little more than a limit', 'a > 0.3 AND a < 0.5', { a: { double: '0.4111' } }, { a: { double: '0.4' } }],
    [
      'a double of three digits',
      'a > 1.2 AND a < 1.3 AND a <> 1.25',
      { a: { double: '1.23456' } },
      { a: { double: '1.23' } },
    ],
    [
      'a double of six digits',
      'a > 1.23456 AND a < 1.23458',
      { a: { double: '1.2345654321' } },
      { a: { double: '1.23457' } },
    ],
    ['ten', 'a * 3.0 > 28.0 AND a * 3.0 < 40.0', { a: { double: '12.34' } }, { a: { int: '10' } }],
    ['a hundred', 'a * 3.0 > 280.0 AND a * 3.0 < 400.0', { a: { double: '123.4' } }, { a: { int: '100' } }],
    ['a thousand', 'a * 3.0 > 2800.0 AND a * 3.0 < 4000.0', { a: { double: '1234.5' } }, { a: { int: '1000' } }],
    [
      'what another one needs, as it was',
      'a > b AND b > 5',
      { a: { int: '99' }, b: { int: '77' } },
      { a: { int: '99' }, b: { int: '6' } },
    ],
  ])('%s', (_, sql, found, expected) => {
    expect(shown(sql, messageOf(found))).toEqual({ properties: expected });
  });

  test('system properties that matter, and no others', () => {
    const found = messageOf({ a: 'x' }, { Label: 'zz', To: 'me', SessionId: 's' });
    expect(shown("sys.Label = 'b' OR sys.Label LIKE 'z%'", found)).toEqual({ properties: {}, system: { Label: 'b' } });
    expect(shown('sys.Label IS NULL', found)).toEqual({ properties: {} });
  });
});

describe('with a contract a message has', () => {
  test('what every message has, as simple as it may be, in the order of the contract', () => {
    const properties = {
      last: { type: 'string' },
      kind: { enum: ['train', 'evaluate'] },
      flag: { type: 'boolean' },
      name: { type: 'string' },
      at: { type: 'string', format: 'date-time' },
    };
    const json = shown("last = 'x'", messageOf({ last: 'x' }), schemaOf(properties, ['kind', 'flag', 'name', 'at']));
    expect(Object.entries((json as { readonly properties: object }).properties)).toEqual([
      ['kind', 'train'],
      ['flag', true],
      ['name', 'x'],
      ['at', { datetime: '0001-01-01T00:00:00Z' }],
      ['last', 'x'],
    ]);
  });

  test.each<[schema: object, value: object]>([
    [{ type: 'integer' }, { int: '0' }],
    [{ type: 'integer', minimum: 3, maximum: 9 }, { int: '3' }],
    [{ type: 'integer', minimum: 2.5 }, { int: '3' }],
    [{ type: 'integer', maximum: -4 }, { int: '-4' }],
    [{ type: 'integer', maximum: -4.5 }, { int: '-5' }],
    [{ type: 'integer', minimum: -3, maximum: 3 }, { int: '0' }],
    [{ type: 'integer', minimum: 3_000_000_000 }, { long: '3000000000' }],
    [{ type: 'number' }, { int: '0' }],
    [{ type: 'number', minimum: 0.5 }, { int: '1' }],
    [{ type: 'number', maximum: -0.5 }, { int: '-1' }],
    [{ type: 'number', minimum: 0.25, maximum: 0.26 }, { double: '0.25' }],
    [{ type: 'number', minimum: -0.26, maximum: -0.25 }, { double: '-0.25' }],
    [{ type: 'number', minimum: 1, maximum: 1 }, { int: '1' }],
  ])('a number that every message has within its limits: %j', (schema, value) => {
    expect(shown('1 = 1', messageOf({}), schemaOf({ a: schema }, ['a']))).toEqual({ properties: { a: value } });
  });

  test.each<[what: string, properties: object, sql: string, found: object, shown: object]>([
    ['the first text of its list that will do', { a: { enum: ['x', 'y', 'z'] } }, "a <> 'x'", { a: 'z' }, { a: 'y' }],
    [
      'no text that is not on its list',
      { a: { enum: ['some text', 'more'] } },
      "a LIKE '%'",
      { a: 'more' },
      { a: 'some text' },
    ],
    [
      'a number from its limit on',
      { a: { type: 'integer', minimum: 7 } },
      'a > 2',
      { a: { int: '99' } },
      { a: { int: '7' } },
    ],
    [
      'a number up to its limit',
      { a: { type: 'integer', maximum: -7 } },
      'a < 5',
      { a: { int: '-99' } },
      { a: { int: '-7' } },
    ],
    [
      'a whole number within limits that are none',
      { a: { type: 'integer', minimum: 6.5 } },
      'a > 2',
      { a: { int: '99' } },
      { a: { int: '7' } },
    ],
    [
      'a double of few digits from its limit on',
      { a: { type: 'number', minimum: 7.5 } },
      'a > 2.5',
      { a: { double: '99.25' } },
      { a: { int: '10' } },
    ],
    [
      'a double of few digits up to its limit',
      { a: { type: 'number', maximum: -7.5 } },
      'a < 2.5',
      { a: { double: '-99.25' } },
      { a: { int: '-99' } },
    ],
  ])('%s', (_, properties, sql, found, expected) => {
    expect(shown(sql, messageOf(found), schemaOf(properties, ['a']))).toEqual({ properties: expected });
  });

  test('what may be null without it, and what has to be there', () => {
    const contract = schemaOf({ a: { type: 'string' }, b: { type: ['string', 'null'] } }, ['a']);
    expect(shown('1 = 1', messageOf({ a: 'x', b: null }), contract)).toEqual({ properties: { a: 'x' } });
  });

  test('nothing added that takes it out of the set', () => {
    const contract = schemaOf({ a: { type: 'string' } }, ['a']);
    expect(shown('NOT EXISTS(a)', messageOf({}), contract)).toEqual({ properties: {} });
  });

  test('the first text of its list, where it lacks what every message has', () => {
    const contract = schemaOf({ kind: { enum: ['train', 'evaluate'] } }, ['kind']);
    expect(shown("NOT EXISTS(kind) OR kind = 'train'", messageOf({}), contract)).toEqual({
      properties: { kind: 'train' },
    });
  });

  test('no text beyond a long list, and none of its own in place of one that rules name', () => {
    const texts = Array.from({ length: 150 }, (_, at) => `text-${at}`);
    const other = "a NOT LIKE 'text-_' AND a NOT LIKE 'text-__'";
    const found = messageOf({ a: 'text-149' });
    expect(shown(other, found, schemaOf({ a: { enum: texts } }, ['a']))).toEqual({ properties: { a: 'text-149' } });
    const named = `${other} AND (a LIKE '_' OR a IN (${texts.map((one) => `'${one}'`).join(', ')}))`;
    const filter = SqlFilter._ofAnySize(named);
    const prover = new Prover([filter]);
    expect(jsonOf(smallest(found, prover.matching(filter), prover.space, prover.usages))).toEqual({
      properties: { a: 'text-149' },
    });
  });

  test('of a list of more than a hundred texts one of the first hundred, or its own', () => {
    const texts = Array.from({ length: 150 }, (_, at) => `text-${at}`);
    const contract = schemaOf({ a: { enum: texts } }, ['a']);
    const from = (at: number) =>
      shown(`a <> 'text-0' AND (a = 'text-${at}' OR a = 'text-149')`, messageOf({ a: 'text-149' }), contract);
    expect(from(99)).toEqual({ properties: { a: 'text-99' } });
    expect(from(100)).toEqual({ properties: { a: 'text-149' } });
  });
});

test('a few rounds are enough: what stands in the way of another is changed after it', () => {
  // Each may be smaller once the one behind it is.
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const found = messageOf(Object.fromEntries(names.map((name, at) => [name, { int: String(20 - at) }])));
  const filter = SqlFilter.parse(
    names.slice(1).reduce((sql, name, at) => `${sql} AND ${names[at]} > ${name}`, 'a > 0'),
  );
  const prover = new Prover([filter]);
  const best = smallest(found, prover.matching(filter), prover.space, prover.usages);
  expect(jsonOf(best)).toMatchSnapshot();
});

test('what a set does not look at is left out, and values stay as they are', () => {
  const { space } = new Prover([SqlFilter.parse("a = 'x' AND b > 1 AND sys.Label = 'l' AND sys.To = 't'")]);
  const set = exactly(TRUE, (message) => message.property('B') !== undefined && message.system.has('To'));
  const idle = withoutIdle(messageOf({ a: 'x', b: { int: '77' }, c: 'z' }, { Label: 'l', To: 'somebody' }), set, space);
  expect(jsonOf(idle)).toEqual({ properties: { b: { int: '77' } }, system: { To: 'somebody' } });
});

describe('numbers near literals', () => {
  test.each<[literals: readonly LiteralValue[], whole: readonly bigint[], numbers: readonly number[]]>([
    [[], [], []],
    [['x', true, null], [], []],
    [[5n], [4n, 5n, 6n], [4, 5, 6, 4.9, 5.1]],
    [[0n], [0n, 1n, -1n], [0, 1, -1, 0.1, -0.1]],
    [
      [1n, 2n],
      [0n, 1n, 2n, 3n],
      [0, 1, 2, 3, 0.9, 1.1, 1.9, 2.1],
    ],
    [[2.5], [1n, 2n, 3n], [1.5, 2.4, 2.5, 2.6, 3.5]],
    [[-2.5], [-2n, -3n, -4n], [-1.5, -2.4, -2.5, -2.6, -3.5]],
    [[0.3], [0n, 1n, -1n], [0.2, 0.3, 0.4, 1.3, -0.7]],
    [
      [1.2345678901234],
      [0n, 1n, 2n],
      [1.13456789012, 1.33456789012, 1.2345678901234, 2.2345678901234, 0.23456789012340007],
    ],
    [
      [Infinity, 1n],
      [0n, 1n, 2n],
      [0, 1, 2, 0.9, 1.1],
    ],
  ])('%j', (literals, whole, numbers) => {
    const near = new Literals(literals);
    expect([near.nearWhole, near.nearNumbers]).toEqual([whole, numbers]);
  });

  test('texts are those of literals', () => {
    expect(new Literals(['b', 1n, 'a', null, true]).texts).toEqual(['b', 'a']);
  });

  test.each([
    [0n, 1n, -1],
    [1n, -1n, -1],
    [-1n, 1n, 1],
    [-1n, 2n, -1],
    [3n, -2n, 1],
    [3n, 3n, 0],
    [-3n, -3n, 0],
  ])('%d beside %d: %i', (one, other, order) => {
    expect(bySize(one, other)).toBe(order);
  });

  test.each([
    [1, 22, -1],
    [22, 1, 1],
    [5, -3, -1],
    [-3, 10, -1],
    [2, 1, 1],
    [-10, 100, -1],
    [-100, 100, 1],
    [0.5, 100, -1],
    [7, 7, 0],
  ])('%d takes as many digits as %d, or fewer: %i', (one, other, order) => {
    expect(Math.sign(byDigits(one, other))).toBe(order);
  });
});
