import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { colors, fitHarmless } from '../../lib/terminal';
import { line, problemLines, TerminalText, terminalLines, visible, withoutCommands } from '../../lib/text';
import { ATTACKS, faultsOf, hostileText } from '../support/hostile';

/** As `colors` does on a terminal. */
const red = (text: string | TerminalText) => TerminalText.of(text).in((shown) => `\u001b[31m${shown}\u001b[39m`);

test('each line is one, whatever is in it', () => {
  expect(terminalLines(['a\nb', 'c\r\u0007'])).toEqual(['a\\u{a}b', 'c\\u{d}\\u{7}']);
  expect(terminalLines(['x\n::error::y'])).toEqual(['x\\u{a}::error::y']);
});

test('colours of ours are colours, and those of others are text', () => {
  expect(terminalLines([line`  ${red('proved')} ${'\u001b[32mx'} ${1}`])).toEqual([
    '  \u001b[31mproved\u001b[39m \\u{1b}[32mx 1',
  ]);
  expect(terminalLines([red('a\u001b[0mb')])).toEqual(['\u001b[31ma\\u{1b}[0mb\u001b[39m']);
  // Whoever takes a line for a text loses its colours, and nothing else.
  expect(`${red('a')}`).toBe('a');
  expect(terminalLines([`${line`${red('a')} b`}`])).toEqual(['a b']);
});

test('in a pipe there are no colours', () => {
  expect(colors.red('x').text).toBe('x');
});

test.each([
  ['::error::x', '\\u{3a}:error::x'],
  ['   ::set-output name=a::b', '   \\u{3a}:set-output name=a::b'],
  ['a ::error::x', 'a ::error::x'],
  [':::x', '\\u{3a}::x'],
  ['a ##[error]x', 'a \\u{23}#[error]x'],
  ['###[x]', '#\\u{23}#[x]'],
  ['##vso[task.setvariable]', '\\u{23}#vso[task.setvariable]'],
  ['@@continua[x]', '\\u{40}@continua[x]'],
  ['### Security audit', '### Security audit'],
  ['a\n::error::b', 'a\n\\u{3a}:error::b'],
])('%j is no command to a runner', (text, shown) => {
  expect(withoutCommands(text)).toBe(shown);
});

test('a command in a colour of ours is none either', () => {
  expect(terminalLines([line`${red('::error::x')}`])).toEqual(['\u001b[31m\\u{3a}:error::x\u001b[39m']);
  for (const text of [line`${red(':')}:error::x`, line`a ${red('#')}#[error]`, line`##v${red('so')}[task.x]`])
    expect(faultsOf(terminalLines([text]).join('\n'))).toEqual([]);
});

test('carets stay below what they point at', () => {
  const [shown = '', carets = ''] = terminalLines(["  a = '\u001b\u202e' AND AND", '               ^^^']);
  expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('AND');
  const [other = '', below = ''] = terminalLines(['  \u0007\u0007 x', '  ^^']);
  expect(other.slice(below.indexOf('^'), below.lastIndexOf('^') + 1)).toBe('\\u{7}\\u{7}');
  expect(terminalLines(['  a AND', '         ^'])).toEqual(['  a AND', '         ^']);
});

test('a problem with an excerpt is three lines, and every other one', () => {
  expect(problemLines('a: got "x"')).toEqual(['a: got "x"']);
  expect(problemLines('a\nb: syntax\n  c = = 1\n      ^')).toEqual(['a\nb: syntax', '  c = = 1', '      ^']);
  expect(problemLines('a\nb\n^')).toEqual(['a\nb\n^']);
});

test('a line that is longer than anybody reads says so', () => {
  const [shown = ''] = terminalLines(['x'.repeat(1_000_000)]);
  expect(shown.length).toBeLessThan(70_000);
  expect(shown).toContain('…(934464 more)…');
});

describe('on a terminal', () => {
  test.each(Object.entries(ATTACKS))('%s', (_, text) => {
    const shown = fitHarmless(terminalLines([`some words before ${text} and some after`, text]).join('\n'), 40);
    expect(faultsOf(shown)).toEqual([]);
  });

  test('no line that was broken begins with a command', () => {
    const shown = fitHarmless(terminalLines([`${'word '.repeat(7)}::error::pwned and ::more::x`]).join('\n'), 40);
    expect(shown.split('\n')[1]).toMatch(/^ {2}\\u\{3a\}:error::pwned/);
    expect(faultsOf(shown)).toEqual([]);
    // A word that is too long is broken anywhere.
    for (let at = 30; at < 45; at++) expect(faultsOf(fitHarmless(`${'x'.repeat(at)}::error::pwned`, 40))).toEqual([]);
  });

  test('whatever the text and the width', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 4 }), fc.integer({ min: 10, max: 120 }), (texts, columns) => {
        const lines = terminalLines([texts.join(' '), line`${red(texts.join('-'))}: ${texts.join('')}`]);
        expect(lines).toHaveLength(2);
        expect(faultsOf(lines.join('\n'))).toEqual([]);
        expect(faultsOf(fitHarmless(lines.join('\n'), columns))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

test('what is left out of an escape is nothing: the line tells the text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      fc.pre(!text.includes('\u001b['));
      expect(stripVTControlCharacters(line`${red(text)}`.text)).toBe(visible(text));
    }),
  );
});
