import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { askedFor } from './asked';
import { EQUIVALENT } from './equivalent';
import { FOLDERS } from './folders';
import { type Mutant, mutantsOf, mutated, switched } from './mutants';
import { differenceOf, drawn, isThat, type Placed, placeOf } from './sample';

const ROOT = resolve(__dirname, '../..');
const variants = (source: string) => mutantsOf(source).map((mutant) => mutated(source, mutant));

test.each([
  ['a comparison', 'f(a === b);', ['f((a !== b));', 'undefined;']],
  [
    'letters of several units before it',
    "const ü = '😀' + (a < b);",
    ["const ü = (('😀') - (a < b));", "const ü = '😀' + ((a <= b));"],
  ],
  [
    'a condition',
    'if (x) y = true;',
    ['if (true) y = true;', 'if (false) y = true;', 'if (x) y = false;', 'if (x) undefined;'],
  ],
  ['a negation', 'const a = !b;', ['const a = (b);']],
  ['a number', 'const a = 31;', ['const a = 32;']],
  ['a number that is a name', 'const a = { 1: b };', []],
  ['a method', 'const a = b.some(c);', ['const a = b.every(c);']],
  ['a method of what may not be there', 'const a = b?.some(c);', ['const a = b?.every(c);']],
  ['a method that keeps the type', 'const a = b.filter(c);', ['const a = b;']],
  ['a choice', 'const a = b ? 1 : c;', ['const a = !(b) ? 1 : c;', 'const a = b ? 2 : c;']],
  ['what stands in for nothing', 'const a = b ?? c;', ['const a = c;']],
  ['a list', 'const a = [b];', ['const a = [];']],
  ['the call that makes a constructor', 'class A extends B { constructor() { super(); } }', []],
  ['a value in a type', "import { a } from 'b';\ninterface C { readonly d: 1 | true }\nlet e: 2 = f;", []],
  [
    'a value with a type',
    'const a = b as [1];\nconst c = 1 satisfies 1;',
    ['const a = b as [1];\nconst c = 2 satisfies 1;'],
  ],
])('%s', (_, source, expected) => {
  expect(variants(source).sort()).toEqual([...expected].sort());
});

describe('many changes in one source', () => {
  const of = (source: string) => new Map(mutantsOf(source).map((mutant, index) => [index + 1, mutant]));
  /** What the source comes to, with one change on. */
  const result = (source: string, on: number) =>
    runInNewContext(switched(source, of(source), 'isOn'), { isOn: (id: number) => id === on, out: [] });

  test.each([
    ['one in another', '[1, 2].some((one) => one > 1 && !(one === 2)) ? 3 : [4]'],
    ['conditions that are both', "if (1 < 2) out.push('a'); out"],
    ['after a question mark', '[[1, 5].some((one) => one > 3), null?.some(1), undefined ?.\n some(1)]'],
    ['methods and calls', '[3, 1, 2].filter((one) => one < 3).sort().map((one) => Math.min(one, 2)).slice(1)'],
    ['letters of several units', "['😀'.startsWith('😀'), 'ü' + 'ä', '😀'.length - 1]"],
  ])('%s: each is what it is for itself, and none without', (_, source) => {
    const outcome = (run: () => unknown) => {
      try {
        return JSON.stringify(run());
      } catch (error) {
        return String(error);
      }
    };
    const plain = (text: string) => outcome(() => runInNewContext(text, { out: [] }));
    const all = of(source);
    expect(all.size).toBeGreaterThan(2);
    expect(outcome(() => result(source, 0))).toBe(plain(source));
    for (const [id, mutant] of all) expect(outcome(() => result(source, id))).toBe(plain(mutated(source, mutant)));
  });

  test('the sources that are broken stay programs', () => {
    const { parseTypeScript } = jest.requireActual<typeof import('../../lib/package/typescript-parser')>(
      '../../lib/package/typescript-parser',
    );
    const file = join(ROOT, 'lib/rules/language/parse.ts');
    const source = readFileSync(file, 'utf8');
    expect(() => parseTypeScript(switched(source, of(source), 'isOn'))).not.toThrow();
  });
});

describe('a summary', () => {
  const source = 'const a = 1;\nconst b = c(a,\n  a < 2);\n';
  const [, less] = mutantsOf(source) as [Mutant, Mutant];
  const placed: Placed = { file: 'lib/x.ts', source, mutant: less };

  test('names the line and the column', () => {
    expect(placeOf(placed)).toBe('lib/x.ts:3:3');
    expect(placeOf({ ...placed, mutant: mutantsOf(source)[0] as Mutant })).toBe('lib/x.ts:1:11');
  });

  test('shows what changes', () => {
    expect(differenceOf(placed)).toEqual(['-   a < 2);', '+   (a <= 2));']);
  });
});

