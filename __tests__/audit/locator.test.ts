import { Locator } from '../../lib/audit/places/locator';
import { documentOf } from './documents';

const PATH = ['resource', 'azurerm_thing', 'a/b~c'];
const DOCUMENT = documentOf({
  azurerm_thing: {
    'a/b~c': {
      name: 'x',
      block: { part: 1, inner: { deep: true } },
      listed: [{ part: 1 }],
      several: [{ part: 1 }, { part: 2 }],
      scopes: ['first', 'second'],
      lists: [[1, 2]],
      empty: [],
    },
  },
});
const BELOW = '/resource/azurerm_thing/a~1b~0c';
const { file, text } = DOCUMENT.files[0]!;
const lines = text.split('\n');

test.each<[argument: string, pointer: string, line: string]>([
  ['', '', '"a/b~c": {'],
  ['name', '/name', '"name": "x"'],
  ['block', '/block', '"block": {'],
  ['block.part', '/block/part', '"part": 1'],
  ['block.inner.deep', '/block/inner/deep', '"deep": true'],
  ['listed.part', '/listed/0/part', '"part": 1'],
  ['several.part', '/several/0/part', '"part": 1'],
  ['several.1.part', '/several/1/part', '"part": 2'],
  ['several.1', '/several/1', '{'],
  ['scopes.0', '/scopes/0', '"first"'],
  ['scopes.1', '/scopes/1', '"second"'],
  // What is not there is where it would stand.
  ['scopes.2', '/scopes', '"scopes": ['],
  ['missing', '', '"a/b~c": {'],
  ['block.missing.deep', '/block', '"block": {'],
  ['listed.missing', '/listed', '"listed": ['],
  ['lists.part', '/lists', '"lists": ['],
  ['empty.part', '/empty', '"empty": []'],
])('the argument "%s" is at %s', (argument, pointer, line) => {
  const found = new Locator(DOCUMENT).locate(file, PATH, argument);
  expect(found.pointer).toBe(`${BELOW}${pointer}`);
  expect(lines[found.line - 1]?.trim().replace(/,$/, '')).toBe(line);
  expect(found.column).toBe((lines[found.line - 1]?.search(/\S/) ?? 0) + 1);
});

test('a value ends where its last bracket is', () => {
  const locator = new Locator(DOCUMENT);
  const last = (argument: string) => lines[locator.locate(file, PATH, argument).endLine - 1]?.trim();
  expect([last('block'), last('scopes'), last('name')]).toEqual(['},', '],', '"name": "x",']);
});

test('of another file, and of what the file does not have, it is the first line', () => {
  const locator = new Locator(DOCUMENT);
  const first = { line: 1, column: 1, endLine: 1 };
  expect(locator.locate('other.json', PATH, 'name')).toEqual({ file: 'other.json', ...first, pointer: BELOW });
  expect(locator.locate(file, ['resource', 'none', 'x'])).toEqual({ file, ...first, pointer: '/resource/none/x' });
});

test('one path in two files has two places', () => {
  const locator = new Locator(DOCUMENT);
  expect([file, 'other.json', file].map((one) => locator.locate(one, PATH).line)).toEqual([
    lines.findIndex((line) => line.includes('a/b~c')) + 1,
    1,
    lines.findIndex((line) => line.includes('a/b~c')) + 1,
  ]);
});
