import { Absent, Inspection } from '../../lib/rules/inspection/inspection';
import {
  anything,
  callback,
  either,
  flag,
  listOf,
  mapOf,
  number,
  oneOf,
  type Shape,
  shapeOf,
  text,
  UNUSABLE,
  valueThat,
} from '../../lib/rules/inspection/shape';

/** A value that only Terraform knows. */
const TOKEN = { resolve: () => 'later' };

/** What is usable of a value, and what is wrong with it. */
function inspected<T>(shape: Shape<T>, value: unknown, isOfOthers = false) {
  const inspection = new Inspection(isOfOthers);
  const usable = shape.inspect(value, 'it', inspection);
  return { usable: usable === UNUSABLE ? 'nothing' : usable, problems: inspection.problems };
}

const right = (usable: unknown) => ({ usable, problems: [] });

describe('plain values', () => {
  test.each<[what: string, shape: Shape<unknown>, value: unknown]>([
    ['a text', text, ''],
    ['a boolean', flag, false],
    ['a boolean that Terraform knows', flag, TOKEN],
    ['a number', number, -1.5],
    ['a number that Terraform knows', number, TOKEN],
    ['a function', callback('(m)'), () => 1],
    ['whatever is there', anything('text'), null],
    ['one of some', oneOf('a', 'b'), 'b'],
    ['one of some numbers', oneOf(1, 2), 2],
    ['one of some that Terraform knows', oneOf('a'), TOKEN],
    ['one of some that hides in a text', oneOf('a'), '${TfToken[Token.1]}'],
    ['a list that Terraform knows', listOf(text), TOKEN],
    ['a map that Terraform knows', mapOf(text), TOKEN],
    ['an empty list', listOf(text), []],
    ['an empty map', mapOf(text), {}],
  ])('%s is right', (_, shape, value) => {
    const { usable, problems } = inspected(shape, value);
    expect(problems).toEqual([]);
    expect(usable).toBe(value);
  });

  test.each<[what: string, shape: Shape<unknown>, value: unknown, usable: unknown, problem: string]>([
    ['a number for a text', text, 8, 'standin', 'it: got 8, allowed a text; write "8"'],
    [
      'nothing for a text',
      text,
      undefined,
      'standin',
      'it: got undefined, allowed a text; give a value, or leave it out',
    ],
    ['null for a text', text, null, 'standin', 'it: got null, allowed a text; give one'],
    ['a token for a text', text, TOKEN, 'standin', 'it: got {}, allowed a text; give one'],
    ['a boolean in quotes', flag, 'true', false, 'it: got "true", allowed true or false; write true, without quotes'],
    ['a word for a boolean', flag, 'yes', false, 'it: got "yes", allowed true or false; give one of these'],
    ['a number in quotes', number, '8', 1, 'it: got "8", allowed a number; write 8, without quotes'],
    ['a word for a number', number, 'many', 1, 'it: got "many", allowed a number; give one'],
    ['blanks for a number', number, ' ', 1, 'it: got " ", allowed a number; give one'],
    ['an endless number', number, Number.POSITIVE_INFINITY, 1, 'it: got Infinity, allowed a number; give one'],
    ['no function', callback('(m)'), 1, 'nothing', 'it: got 1, allowed a function (m); give one'],
    [
      'nothing at all',
      anything('text'),
      undefined,
      'nothing',
      'it: got undefined, allowed text; give a value, or leave it out',
    ],
    ['a slip', oneOf('alpha', 'beta'), 'alpa', 'alpha', 'it: got "alpa", allowed alpha, beta; did you mean "alpha"?'],
    ['another word', oneOf('alpha', 'beta'), 'x', 'nothing', 'it: got "x", allowed alpha, beta; use one of these'],
    ['another number', oneOf(1, 2), 3, 'nothing', 'it: got 3, allowed 1, 2; use one of these'],
    [
      'a name that is not there',
      text,
      new Absent('unknown queue "x"; there are none'),
      'standin',
      'it: unknown queue "x"; there are none',
    ],
    [
      'what a fix is known for',
      valueThat<string>('a topic', () => false, { fix: (value) => `take the name of ${value}` }),
      'jobs',
      'nothing',
      'it: got "jobs", allowed a topic; take the name of jobs',
    ],
    ['no list', listOf(text), 'a', [], 'it: got "a", allowed a list, each a text; write it in square brackets'],
    ['a list with something else', listOf(oneOf('a', 'bbb')), ['a', 7, 'bbc'], ['a', 'bbb'], 'it[1]: got 7'],
    ['no map', mapOf(text), [], 'nothing', 'it: got [], allowed an object, each value a text; give one'],
    ['a map with something else', mapOf(text), { a: 'x', b: 1 }, { a: 'x' }, 'it.b: got 1, allowed a text; write "1"'],
    ['a map with a name that is no word', mapOf(text), { 'a b': 1 }, {}, 'it["a b"]: got 1, allowed a text; write "1"'],
  ])('%s is told, and the rest is usable', (_, shape, value, usable, problem) => {
    const found = inspected(shape, value);
    expect(found.usable).toEqual(usable);
    expect(found.problems[0]?.startsWith(problem)).toBe(true);
  });
});

