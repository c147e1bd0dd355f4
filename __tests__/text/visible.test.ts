import fc from 'fast-check';
import { harmlessJson, jsonText, shortened, visible, visibleLines } from '../../lib/text';
import { ATTACKS, faultsOf, hostileText, ORDINARY } from '../support/hostile';

/** The text that was made visible. */
function undone(shown: string): string {
  return shown.replace(/\\u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
}

test.each(Object.entries(ATTACKS))('%s', (_, text) => {
  const shown = visible(text);
  expect(shown).not.toContain('\n');
  expect(faultsOf(shown).filter((fault) => !fault.startsWith('a command'))).toEqual([]);
  expect(undone(shown)).toBe(text);
});

test.each(ORDINARY.map((name) => [name]))('%s stays as it is', (name) => {
  expect(visible(name)).toBe(name);
  expect(visibleLines(name)).toBe(name);
  expect(JSON.parse(jsonText({ name }))).toEqual({ name });
  expect(jsonText({ name })).toBe(JSON.stringify({ name }));
});

test('what is shown is what stands there', () => {
  expect(visible('a\u001b[31mb')).toBe('a\\u{1b}[31mb');
  expect(visible('a\r\n\u009bb')).toBe('a\\u{d}\\u{a}\\u{9b}b');
  expect(visible('\u202ea\u{e0041}')).toBe('\\u{202e}a\\u{e0041}');
  expect(visible('\\u{1b}')).toBe('\\u{5c}u{1b}');
  // A joiner in an emoji is seen, and one behind it is not.
  expect(visible('👩‍🔬\u200d')).toBe('👩‍🔬\\u{200d}');
  expect(visible('a\ufe0f⚠️')).toBe('a\\u{fe0f}⚠️');
  // What looks like é in one piece, a mark without a letter, and marks upon marks.
  expect(visible('e\u0301tude \u212b')).toBe('e\\u{301}tude \\u{212b}');
  expect(visible('\u0301a \u0338')).toBe('\\u{301}a \\u{338}');
  expect(visible(`x${'\u0301'.repeat(6)}`)).toBe(`x${'\u0301'.repeat(4)}\\u{301}\\u{301}`);
});

test('two texts that differ look different, and nothing unseen is left of any', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const shown = visible(text);
      expect(undone(shown)).toBe(text);
      expect(faultsOf(shown).filter((fault) => !fault.startsWith('a command'))).toEqual([]);
    }),
    { numRuns: 800 },
  );
});

test('what is visible stays so when it is guarded once more', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const shown = visible(text);
      expect(visibleLines(shown)).toBe(shown);
      expect(visibleLines(visibleLines(text))).toBe(visibleLines(text));
    }),
    { numRuns: 400 },
  );
});

test('JSON is the same data, and nothing that a terminal or a pipeline acts on', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (name, text) => {
      const value = { [name]: [text, { text }], n: 1 };
      for (const json of [jsonText(value), jsonText(value, 2), harmlessJson(JSON.stringify(value))]) {
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(faultsOf(json)).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
});

test('a long text says how much of it is left out, and is not cut through a letter', () => {
  expect(shortened('abc', 3)).toBe('abc');
  expect(shortened(`${'a'.repeat(50)}${'b'.repeat(50)}`, 10)).toBe('aaaaaa…(90 more)…bbbb');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, most) => {
      expect(shortened(text, most)).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test.each([
  ['marks', '\u0301'],
  ['backslashes', '\\'],
  ['escapes', '\u001b'],
  ['emoji', '👩‍🔬'],
])('a megabyte of %s is shown in time that grows with it', (_, piece) => {
  const text = piece.repeat(1_000_000 / piece.length);
  expect(undone(visible(text))).toBe(text);
});
