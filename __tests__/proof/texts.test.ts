import { PatternAtoms } from '../../lib/proof/encoding/terms/pattern-atoms';
import { TextBudget } from '../../lib/proof/encoding/terms/text-budget';
import { longestText } from '../../lib/proof/encoding/terms/text-length';
import { PatternRun } from '../../lib/proof/encoding/texts/pattern-run';
import { findText, TakenTexts } from '../../lib/proof/encoding/texts/text-search';

/** Patterns with `!` in front must not match. */
function textFor(patterns: readonly string[], taken: readonly string[] = [], left = 10_000) {
  const wishes = patterns.map((pattern) => ({
    run: new PatternRun(pattern.replace(/^!/, ''), ''),
    matches: !pattern.startsWith('!'),
  }));
  return findText(wishes, new TakenTexts(taken), { left });
}

describe('a text that some patterns match and others do not', () => {
  test.each<[what: string, patterns: readonly string[], taken: readonly string[], text: string | undefined]>([
    ['any at all', [], [], ''],
    ['any but the empty one', [], [''], 'x'],
    ['a letter', ['_'], [], 'x'],
    ['a letter that is not taken', ['_'], ['x'], 'y'],
    ['a letter that another pattern does not want', ['_', '!x%'], [], 'y'],
    ['neither taken nor unwanted', ['_', '!x%', '!z'], ['y'], 'a'],
    [
      'a letter beyond the ordinary ones',
      ['_', ...[...'xyzabcdefghijklmnopqrstuvw0123456789'].map((one) => `!${one}`)],
      [],
      '!',
    ],
    ['one that is longer than what is taken', ['a%'], ['a'], 'ax'],
    ['with a line feed at its end', ['a'], ['a'], 'a\n'],
    ['no text: both begin otherwise', ['a%', 'b%'], [], undefined],
    ['no text: it is just what is not wanted', ['a_', '!a%'], [], undefined],
    ['two patterns at once', ['a%c', '%b%'], [], 'abc'],
  ])('%s', (_, patterns, taken, text) => {
    expect(textFor(patterns, taken)).toEqual(text === undefined ? { kind: 'none' } : { kind: 'text', text });
  });

  test('that it takes too much work is said, and no answer', () => {
    expect(textFor(['a%b%c', '%d%'], [], 5)).toEqual({ kind: 'too-much' });
  });
});

test.each<[a: string, b: string, isApart: boolean]>([
  ['a%', 'b%', true],
  ['%a', '%b', true],
  ['a%x', 'a%y', true],
  ['_a%', 'bc%', true],
  ['a%', 'a%', false],
  ['a%', 'ab%', false],
  ['%a', '%ba', false],
  ['_%', 'b%', false],
  ['%', 'b', false],
  ['a', 'a_', false],
  // What stands behind a run may come anywhere.
  ['%a%', '%b%', false],
  ['a%b%', 'a%c%', false],
  // A text may end with a line feed more than its pattern.
  ['a\n', 'a', false],
  ['a', 'a\n', false],
  ['a\n%', 'b%', false],
])('the ends of %j and %j tell them apart: %s', (a, b, isApart) => {
  const [first, second] = [a, b].map((pattern) => new PatternRun(pattern, '')) as [PatternRun, PatternRun];
  expect([first.endsApartFrom(second), second.endsApartFrom(first)]).toEqual([isApart, isApart]);
});

describe('of texts that are put together the solver gets only some', () => {
  const sum = (text: string) => ({ kind: 'text', term: `(str.++ a "${text}")` }) as const;
  const literal = (value: string) => ({ kind: 'literal', value }) as const;
  const admits = (left: string, right: string) => new TextBudget().admitsComparison(sum(left), sum(right));

  test('of so many letters, on both sides', () => {
    expect(admits('x'.repeat(20), 'y'.repeat(4))).toBe(true);
    expect(admits('x'.repeat(20), 'y'.repeat(5))).toBe(false);
    expect(new TextBudget().admitsComparison(sum(''), literal('x'.repeat(24)))).toBe(true);
    expect(new TextBudget().admitsComparison(sum('x'), literal('x'.repeat(24)))).toBe(false);
  });

  test('of which a quote and an escape are one each', () => {
    expect(admits('""'.repeat(24), '')).toBe(true);
    expect(admits('\\u{e9}'.repeat(24), '')).toBe(true);
    expect(admits('""'.repeat(25), '')).toBe(false);
    expect(admits('\\u{e9}'.repeat(25), '')).toBe(false);
  });

  test('and of all together; what it has already costs nothing', () => {
    const budget = new TextBudget();
    const asked = ['a', 'b', 'c'].map((letter) => budget.admitsComparison(sum(letter.repeat(20)), sum('')));
    expect(asked).toEqual([true, true, true]);
    expect(budget.admitsComparison(sum('d'), sum(''))).toBe(false);
    expect(budget.admitsComparison(sum('a'.repeat(20)), sum(''))).toBe(true);
    expect(budget.admitsComparison(literal('x'.repeat(99)), { kind: 'text', term: 'a' })).toBe(true);
  });
});

test('a pattern that was asked for after a question does not matter to its solution', () => {
  const atoms = new PatternAtoms('a', [], () => {});
  atoms.atom('a%', '');
  const solution = new Map(atoms.symbols.map((symbol) => [symbol, 'true']));
  atoms.atom('%a%', '');
  expect(atoms.realize(solution)).toEqual({ kind: 'text', text: 'a' });
  const both = new Map(atoms.symbols.map((symbol, at) => [symbol, String(at === 0)]));
  expect(atoms.realize(both).kind).toBe('impossible');
});

test.each<[what: string, term: Parameters<typeof longestText>[0], longest: number]>([
  ['a text that is written', { kind: 'literal', value: 'abc' }, 3],
  ['true or false', { kind: 'literal', value: true }, 40],
  ['what senders send', { kind: 'text', term: 'a.text' }, 256],
  ['two of them, with a text between', { kind: 'text', term: '(str.++ a.text "-x-" b.text)' }, 515],
  ['a number and a text', { kind: 'text', term: '(str.++ (str.from_int n) "-x")' }, 42],
  ['a text alone, in which a quote is one unit', { kind: 'text', term: '(str.++ "a""b" "c")' }, 4],
  ['some text', { kind: 'some', type: 'string' }, 256],
  ['some text that is known to be short', { kind: 'some', type: 'string', longest: 7 }, 7],
  ['some time', { kind: 'some', type: 'datetime' }, 40],
])('how long a text may be: %s', (_, term, longest) => {
  expect(longestText(term)).toBe(longest);
});
