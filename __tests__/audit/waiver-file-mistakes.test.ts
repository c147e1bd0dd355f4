import { MalformedWaivers, waiversFromText } from '../../lib/audit';
import { GROUNDS } from './made-rules';

/** How mistakes in a file of exceptions are told: in which order, how many of them, and what entries are called. */

const read = (text: string) => waiversFromText('w.yaml', text, ['XX-001']);

function linesAbout(text: string): readonly string[] {
  try {
    read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedWaivers);
    const { message, problems } = error as MalformedWaivers;
    expect(message).toBe(problems.join('\n'));
    return problems;
  }
  throw new Error(`nothing was said of ${text}`);
}

const GOOD = { id: 'XX-001', scope: 'dev/bus', ...GROUNDS };
const entry = (change: object) => `- ${JSON.stringify({ ...GOOD, ...change })}\n`;
/** As many mistakes of one kind, each in a line of its own. */
const tags = (count: number) => Array.from({ length: count }, (_, n) => `- !x${n} a\n`).join('');
const unknownRules = (count: number) => entry({ id: 'XX-002' }).repeat(count);

test.each<[count: number, told: number, more: string | undefined]>([
  [19, 19, undefined],
  [20, 20, undefined],
  [21, 21, 'w.yaml:21:3: and 1 more from here on'],
  [30, 21, 'w.yaml:21:3: and 10 more from here on'],
])('of %d mistakes of syntax in a document %d lines are told', (count, told, more) => {
  const lines = linesAbout(tags(count));
  expect(lines).toHaveLength(told);
  expect(lines.find((line) => line.endsWith('from here on'))).toBe(more);
  expect(lines[0]).toBe('w.yaml:1:3: the tag !x0 is not read; take it out, and write texts in quotes');
});

test('of several documents each has its own twenty', () => {
  expect(linesAbout([tags(20), tags(20)].join('---\n'))).toHaveLength(40);
});

test('of mistakes of two kinds the first of the file are told', () => {
  const lines = linesAbout(`${tags(18)}${'- }\n'.repeat(8)}`);
  expect(lines).toHaveLength(21);
  expect(lines.slice(0, 18).every((line, index) => line.startsWith(`w.yaml:${index + 1}:3: the tag !x${index} `))).toBe(
    true,
  );
  expect(lines[18]).toBe('w.yaml:19:3: not YAML: Unexpected flow-map-end token in YAML stream: "}"');
});

test.each([
  [99, 99, undefined],
  [100, 100, undefined],
  [101, 101, 'and 1 more'],
  [150, 101, 'and 50 more'],
])('of %d things that are wrong with entries %d lines are told', (count, told, more) => {
  const lines = linesAbout(unknownRules(count));
  expect(lines).toHaveLength(told);
  expect(lines.find((line) => line.startsWith('and'))).toBe(more);
});

test('what stands in one line is told from its beginning to its end, whatever found it', () => {
  const wrong = JSON.stringify({ ...GOOD, id: 'XX-002' });
  expect(linesAbout(`[${wrong}, {"<<": 1}]`).map((line) => line.slice(0, 29))).toEqual([
    'w.yaml:1:3: waiver 1 (XX-002 ',
    `w.yaml:1:${wrong.length + 5}: << is a merge k`,
  ]);
});

test('a place is counted from 1, also behind a break of Windows and behind letters of two units', () => {
  const wrong = entry({ id: 'XX-002' });
  expect(linesAbout(`# 𝒜\r\n${wrong}`)[0]).toMatch(/^w\.yaml:2:4: /);
  expect(linesAbout(`["𝒜", {"id": 1}]`)[0]).toMatch(/^w\.yaml:1:2: /);
  expect(linesAbout(`["𝒜", {"id": 1}]`)[1]).toMatch(/^w\.yaml:1:8: /);
});

test('an entry that is not read counts: the next one has its number in the file', () => {
  const lines = linesAbout(`- <<: 1\n- 5\n---\n- 6\n`);
  expect(lines.map((line) => line.split(': ')[1])).toEqual([
    '<< is a merge key of YAML 1.1, and is not read; write the parts out',
    'waiver 2',
    'waiver 3',
  ]);
});

