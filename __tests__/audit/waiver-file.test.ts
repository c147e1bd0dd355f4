import { MalformedWaivers, waiversFromText } from '../../lib/audit';
import { RULE_IDS } from './documents';

const ENTRY = `- id: SB-AUTH-001
  scope: dev/bus
  reason: the producer cannot use Entra ID before its next release
  approver: security@example.com
  ticket: SEC-1
  expires: 2027-06-30
`;
const SECOND = ENTRY.replace('AUTH-001', 'NET-001');

const read = (text: string) => waiversFromText('w.yaml', text, RULE_IDS);

/** What is said of a text, a line each; what it reads instead of the file is a mistake of the test. */
function linesAbout(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedWaivers);
    return (error as Error).message.split('\n');
  }
  throw new Error(`nothing was said of ${text}`);
}

test.each([
  ['nothing', ''],
  ['an end of line', '\n'],
  ['a comment', '# none any more\n'],
  ['the end of a document', '---\n...\n'],
  ['empty documents', '---\n---\n# none\n---\n'],
  ['null', 'null\n'],
  ['an empty list', '[]'],
])('a file with %s has no exceptions', (_, text) => {
  expect(read(text)).toEqual([]);
});

test.each([
  ['one list', ENTRY + SECOND],
  ['two documents', `${ENTRY}---\n${SECOND}`],
  ['documents with empty ones between', `---\n${ENTRY}...\n---\n---\n${SECOND}`],
  ['JSON that is indented by tabs', JSON.stringify([...read(ENTRY), ...read(SECOND)].map(partsOf), undefined, '\t')],
  ['CRLF', (ENTRY + SECOND).replaceAll('\n', '\r\n')],
  ['a document of YAML 1.1', `%YAML 1.1\n---\n${ENTRY}${SECOND}`],
])('%s is one list, in which days stay texts', (_, text) => {
  expect(read(text).map(({ id, expires }) => [id, expires])).toEqual([
    ['SB-AUTH-001', '2027-06-30'],
    ['SB-NET-001', '2027-06-30'],
  ]);
});

function partsOf({ id, scope, reason, approver, ticket, expires }: ReturnType<typeof read>[number]): object {
  return { id, scope, reason, approver, ticket, expires };
}

test('each has its place in the file, also behind the first document', () => {
  expect(read(`${ENTRY}---\n${SECOND}`).map(({ place, location }) => [place, location.endLine])).toEqual([
    ['w.yaml:1:3: waiver 1 (SB-AUTH-001 at dev/bus)', 6],
    ['w.yaml:8:3: waiver 2 (SB-NET-001 at dev/bus)', 13],
  ]);
});

test('an alias stands for what has its anchor, the last before it', () => {
  const shared = SECOND.replace('SEC-1', '*ticket').replace('dev/bus', '&x other');
  const text = `${ENTRY.replace('SEC-1', '&ticket SEC-9')}${shared}- *whole\n`.replace('- id', '- &whole\n  id');
  expect(read(text).map(({ id, ticket }) => [id, ticket])).toEqual([
    ['SB-AUTH-001', 'SEC-9'],
    ['SB-NET-001', 'SEC-9'],
    ['SB-AUTH-001', 'SEC-9'],
  ]);
});

test.each([
  ['a list in an object', `$schema: x\nwaivers:\n${ENTRY}${SECOND}`],
  ['an object in JSON', JSON.stringify({ waivers: [...read(ENTRY), ...read(SECOND)].map(partsOf) })],
  ['an object and a list', `waivers:\n${ENTRY}---\n${SECOND}`],
  ['a list that has an anchor', `$schema: &all\n${ENTRY}${SECOND}waivers: *all\n`],
])('%s has them as well', (_, text) => {
  expect(read(text).map(({ id, expires }) => [id, expires])).toEqual([
    ['SB-AUTH-001', '2027-06-30'],
    ['SB-NET-001', '2027-06-30'],
  ]);
});

