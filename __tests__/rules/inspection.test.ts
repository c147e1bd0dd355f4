import { Inspection, isPlain, pathTo, within } from '../../lib/rules/inspection/inspection';
import { describeProblem, show } from '../../lib/rules/inspection/problem';

describe('how things are called', () => {
  test.each<[path: string, name: string, whole: string]>([
    ['', 'a', 'a'],
    ['rules', 'a-b_$1', 'rules.a-b_$1'],
    ['rules', 'a b', 'rules["a b"]'],
    ['', 'a b', '["a b"]'],
    ['rules', '', 'rules[""]'],
    ['rules', 'x'.repeat(60), `rules.${'x'.repeat(60)}`],
    ['rules', 'x'.repeat(61), `rules["${'x'.repeat(61)}"]`],
  ])('%j and %j', (path, name, whole) => {
    expect(pathTo(path, name)).toBe(whole);
  });

  test.each<[path: string, problem: string, whole: string]>([
    ['', 'a: wrong', 'a: wrong'],
    ['rules', 'a: wrong', 'rules.a: wrong'],
    ['rules', 'a.b: wrong', 'rules.a.b: wrong'],
    ['rules', '[0]: wrong', 'rules[0]: wrong'],
    ['rules', 'a[0]: wrong', 'rules.a[0]: wrong'],
    ['rules', 'got 1, allowed a text', 'rules: got 1, allowed a text'],
  ])('at %j, %j', (path, problem, whole) => {
    expect(within(path, problem)).toBe(whole);
  });

  test.each<[what: string, value: unknown, is: boolean]>([
    ['an object with braces', {}, true],
    ['one without a prototype', Object.create(null), true],
    ['a list', [], false],
    ['nothing', null, false],
    ['a text', 'a', false],
    ['an object of a class', new Map(), false],
  ])('%s is plain: %#', (_, value, is) => {
    expect(isPlain(value)).toBe(is);
  });
});

describe('a value in a message', () => {
  class Topic {
    readonly itself = this;
  }
  const loop: Record<string, unknown> = {};
  loop.itself = loop;

  test.each<[what: string, value: unknown, shown: string]>([
    ['nothing', undefined, 'nothing'],
    ['a text', 'a "b"', '"a \\"b\\""'],
    ['a number', 8, '8'],
    ['no number', Number.NaN, 'NaN'],
    ['a whole number', 7n, '7'],
    ['a function', function named() {}, 'the function named'],
    [
      'a function without a name',
      (
        () => () =>
          1
      )(),
      'a function',
    ],
    ['what JSON leaves out', Symbol('x'), 'Symbol(x)'],
    ['a text of the most letters', 'x'.repeat(78), `"${'x'.repeat(78)}"`],
    ['a longer one', 'x'.repeat(79), `"${'x'.repeat(78)}…`],
    ['an object that has itself', loop, 'an object'],
    ['one of a class', new Topic(), 'an object of the class Topic'],
    ['a list that has such', [loop, loop], 'a list of 2'],
    ['letters that turn the direction', 'a\u202eb', '"a\\u202eb"'],
    ['half a letter', 'a\ud83d', '"a\\ud83d"'],
    ['a whole one', '😀', '"😀"'],
    ['a control', '\u0085', '"\\u0085"'],
  ])('%s', (_, value, shown) => {
    expect(show(value)).toBe(shown);
  });

  test('has its place, what is allowed and how to mend it', () => {
    expect(describeProblem({ subject: 'a', got: '8', allowed: 'at most 7', fix: 'use 7' })).toBe(
      'a: got "8", allowed at most 7; use 7',
    );
  });
});

test.each<[path: string, known: string[], says: string, near: string | undefined]>([
  ['', ['name'], 'unknown queue "nam"; did you mean name?', 'name'],
  ['it', ['name'], 'it: unknown queue "nam"; did you mean name?', 'name'],
  ['it', ['other'], 'it: unknown queue "nam"; allowed are other', undefined],
  ['it', [], 'it: unknown queue "nam"; there are none', undefined],
])('a name that is not known, at %j beside %j', (path, known, says, near) => {
  const inspection = new Inspection();
  expect(inspection.unknown(path, 'nam', known, 'queue')).toBe(near);
  expect(inspection.problems).toEqual([says]);
});