test.each<[change: object, name: string]>([
  [{}, 'waiver 1 (XX-001 at dev/bus): '],
  [{ scope: undefined }, 'waiver 1 (XX-001): '],
  [{ id: undefined }, 'waiver 1 (at dev/bus): '],
  [{ id: undefined, scope: undefined }, 'waiver 1: '],
  [{ id: 7, scope: ['a'] }, 'waiver 1 (7 at ["a"]): '],
  [{ id: '', scope: '' }, 'waiver 1 ( at ): '],
])('an entry with %j is called as far as it says', (change, name) => {
  expect(linesAbout(entry({ ...change, reason: '' }))[0]).toContain(`: ${name}`);
});

test.each<[what: string, id: string, problem: string | undefined]>([
  ['a rule', 'XX-001', undefined],
  ['a finding of a rule', 'XX-001[a.b]', undefined],
  ['a check of checkov', 'CKV_AZURE_1', undefined],
  ['a rule that is near', 'XX-01', 'there is no rule XX-01; did you mean XX-001?'],
  ['a finding of a rule that is near', 'XX-01[a]', 'there is no rule XX-01; did you mean XX-001?'],
  ['no rule', 'ABC-123', 'there is no rule ABC-123; see training-job-scheduler audit --rules'],
  [
    'no id',
    'xx',
    'got "xx", allowed the id of a rule, such as SB-NET-001; see training-job-scheduler audit --rules for them',
  ],
])('of an id that is %s %j, what is wrong is told once', (_, id, problem) => {
  if (problem === undefined) expect(read(entry({ id }))).toHaveLength(1);
  else expect(linesAbout(entry({ id }))).toEqual([`w.yaml:1:4: waiver 1 (${id} at dev/bus): id: ${problem}`]);
});

test.each([
  ['a list', '? [a, {b: c}]\n: x\nwaivers: []\n', '1:3: unknown member "[\\"a\\",{\\"b\\":\\"c\\"}]"'],
  ['a map', '? {a: 1}\n: x\nwaivers: []\n', '1:3: unknown member "{\\"a\\":1}"'],
  ['an alias', '$schema: &a x\n*a : x\nwaivers: []\n', '2:1: unknown member "\\"*a\\""'],
  ['a number', '5: x\nwaivers: []\n', '1:1: unknown member "5"'],
])('a member of an object may be called by %s', (_, text, line) => {
  expect(linesAbout(text)).toEqual([`w.yaml:${line}; allowed are $schema, waivers`]);
});

test.each([
  ['nothing', 'waivers:\n', 'null'],
  ['a map', 'waivers: {a: [1, ~]}\n', '{"a":[1,null]}'],
  ['a map with a key that is none', 'waivers: {? [a] : 1}\n', '{"[\\"a\\"]":1}'],
  ['an alias of a text', '$schema: &a text\nwaivers: *a\n', '"text"'],
])('%s is no list of exceptions', (_, text, got) => {
  const line = text.includes('$schema') ? 2 : 1;
  expect(linesAbout(text)).toEqual([`w.yaml:${line}:1: waivers: got ${got}, allowed a list`]);
});

test.each([
  ['a list in JSON, indented', JSON.stringify([GOOD, GOOD], undefined, 2), [2, 9], [10, 17]],
  ['a list in a line', JSON.stringify([GOOD]), [1, 1]],
  ['an entry whose bracket stands alone', `- {\n  ${JSON.stringify(GOOD).slice(1, -1)}\n  }\n# end\n`, [1, 3]],
  ['an alias, where the alias is', `- &a\n${JSON.stringify(GOOD)}\n- *a\n`.replace('\n{', '\n  {'), [2, 2], [3, 3]],
])('%s: an exception is from its first line to its last', (_, text, ...lines) => {
  expect(read(text).map(({ location }) => [location.line, location.endLine])).toEqual(lines);
});

test.each([
  [
    'the list',
    'waivers: []\n$schema: x\nwaivers: []\n',
    'w.yaml:3:1: waivers stands twice in one object, first in line 1',
  ],
  [
    'the schema',
    '{"$schema": "x",\n"waivers": [],\n"$schema": "x"}',
    'w.yaml:3:1: $schema stands twice in one object, first in line 1',
  ],
])('an object that has %s twice is told, since others read the last one alone', (_, text, line) => {
  expect(linesAbout(text)).toEqual([line]);
});
