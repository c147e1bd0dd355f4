import fc from 'fast-check';
import {
  applyAction,
  compileFilter,
  evaluateFilter,
  Failure,
  messageFromJson,
  messageToJson,
  parseAction,
  parseFilter,
} from '../../lib/rules';
import { Guid } from '../../lib/rules/values/values';

function predicateOf(sql: string) {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return parsing.value;
}

const word = (truth: unknown) => (truth instanceof Failure ? 'fails' : String(truth));

/** What both evaluators answer of a property `a`: of nothing, null, other types, and numbers around 1. */
const VALUES: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  text: 'x',
  boolean: true,
  'int 0': 0,
  'int 1': 1,
  'int 2': 2,
  'double 0.5': 0.5,
  'double 1': { double: '1' },
  'double 1.5': 1.5,
  NaN: { double: 'NaN' },
  'byte 1': { byte: '1' },
  'ulong 1': { ulong: '1' },
  'long most': { long: '9223372036854775807' },
  'float 1': { float: '1' },
  'decimal 1': { decimal: '1' },
};
const answers = (sql: string) =>
  Object.fromEntries(
    Object.entries(VALUES).map(([name, value]) => {
      const message = messageFromJson({ properties: value === undefined ? {} : { a: value } });
      const predicate = predicateOf(sql);
      const answer = word(evaluateFilter(predicate, message));
      expect([name, word(compileFilter(predicate)(message))]).toEqual([name, answer]);
      return [name, answer];
    }),
  );
const OTHERS = { text: 'fails', boolean: 'fails', 'ulong 1': 'fails' };

describe('a property beside a constant', () => {
  test.each<[operator: string, below: boolean, same: boolean, above: boolean, nan: boolean, none: boolean]>([
    ['=', false, true, false, false, false],
    ['<>', true, false, true, true, true],
    ['<', true, false, false, false, false],
    ['<=', true, true, false, false, false],
    ['>', false, false, true, false, false],
    ['>=', false, true, true, false, false],
  ])('a %s 1', (operator, below, same, above, nan, none) => {
    const [low, equal, high] = [String(below), String(same), String(above)];
    const expected = {
      ...OTHERS,
      nothing: 'undefined',
      null: String(none),
      'int 0': low,
      'int 1': equal,
      'int 2': high,
      'double 0.5': low,
      'double 1': equal,
      'double 1.5': high,
      NaN: String(nan),
      'byte 1': equal,
      'long most': high,
      'float 1': equal,
      'decimal 1': equal,
    };
    expect(answers(`a ${operator} 1`)).toEqual(expected);
    // The guard alone: what is missing is asked for too.
    expect(answers(`NOT EXISTS(A) OR a ${operator} 1`)).toEqual({ ...expected, nothing: 'true' });
    const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }[operator] ?? operator;
    expect(answers(`1 ${mirrored} a`)).toEqual(expected);
  });

  test('a guard of another property is no guard', () => {
    const message = messageFromJson({ properties: { b: 1 } });
    const both = (sql: string) => [evaluateFilter(predicateOf(sql), message), compileFilter(predicateOf(sql))(message)];
    expect(both('NOT EXISTS(b) OR a = 1')).toEqual([undefined, undefined]);
    expect(both('NOT EXISTS(c) OR a = 1')).toEqual([true, true]);
    expect(both('EXISTS(a) OR a = 1')).toEqual([undefined, undefined]);
    expect(both('NOT EXISTS(a) AND b = 1')).toEqual([true, true]);
    expect(both('NOT EXISTS(sys.Label) OR sys.Label = 1')).toEqual([false, false].map(() => expect.anything()));
  });

  test('a text, and a list of texts that is short or long', () => {
    const equal = answers("a = 'x'");
    expect(equal).toMatchObject({
      nothing: 'undefined',
      null: 'false',
      text: 'true',
      'int 1': 'fails',
      boolean: 'fails',
    });
    const list = (count: number, last: string) =>
      `a IN (${[...Array.from({ length: count - 1 }, (_, n) => `'t${n}'`), `'${last}'`].join(', ')})`;
    for (const count of [1, 2, 8, 9, 20]) {
      expect(answers(list(count, 'x'))).toMatchObject({
        nothing: 'undefined',
        text: 'true',
        'int 1': 'fails',
        null: 'false',
      });
      expect(answers(list(count, 'y'))).toMatchObject({ nothing: 'undefined', text: 'false', 'int 1': 'fails' });
      expect(answers(list(count, 'x').replace('IN', 'NOT IN'))).toMatchObject({ nothing: 'undefined', text: 'false' });
    }
  });

  test('a pattern', () => {
    expect(answers("a LIKE '1%'")).toMatchObject({
      nothing: 'undefined',
      null: 'false',
      text: 'false',
      'int 1': 'true',
      'double 1.5': 'true',
      NaN: 'false',
    });
    expect(answers("a NOT LIKE '1%'")).toMatchObject({
      nothing: 'undefined',
      null: 'true',
      text: 'true',
      'int 1': 'false',
    });
    expect(answers("a LIKE ''")).toMatchObject({ nothing: 'undefined', null: 'true', text: 'false' });
    expect(answers("'x' LIKE a")).toMatchObject({
      nothing: 'undefined',
      null: 'false',
      text: 'true',
      'int 1': 'false',
    });
    expect(answers("'x' LIKE 'x' ESCAPE a")).toMatchObject({
      nothing: 'undefined',
      null: 'true',
      text: 'false',
      'int 1': 'true',
    });
  });

  test('whether it is there, or null', () => {
    expect(answers('EXISTS(a)')).toMatchObject({ nothing: 'false', null: 'true', text: 'true' });
    expect(answers('a IS NULL')).toMatchObject({ nothing: 'true', null: 'true', text: 'false' });
    expect(answers('a IS NOT NULL')).toMatchObject({ nothing: 'false', null: 'false', text: 'true' });
  });

  test('what fails goes on failing', () => {
    const failing = { nothing: 'fails', null: 'fails', 'int 1': 'fails' };
    for (const sql of [
      'EXISTS(sys.LockToken)',
      'sys.DeliveryCount IS NULL',
      "sys.LockToken LIKE 'x'",
      'sys.DeliveryCount IN (1)',
      '-sys.DeliveryCount = 1',
      'p(sys.DeliveryCount) = 1',
      'NOT sys.DeliveryCount = 1',
    ])
      expect(answers(sql)).toMatchObject(failing);
  });
});