interface Options {
  readonly name: string;
  readonly size: number;
  readonly kind?: 'small' | 'large';
  readonly tags?: Readonly<Record<string, string>>;
  readonly topic?: object;
}
const TOPIC = valueThat<object>('a topic', (value) => typeof value === 'object' && value !== null, {
  isReference: true,
});
const OPTIONS = shapeOf<Options>(
  { name: text, size: number },
  { kind: oneOf('small', 'large'), tags: mapOf(text), topic: TOPIC },
);

describe('options', () => {
  const all = { name: 'a', size: 1 };

  test.each<[what: string, value: unknown, usable: unknown, problems: string[]]>([
    ['all that must be there', all, all, []],
    ['all of them', { ...all, kind: 'small', tags: { a: 'b' } }, { ...all, kind: 'small', tags: { a: 'b' } }, []],
    ['no object', [], 'nothing', ['it: got [], allowed an object with name, size; give one']],
    ['an object of a class', new Map(), 'nothing', ['it: got {}, allowed an object with name, size; give one']],
    ['one that is missing', { name: 'a' }, { name: 'a', size: 1 }, ['it.size: got nothing, allowed a number; give it']],
    [
      'one under another name: it is told once',
      { nam: 'a', size: 2 },
      { name: 'standin', size: 2 },
      ['it: unknown option "nam"; did you mean name?'],
    ],
    [
      'a name that is none of them',
      { ...all, colour: 'red' },
      all,
      ['it: unknown option "colour"; allowed are name, size, kind, tags, topic'],
    ],
    [
      'a name that all objects have',
      { ...all, toString: 1 },
      all,
      ['it: unknown option "toString"; allowed are name, size, kind, tags, topic'],
    ],
    [
      'one that must be there and is wrong',
      { ...all, name: 1 },
      { name: 'standin', size: 1 },
      ['it.name: got 1, allowed a text; write "1"'],
    ],
    [
      'one that must be there and got lost',
      { ...all, name: undefined },
      { name: 'standin', size: 1 },
      ['it.name: got undefined, allowed a text; give it'],
    ],
    [
      'one that may be there and is wrong',
      { ...all, kind: 'smal' },
      all,
      ['it.kind: got "smal", allowed small, large; did you mean "small"?'],
    ],
    [
      'a part of one that may be there',
      { ...all, tags: { a: 'x', b: 1 } },
      { ...all, tags: { a: 'x' } },
      ['it.tags.b: got 1, allowed a text; write "1"'],
    ],
    ['one of which no part is right', { ...all, tags: { b: 1 } }, all, ['it.tags.b: got 1, allowed a text; write "1"']],
    [
      'one that may be there and got lost',
      { ...all, kind: undefined },
      all,
      ['it.kind: got undefined, allowed small, large; give a value, or leave it out'],
    ],
  ])('%s', (_, value, usable, problems) => {
    expect(inspected(OPTIONS, value)).toEqual({ usable, problems });
  });

  test('of a construct of others, what is undefined is left out; but no reference, and nothing that must be there', () => {
    expect(inspected(OPTIONS, { ...all, kind: undefined }, true)).toEqual(right({ ...all, kind: undefined }));
    expect(inspected(OPTIONS, { ...all, topic: undefined }, true)).toEqual({
      usable: all,
      problems: ['it.topic: got undefined, allowed a topic; give a value, or leave it out'],
    });
    expect(inspected(OPTIONS, { size: 1, name: undefined }, true).problems).toEqual([
      'it.name: got undefined, allowed a text; give it',
    ]);
  });

  test('without what must be there and has no stand-in, nothing of it is usable', () => {
    const needy = shapeOf<{ topic: object; name: string }>({ topic: TOPIC, name: text }, {});
    expect(inspected(needy, { name: 'a' }).usable).toBe('nothing');
    expect(inspected(needy, { name: 'a', topic: 1 }).usable).toBe('nothing');
    const replaced = shapeOf<{ topic: object }>({ topic: TOPIC }, {}, { standIn: { topic: {} } });
    expect(inspected(replaced, {}).usable).toEqual({ topic: {} });
    expect(inspected(replaced, 1).usable).toEqual({ topic: {} });
  });

  test('one that must be there and is no word of its list is the first of it, and one that may be is left out', () => {
    const shape = shapeOf<{ kind: string; other?: string }>(
      { kind: oneOf('small', 'large') },
      { other: oneOf('a', 'b') },
    );
    expect(inspected(shape, { kind: 'x', other: 'x' })).toMatchObject({ usable: { kind: 'small' } });
    expect(inspected(shape, { kind: 'smal', other: 'b' }).usable).toEqual({ kind: 'small', other: 'b' });
  });

  test('within options are kept as far as they are right where none of them must be there, else left out', () => {
    interface Outer {
      readonly limits?: { readonly min?: number; readonly max?: number };
      readonly place?: { readonly row: number; readonly column?: number };
    }
    const shape = shapeOf<Outer>(
      {},
      {
        limits: shapeOf<NonNullable<Outer['limits']>>({}, { min: number, max: number }),
        place: shapeOf<NonNullable<Outer['place']>>({ row: number }, { column: number }),
      },
    );
    expect(inspected(shape, { limits: { min: 1, max: '2' }, place: { row: 1, column: '2' } })).toEqual({
      usable: { limits: { min: 1 } },
      problems: [
        'it.limits.max: got "2", allowed a number; write 2, without quotes',
        'it.place.column: got "2", allowed a number; write 2, without quotes',
      ],
    });
    expect(inspected(shape, { limits: { max: '2' } }).usable).toEqual({});
    expect([shape.keepsParts, OPTIONS.keepsParts]).toEqual([true, false]);
  });

  test('are called by what must be there, or by all where nothing must', () => {
    expect(OPTIONS.expects).toBe('an object with name, size');
    expect(shapeOf<{ a?: string; b?: string }>({}, { a: text, b: text }).expects).toBe('an object with a, b');
    expect(shapeOf<{ a: string }>({ a: text }, {}, { expects: 'a thing' }).expects).toBe('a thing');
  });

  test('an object of a class will do where it is said so', () => {
    class Named {
      readonly name = 'a';
    }
    const shape = shapeOf<{ name: string }>({ name: text }, {}, { orInstance: true });
    const named = new Named();
    expect(inspected(shape, named).usable).toBe(named);
    for (const value of [1, [], null, { name: 1 }]) expect(inspected(shape, value).problems).toHaveLength(1);
  });

  test('a map of options takes the stand-in of one that is wrong, since others may ask for its name', () => {
    const replaced = shapeOf<{ name: string }>({ name: text }, {}, { standIn: { name: 'standin' } });
    expect(inspected(mapOf<unknown>(replaced), { a: 1, b: { name: 'x' } }).usable).toEqual({
      a: { name: 'standin' },
      b: { name: 'x' },
    });
  });

  test('one of several shapes is chosen by the value', () => {
    const shape = either<unknown>((value) => (Array.isArray(value) ? listOf(text) : text), 'a text, or several');
    expect(inspected(shape, ['a'])).toEqual(right(['a']));
    expect(inspected(shape, [1]).problems).toEqual(['it[0]: got 1, allowed a text; write "1"']);
    expect(inspected(shape, 1).problems).toEqual(['it: got 1, allowed a text; write "1"']);
  });
});