describe('a sample', () => {
  const source = Array.from({ length: 100 }, (_, index) => `const a${index} = b === ${index};`).join('\n');
  const of = (text: string) => mutantsOf(text).map((mutant): Placed => ({ file: 'a.ts', source: text, mutant }));
  const all = of(source);
  const texts = (some: readonly Placed[]) => some.map((one) => differenceOf(one).join());

  test('is the same for a seed, and another one for another', () => {
    expect(drawn(all, 40, 3)).toEqual(drawn(all, 40, 3));
    expect(drawn(all, 40, 3)).not.toEqual(drawn(all, 40, 4));
  });

  test('has no change twice, and is as large as it can be', () => {
    expect(new Set(drawn(all, 40, 1)).size).toBe(40);
    expect(new Set(drawn(all, 1000, 1)).size).toBe(all.length);
  });

  test('stays as it is where something else changes, but for what is new', () => {
    const before = texts(drawn(all, 40, 1));
    const after = texts(drawn(of(`const other = c && d;\n${source}`), 40, 1));
    expect(after.filter((text) => !before.includes(text)).length).toBeLessThanOrEqual(1);
  });
});

describe('changes that make no difference', () => {
  test('are found by their line, the kind of change, and which of them it is', () => {
    const source = 'f(1, 1);\ng(1);\n';
    const all = mutantsOf(source).map((mutant): Placed => ({ file: 'a.ts', source, mutant }));
    const places = (which?: number) =>
      all
        .filter((one) => isThat(one, { file: 'a.ts', line: 'f(1, 1);', kind: '1 to 2', which, why: '' }, all))
        .map(placeOf);
    expect(places()).toEqual(['a.ts:1:3', 'a.ts:1:6']);
    expect(places(2)).toEqual(['a.ts:1:6']);
    expect(places(3)).toEqual([]);
  });

  test('are all there still: of one whose line was written anew nobody knows', () => {
    const gone = EQUIVALENT.filter((one) => {
      const source = readFileSync(join(ROOT, one.file), 'utf8');
      const all = mutantsOf(source).map((mutant): Placed => ({ file: one.file, source, mutant }));
      return !all.some((placed) => isThat(placed, one, all));
    });
    expect(gone.map(({ file, line, kind }) => `${file}: ${kind}: ${line}`)).toEqual([]);
  });

  test('are in folders that are broken', () => {
    const sources = Object.values(FOLDERS).map((folder) => folder.sources);
    expect(EQUIVALENT.filter(({ file }) => !sources.some((of) => of.test(file)))).toEqual([]);
  });
});

describe('what is asked for', () => {
  const source = 'f(1);\ng(1);\n';
  const meant = (words: readonly string[], file: string) =>
    askedFor(words, {}).folders.map(({ name, isMeant }) => [
      name,
      mutantsOf(source).filter((mutant) => isMeant({ file, source, mutant })).length,
    ]);

  test.each<[what: string, words: string[], file: string, meant: (string | number)[][]]>([
    ['a folder', ['audit'], 'lib/audit/a.ts', [['audit', 4]]],
    ['a file', ['lib/audit/a.ts'], 'lib/audit/a.ts', [['audit', 4]]],
    ['another file', ['lib/audit/a.ts'], 'lib/audit/b.ts', [['audit', 0]]],
    ['a line', ['lib/audit/a.ts:2'], 'lib/audit/a.ts', [['audit', 2]]],
    ['a place, as the summary names it', ['lib/proof/review/a.ts:1:3'], 'lib/proof/review/a.ts', [['review', 2]]],
    ['two lines of a folder', ['lib/proof/a.ts:1', 'lib/proof/a.ts:2'], 'lib/proof/a.ts', [['proof', 4]]],
  ])('%s', (_, words, file, expected) => {
    expect(meant(words, file)).toEqual(expected);
  });

  test('nothing is everything', () => {
    expect(askedFor([], {}).folders.map(({ name }) => name)).toEqual(Object.keys(FOLDERS));
  });

  test('how many, which, and by which tests', () => {
    const { folders } = askedFor(['rules'], { MUTANTS: '7', SEED: '3', TESTS: '__tests__/rules/check a' });
    expect(folders).toEqual([
      expect.objectContaining({
        count: 7,
        seed: 3,
        folder: expect.objectContaining({ tests: ['__tests__/rules/check', 'a'] }),
      }),
    ]);
  });

  test('all that is wrong is told at once, with what is allowed', () => {
    expect(askedFor(['broker', 'lib/cli/route-command.ts'], { MUTANTS: '0', SEED: 'x' }).problems).toEqual([
      'mutate: MUTANTS is 0; allowed: a whole number from 1',
      'mutate: SEED is x; allowed: a whole number from 1',
      expect.stringMatching(/^mutate: got broker; allowed: rules, .*functions, or a file of these/),
      expect.stringMatching(/^mutate: got lib\/cli\/route-command.ts; allowed: /),
    ]);
  });
});