/** Conditions that are true, false, unknown, and that fail. */
const TRUTHS = { true: '1 = 1', false: '1 = 2', undefined: 'none = 1', fails: '1/0 = 1' } as const;
type Truth = keyof typeof TRUTHS;

describe('AND and OR, left to right', () => {
  const evaluated = (sql: string) => {
    const [own, compiled] = [
      evaluateFilter(predicateOf(sql), messageFromJson({})),
      compileFilter(predicateOf(sql))(messageFromJson({})),
    ];
    expect(word(compiled)).toBe(word(own));
    return word(own);
  };
  const and = (parts: readonly Truth[]): Truth => {
    let all: Truth = 'true';
    for (const part of parts) {
      if (part === 'false' || part === 'fails') return part;
      if (part === 'undefined') all = part;
    }
    return all;
  };
  const or = (parts: readonly Truth[]): Truth => {
    let any: Truth = 'false';
    for (const part of parts) {
      if (part === 'true' || part === 'fails') return part;
      if (part === 'undefined') any = part;
    }
    return any;
  };

  test('a failure and what decides end it, and unknown does not', () => {
    const truths = fc.array(fc.constantFrom(...(Object.keys(TRUTHS) as Truth[])), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(truths, (parts) => {
        const sql = parts.map((part) => TRUTHS[part]);
        expect(evaluated(sql.join(' AND '))).toBe(and(parts));
        expect(evaluated(sql.join(' OR '))).toBe(or(parts));
        const [first, ...others] = sql;
        expect(evaluated(`${first} AND (${others.join(' OR ')})`)).toBe(and([parts[0] as Truth, or(parts.slice(1))]));
        expect(evaluated(`${first} OR (${others.join(' AND ')})`)).toBe(or([parts[0] as Truth, and(parts.slice(1))]));
      }),
    );
  });
});

test('the same luck gives the same answer', () => {
  const luck = () => new Guid('6f0c0000-0000-0000-0000-000000000001');
  const predicate = predicateOf("newid() = '6f0c0000-0000-0000-0000-000000000001'");
  expect([compileFilter(predicate, luck)(messageFromJson({})), compileFilter(predicate)(messageFromJson({}))]).toEqual([
    true,
    false,
  ]);
  expect(
    compileFilter(predicateOf("NOT (newid() = '6f0c0000-0000-0000-0000-000000000001')"), luck)(messageFromJson({})),
  ).toBe(false);
  const action = parseAction('SET a = newid()');
  const applied = action.valid && applyAction(action.value, messageFromJson({}), luck);
  expect(applied && !(applied instanceof Failure) && messageToJson(applied)).toEqual({
    properties: { a: { guid: '6f0c0000-0000-0000-0000-000000000001' } },
  });
});
