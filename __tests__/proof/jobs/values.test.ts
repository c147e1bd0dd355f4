import { AskedFilters } from '../../../lib/proof/jobs/asked-filters';
import { having, lacking } from '../../../lib/proof/jobs/message-values';
import { exactly, inAny } from '../../../lib/proof/messages/message-set';
import { TRUE, written } from '../../../lib/proof/solver/formula';
import { evaluateFilter, Message, messageFromJson, type Value } from '../../../lib/rules';
import { plainValue } from '../../../lib/rules/values/value-text';

/** Asks the interpreter, and notes what was asked. */
function asking() {
  const filters = new AskedFilters();
  const ask = filters.by(({ predicate }) =>
    exactly(written('(p)'), (message) => evaluateFilter(predicate!, message) === true),
  );
  return { ask, asked: () => filters.all.map(({ sql }) => sql) };
}

const messageOf = (value: unknown) =>
  messageFromJson({ properties: value === undefined ? {} : { 'a b': value } } as never);
const VALUES: readonly unknown[] = [
  ...[undefined, null, '', 'x', 'y', '5', true, false],
  ...[-3, 0, 1, 2, 5, 63, 64, 100].map((one) => ({ int: String(one) })),
  ...['-9223372036854775808', '7', '9223372036854775807'].map((one) => ({ long: one })),
  ...['-0.5', '0', '0.5', '1', '1.5', '5', '63.5', '1e300'].map((one) => ({ double: one })),
];

type Schema = Parameters<typeof having>[2];

/** Whether JSON Schema allows a value of a message, as the host hands it over. */
function allows(
  { type, enum: list, minimum = -Infinity, maximum = Infinity }: Schema,
  value: Value | undefined,
): boolean {
  if (value === undefined || value === null) return false;
  const plain = plainValue(value);
  const json = typeof value === 'object' && typeof plain === 'string' ? Number(plain) : plain;
  if (type === 'string') return typeof json === 'string' && (list?.includes(json) ?? true);
  if (type === 'boolean') return typeof json === 'boolean';
  return (
    typeof json === 'number' && (type === 'number' || Number.isInteger(json)) && json >= minimum && json <= maximum
  );
}

describe('the messages of which a property has a value that a schema allows', () => {
  test.each<[schema: Schema, isExact: boolean]>([
    [{ type: 'string' }, true],
    [{ type: 'string', enum: ['x', "it's"] }, true],
    [{ type: 'string', enum: [] }, true],
    [{ type: 'boolean' }, true],
    [{ type: 'number' }, true],
    [{ type: 'number', minimum: 0.5 }, true],
    [{ type: 'number', minimum: 0, maximum: 1.5 }, true],
    [{ type: 'integer', minimum: 0, maximum: 5 }, true],
    [{ type: 'integer', minimum: 0.5, maximum: 5.5 }, true],
    [{ type: 'integer', minimum: 1, maximum: 1 }, true],
    [{ type: 'integer', minimum: 3, maximum: 1 }, true],
    [{ type: 'integer', minimum: 1, maximum: 64 }, true],
    [{ type: 'integer', minimum: 1, maximum: 65 }, false],
    [{ type: 'integer' }, false],
    [{ type: 'integer', minimum: 0 }, false],
    [{ type: 'integer', maximum: 63 }, false],
    [{ type: 'integer', minimum: -1e15 }, false],
    [{ type: 'integer', minimum: -1e17 }, false],
  ])('%j', (schema, isExact) => {
    const set = having(asking().ask, 'a b', schema, false);
    for (const value of VALUES) {
      const message = messageOf(value);
      const expected = allows(schema, message.property('A B'));
      const about = JSON.stringify(value);
      if (isExact) expect([about, set.has(message), set.mayHave(message)]).toEqual([about, expected, expected]);
      // What is not known is never said to be so, or not.
      if (set.has(message)) expect([about, expected]).toEqual([about, true]);
      if (expected) expect([about, set.mayHave(message)]).toEqual([about, true]);
    }
    expect(set.unresolved.map(({ problem }) => problem)).toEqual(
      isExact ? [] : ['whether it is a whole number is not computed'],
    );
  });

  test('of whole numbers alone limits say it all', () => {
    const { ask, asked } = asking();
    const set = having(ask, 'a b', { type: 'integer', minimum: 1, maximum: 1000 }, true);
    for (const value of VALUES.filter((one) => !(typeof one === 'object' && one !== null && 'double' in one)))
      expect([value, set.has(messageOf(value))]).toEqual([
        value,
        allows({ type: 'integer', minimum: 1, maximum: 1000 }, messageOf(value).property('A B')),
      ]);
    expect(asked()).toEqual(['[a b] >= 1', '[a b] <= 1000']);
  });

  test.each<[schema: Schema, asked: readonly string[]]>([
    [{ type: 'string', enum: ['x'] }, ["a = 'x'"]],
    [{ type: 'boolean' }, ['a = TRUE', 'a = FALSE']],
    [{ type: 'number', minimum: 0.5, maximum: 2 }, ['a >= 0.5', 'a <= 2']],
    [{ type: 'integer', minimum: 1, maximum: 3 }, ['a = 1', 'a = 2', 'a = 3']],
    [
      { type: 'integer', minimum: -5, maximum: 100 },
      ['a = -5', 'a = 100', 'a = 0', 'a = 1', 'a >= -5', 'a <= 100', 'a = -4.5'],
    ],
    [{ type: 'integer', minimum: 2, maximum: 100 }, ['a = 2', 'a = 100', 'a >= 2', 'a <= 100', 'a = 2.5']],
  ])('%j is asked as %j', (schema, expected) => {
    const { ask, asked } = asking();
    having(ask, 'a', schema, false);
    expect(asked()).toEqual(expected);
  });

  test('between numbers without halves a half of another one is asked for', () => {
    const { ask, asked } = asking();
    having(ask, 'a', { type: 'integer', minimum: 2 ** 51, maximum: 2 ** 52 }, false);
    expect(asked()).toContain('a = 0.5');
    const other = asking();
    having(other.ask, 'a', { type: 'integer', minimum: 2 ** 51 - 1, maximum: 2 ** 52 }, false);
    expect(other.asked()).not.toContain('a = 0.5');
  });
});

test('what is NULL is as good as missing', () => {
  const set = lacking(asking().ask, 'a b');
  expect([undefined, null, '', 0].map((value) => set.has(messageOf(value)))).toEqual([true, true, false, false]);
});

test('a condition is one filter, however often it is asked; one that is too long is not known', () => {
  const filters = new AskedFilters();
  expect(filters.note('a = 1').has(new Message())).toBe(true);
  filters.note('a = 1');
  filters.note('b = 1');
  expect(filters.all.map(({ sql }) => sql)).toEqual(['a = 1', 'b = 1']);
  const asked: unknown[] = [];
  const ask = filters.by((filter) => {
    asked.push(filter);
    return exactly(TRUE, () => true);
  });
  ask('a = 1');
  expect(asked).toEqual([filters.all[0]]);
  const long = ask(`a = '${'x'.repeat(2000)}'`);
  expect(asked).toHaveLength(1);
  expect([long.has(new Message()), long.mayHave(new Message())]).toEqual([false, true]);
  expect(long.unresolved).toEqual([
    { address: `a = '${'x'.repeat(35)}`, argument: '', problem: 'it is too long to be asked' },
  ]);
  expect(inAny(long).unresolved).toEqual(long.unresolved);
});
