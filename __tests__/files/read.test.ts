import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkNesting, checkYamlNesting, DEEPEST, FileProblem, parseJson, readText, wholeLines } from '../../lib/files';

const folder = mkdtempSync(join(tmpdir(), 'read-'));
let number = 0;
function file(bytes: Uint8Array | string): string {
  const path = join(folder, String(number++));
  writeFileSync(path, bytes);
  return path;
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => utf16(text).swap16();

/** A text, as the ways in which it comes. */
const FORMS: readonly [name: string, bytes: (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16, as PowerShell's > writes it", (text) => utf16(`\uFEFF${text}`)],
  ['UTF-16, the other way round', (text) => swapped(`\uFEFF${text}`)],
];

describe.each(FORMS)('%s', (_, bytes) => {
  test('is read as the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        expect(readText(file(bytes(`{${text}`)))).toBe(`{${text}`);
      }),
      { numRuns: 50 },
    );
  });

  test('is read in lines as the lines', async () => {
    const lines = Array.from({ length: 5000 }, (__, n) => `{"n": ${n}, "é": "日本 🙂"}\r\n`);
    const pieces: Buffer[] = [];
    for await (const piece of wholeLines(file(bytes(lines.join(''))), 100)) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every((piece) => piece.toString().endsWith('\n'))).toBe(true);
    expect(Buffer.concat(pieces).toString()).toBe(lines.join(''));
  });
});

test('UTF-16 without a mark is told by its zero bytes', () => {
  expect(readText(file(utf16('{"a": 1}')))).toBe('{"a": 1}');
  expect(readText(file(swapped('{"a": 1}')))).toBe('{"a": 1}');
});

test.each<[what: string, path: () => string, reason: RegExp]>([
  ['nothing', () => join(folder, 'nothing'), /nothing: there is no such file$/],
  ['a folder', () => folder, /cannot be read: it is a folder$/],
  ['a link to nothing', () => link('gone', 'dangling'), /dangling: a link to gone, which is not there$/],
  ['links in a circle', () => circle(), /cannot be read: its links go in a circle$/],
  [
    'bytes that are no text',
    () => file(Buffer.from([0x7b, 0x0a, 0xff, 0x7d])),
    /is not UTF-8: byte 0xFF stands in line 2, column 1; save it as UTF-8$/,
  ],
  [
    'a plan as Terraform stores it',
    () => file(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x97])),
    /is a zip archive, .*; give its JSON: terraform show -json plan > plan\.json$/,
  ],
  ['a zero byte', () => file('{\n"a": "\0"}'), /is no text: a zero byte stands in line 2, column 7$/],
  [
    'half of UTF-16',
    () => file(Buffer.concat([utf16('\uFEFF{'), Buffer.from([0x20])])),
    /ends in the middle of a letter of UTF-16/,
  ],
  ['half a letter', () => file(utf16('\uFEFF{\ud800}')), /is not UTF-16: half a letter stands in line 1, column 2/],
  ['UTF-32', () => file(Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])), /is UTF-32; save it as UTF-8$/],
])('%s is one true line', (_, path, reason) => {
  const name = path();
  expect(() => readText(name)).toThrow(FileProblem);
  expect(() => readText(name)).toThrow(reason);
});

function circle(): string {
  link('c2', 'c1');
  return link('c1', 'c2');
}

function link(target: string, name: string): string {
  symlinkSync(target, join(folder, name));
  return join(folder, name);
}

describe('nesting', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  test('what people write is read', () => {
    expect(parseJson(nested(DEEPEST))).toBeInstanceOf(Array);
    expect(parseJson(`{"a": ${JSON.stringify(nested(100_000))}}`)).toEqual({ a: nested(100_000) });
    expect(parseJson(`["\\\\", "\\"${'['.repeat(1000)}"]`)).toHaveLength(2);
  });

  test.each([DEEPEST + 1, 5000, 500_000])('%i levels are refused, with their place', (depth) => {
    expect(() => checkNesting(`\n ${nested(depth)}`)).toThrow(/nested more than 256 levels deep/);
    expect(() => checkNesting(`\n ${nested(depth)}`)).toThrow(
      expect.objectContaining({ place: { line: 2, column: DEEPEST + 2 } }),
    );
    expect(() => checkYamlNesting(nested(depth))).toThrow(/nested more than 256 levels deep/);
  });

  test('YAML that is deep by its lines is refused too', () => {
    const lines = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(() => checkYamlNesting(lines)).toThrow(/nested more than 256 levels deep/);
    expect(() => checkYamlNesting('- a: {b: [1, 2]}\n'.repeat(5000))).not.toThrow();
  });
});
