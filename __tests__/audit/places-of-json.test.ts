import fc from 'fast-check';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { Locator } from '../../lib/audit/places/locator';
import type { JsonPath, TerraformDocument } from '../../lib/terraform';

/** Where parts of a text in JSON stand, whatever it is and however it is laid out. */

const locatorOf = (text: string, more: Partial<TerraformDocument> = {}) =>
  new Locator({ files: [{ file: 'a.json', text }], ...more } as unknown as TerraformDocument);
const placeOf = (text: string, path: JsonPath, argument?: string) => {
  const { line, column, endLine } = locatorOf(text).locate('a.json', path, argument);
  return [line, column, endLine];
};
const NOWHERE = [1, 1, 1];

/** Line, column and last line as another reader finds them: it makes a tree of the text. */
function expected(text: string, path: JsonPath): number[] {
  const node = findNodeAtLocation(parseTree(text)!, [...path]);
  if (node === undefined) return NOWHERE;
  const { offset } = node.parent?.type === 'property' ? node.parent : node;
  const lines = text.slice(0, offset).split('\n');
  const end = text.slice(0, node.offset + node.length).split('\n').length;
  return [lines.length, lines.at(-1)!.length + 1, end];
}

/** All paths in a value, and one that leads nowhere from each. */
function pathsOf(value: unknown, path: JsonPath = []): JsonPath[] {
  const isList = Array.isArray(value);
  if (!isList && (typeof value !== 'object' || value === null)) return [path, [...path, 'none'], [...path, 0]];
  const parts: (readonly [string | number, unknown])[] = isList ? [...value.entries()] : Object.entries(value);
  const nowhere = isList ? [...path, parts.length] : [...path, 'not there'];
  return [path, nowhere, ...parts.flatMap(([part, inner]) => pathsOf(inner, [...path, part]))];
}

test('every part of a value has the place that a tree of the text gives it', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('"__proto__"'));
  const layout = fc.constantFrom<string | number | undefined>(undefined, 0, 1, 2, '\t');
  const around = fc.constantFrom('', '\n', '\n\n ', '\r\n');
  fc.assert(
    fc.property(json, layout, around, around, fc.boolean(), (value, indent, before, after, isWindows) => {
      const written = `${before}${JSON.stringify(value, undefined, indent)}${after}`;
      const text = isWindows ? written.replaceAll('\n', '\r\n') : written;
      for (const path of pathsOf(value)) expect([path, placeOf(text, path)]).toEqual([path, expected(text, path)]);
    }),
  );
});

test.each<[text: string, path: JsonPath, place: number[]]>([
  ['{}', [], [1, 1, 1]],
  ['\n\n  {}', [], [3, 3, 3]],
  ['[]\n', [], [1, 1, 1]],
  ['5', [], [1, 1, 1]],
  ['{\n"a": 1\n}', [], [1, 1, 3]],
  ['{\n"a": 1\n}', ['a'], [2, 1, 2]],
  ['{"a":\n1,\n\n"b": 2}', ['a'], [1, 2, 2]],
  ['{"a":\n1,\n\n"b": 2}', ['b'], [4, 1, 4]],
  ['{"a": {\n}}', ['a'], [1, 2, 2]],
  // A name as it is meant, and not as it is written.
  ['{\n"\\u0061": 1}', ['a'], [2, 1, 2]],
  ['{\n"a\\"b": 1}', ['a"b'], [2, 1, 2]],
  ['{\n"a\\"b": 1}', ['a\\"b'], NOWHERE],
  ['{\n"a\\\\": "x"}', ['a\\'], [2, 1, 2]],
  ['{\n"": 1}', [''], [2, 1, 2]],
  ['{\n"a" : "b:\\"c"}', ['a'], [2, 1, 2]],
  // A number is a place of a list, and a text one of an object.
  ['{\n"0": 1}', ['0'], [2, 1, 2]],
  ['{\n"0": 1}', [0], NOWHERE],
  ['[\n1]', [0], [2, 1, 2]],
  ['[\n1]', ['0'], NOWHERE],
  ['[\n1]', [-1], NOWHERE],
])('in %j the place of %j is %j', (text, path, place) => {
  expect(placeOf(text, path)).toEqual(place);
});

test.each([7, 8, 9, 10, 100])('of %d members each is found, as often as it is asked for, and no other', (count) => {
  const names = Array.from({ length: count }, (_, n) => `n${n}`);
  const locator = locatorOf(
    JSON.stringify({ list: names, object: Object.fromEntries(names.map((name) => [name, 0])) }, undefined, 1),
  );
  const lineOf = (...path: JsonPath) => locator.locate('a.json', path).line;
  for (const _ of [1, 2]) {
    expect(names.map((_, n) => lineOf('list', n))).toEqual(names.map((_, n) => n + 3));
    expect(names.map((name) => lineOf('object', name))).toEqual(names.map((_, n) => n + count + 5));
    expect([lineOf('list', count), lineOf('object', 'none')]).toEqual([1, 1]);
  }
});

describe('what knows better where something is written', () => {
  const text = '{\n"a": {\n"b": 1}}';
  const writtenAt = (path: JsonPath, argument: string) =>
    path[0] === 'a' ? { file: 'main.tf', line: argument === '' ? 7 : 8, endLine: 9 } : undefined;
  const locate = (path: JsonPath, argument?: string) => locatorOf(text, { writtenAt }).locate('a.json', path, argument);

  test('says it, with the place in the JSON as a pointer', () => {
    const here = { file: 'main.tf', column: 1, endLine: 9, pointer: '/a' };
    expect(locate(['a'])).toEqual({ ...here, line: 7 });
    expect(locate(['a'], 'b')).toEqual({ ...here, line: 8 });
  });

  test('is not asked again for a subject', () => {
    const locator = locatorOf(text, { writtenAt });
    const path = ['a'];
    expect([locator.locate('a.json', path).line, locator.locate('a.json', path, 'b').line]).toEqual([7, 8]);
    expect(locator.locate('a.json', path)).toBe(locator.locate('a.json', path));
  });

  test('where it does not know, the JSON says it', () => {
    expect(locate([])).toMatchObject({ file: 'a.json', line: 1, endLine: 3, pointer: '' });
  });
});