test('an entry of an object has its place below the list', () => {
  const [first] = read(`$schema: x\nwaivers:\n${ENTRY}`);
  expect(first?.location).toMatchObject({ line: 3, column: 3, pointer: '/waivers/0' });
});

const withPart = (name: string, value: string) => ENTRY.replace(new RegExp(`${name}: .*`), `${name}: ${value}`);

test.each<[problem: string, text: string, ...lines: string[]]>([
  [
    'a number where a text is wanted',
    withPart('ticket', '12345'),
    'w.yaml:5:3: waiver 1 (SB-AUTH-001 at dev/bus): ticket: got 12345, allowed a text; put it in quotes: "12345"',
  ],
  [
    'a number that JSON writes differently',
    withPart('ticket', '0123'),
    'w.yaml:5:3: waiver 1 (SB-AUTH-001 at dev/bus): ticket: got 123, allowed a text; put it in quotes: "0123"',
  ],
  [
    'what looks like a number with an exponent',
    withPart('ticket', '12e5'),
    'w.yaml:5:3: waiver 1 (SB-AUTH-001 at dev/bus): ticket: got 1200000, allowed a text; put it in quotes: "12e5"',
  ],
  [
    'a boolean',
    withPart('approver', 'true'),
    'w.yaml:4:3: waiver 1 (SB-AUTH-001 at dev/bus): approver: got true, allowed a text; put it in quotes: "true"',
  ],
  [
    'a part without a value',
    withPart('approver', ''),
    'w.yaml:4:3: waiver 1 (SB-AUTH-001 at dev/bus): approver: got nothing, allowed a text; give it',
  ],
  [
    'a list as a part',
    withPart('approver', '[a, b]'),
    'w.yaml:4:3: waiver 1 (SB-AUTH-001 at dev/bus): approver: got ["a","b"], allowed a text; give it',
  ],
  [
    'a map as an id',
    withPart('id', '{toString: 1}'),
    'w.yaml:1:3: waiver 1 ({"toString":1} at dev/bus): id: got {"toString":1}, allowed a text; give it',
  ],
  [
    'a day that no calendar has',
    withPart('expires', '2026-02-30'),
    'w.yaml:6:3: waiver 1 (SB-AUTH-001 at dev/bus): expires: got "2026-02-30", allowed a day such as 2027-06-30; every exception ends; give its last day',
  ],
  [
    'a day and a time',
    withPart('expires', '2027-06-30T00:00:00Z'),
    'w.yaml:6:3: waiver 1 (SB-AUTH-001 at dev/bus): expires: got "2027-06-30T00:00:00Z", allowed a day such as 2027-06-30; every exception ends; give its last day',
  ],
  ['a part twice', `${ENTRY}  ticket: SEC-2\n`, 'w.yaml:7:3: ticket stands twice in one entry, first in line 5'],
  [
    'a merge key',
    `${ENTRY.replace('- id', '- &base\n  id')}- <<: *base\n  ticket: SEC-2\n`,
    'w.yaml:8:3: << is a merge key of YAML 1.1, and is not read; write the parts out',
  ],
  [
    'an alias without an anchor',
    withPart('ticket', '*nowhere'),
    'w.yaml:5:11: *nowhere: there is no anchor &nowhere before it',
  ],
  [
    'a list that holds itself',
    '- &a [*a]\n',
    'w.yaml:1:6: waiver 1: waiver: got ["*a"], allowed an object with id, reason, approver, ticket, expires, scope; write one',
  ],
  [
    'a tag of somebody else',
    withPart('ticket', '!secret x'),
    'w.yaml:5:11: the tag !secret is not read; take it out, and write texts in quotes',
  ],
  [
    'a tag that makes a date',
    withPart('expires', '!!timestamp 2027-06-30'),
    'w.yaml:6:12: the tag !!timestamp is not read; take it out, and write texts in quotes',
  ],
  [
    'a tab as indentation',
    ENTRY.replace('  ticket', '\tticket'),
    'w.yaml:5:2: a tab indents this line; YAML takes spaces alone',
  ],
  ['a directive that nobody knows', `%FOO\n---\n${ENTRY}`, 'w.yaml:1:1: not YAML: Unknown directive %FOO'],
  ['an open list', '[', 'w.yaml:1:2: not YAML: Flow sequence must end with a ]'],
  ['a map around it', `exceptions:\n${ENTRY}`, 'w.yaml:1:1: got a map, allowed a list; begin each entry with "- "'],
  ['no list in an object', 'waivers: 5\n', 'w.yaml:1:1: waivers: got 5, allowed a list'],
  [
    'more than the list in an object',
    `waivers: []\nothers: []\n`,
    'w.yaml:2:1: unknown member "others"; allowed are $schema, waivers',
  ],
  ['a text', 'none', 'w.yaml:1:1: got "none", allowed a list'],
  [
    'something empty in the list',
    `-\n${ENTRY}`,
    'w.yaml:1:2: waiver 1: waiver: got null, allowed an object with id, reason, approver, ticket, expires, scope; write one',
  ],
  [
    'a name of every object',
    `${ENTRY}  __proto__: {id: x}\n  constructor: 1\n`,
    'w.yaml:7:3: waiver 1 (SB-AUTH-001 at dev/bus): __proto__: got {"id":"x"}, allowed id, reason, approver, ticket, expires, scope; take it out',
    'w.yaml:8:3: waiver 1 (SB-AUTH-001 at dev/bus): constructor: got 1, allowed id, reason, approver, ticket, expires, scope; take it out',
  ],
])('%s is told in a line, with its place', (_, text, ...lines) => {
  expect(linesAbout(text)).toEqual(lines);
});

test('all that is wrong is told at once, in the order of the file', () => {
  const text = `${withPart('ticket', '7')}  ticket: SEC-1\n---\n{}\n---\n${withPart('approver', '!x y')}---\n${withPart('reason', 'ok')}`;
  expect(linesAbout(text).map((line) => line.split(' ', 2).join(' '))).toEqual([
    'w.yaml:5:3: waiver',
    'w.yaml:7:3: ticket',
    'w.yaml:9:1: got',
    'w.yaml:14:13: the',
    'w.yaml:20:3: waiver',
  ]);
});

/** Texts that are slow, or end the process, in the wrong reader. */
const MANY = 20_000;
test.each<[what: string, text: string, line: RegExp]>([
  ['brackets', '['.repeat(MANY), /^w.yaml:1:257: nested more than 256 levels deep/],
  ['lists in lists', '- '.repeat(MANY), /^w.yaml:1:\d+: nested more than 256 levels deep/],
  ['maps in maps', '{a: '.repeat(MANY), /^w.yaml:1:\d+: nested more than 256 levels deep/],
  ['keys that are maps', ': '.repeat(MANY), /nested more than 256 levels deep/],
  ['mistakes', '}'.repeat(MANY), /^w.yaml:1:21: and 19980 more from here on$/],
  ['parts', `- ${'a: 1\n  '.repeat(MANY)}`, /^and 19906 more$/],
  ['different parts', `- ${Array.from({ length: MANY }, (_, i) => `k${i}: 1`).join('\n  ')}`, /^and 19906 more$/],
  ['aliases', `${'- &a x\n- *a\n'.repeat(MANY / 2)}`, /^and 19900 more$/],
  [
    'aliases of aliases of aliases',
    `- &a [${'x,'.repeat(9)}x]\n${Array.from('bcdefgh', (name, i) => `- &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}x]\n`).join('')}`,
    /waiver 8: waiver: got \["\*g",/,
  ],
])('%s by the thousand are refused', (_, text, line) => {
  expect(linesAbout(text).at(-1)).toMatch(line);
});
