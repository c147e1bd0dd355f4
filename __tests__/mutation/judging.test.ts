import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { judge, reach, type Verdict } from './judging';

const ROOT = resolve(__dirname, '../..');

/** A small project whose sources have changes in them, by number. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    jest: { transform: { '\\.ts$': '@swc/jest' }, testMatch: ['<rootDir>/tests/*.test.ts'] },
  }),
  'sources.js': `
    const isOn = require('./__tests__/mutation/switch.cjs');
    /** Made once, while the file is loaded. */
    const LIMIT = isOn(1) ? 11 : 10;
    const kept = new Map();
    exports.isBelow = (n) => (isOn(2) ? n <= LIMIT : n < LIMIT);
    exports.isText = (value) => (isOn(3) ? true : typeof value === 'string');
    exports.nobodyAsks = () => (isOn(4) ? 1 : 2);
    exports.count = (to) => {
      let n = 0;
      while (n < to) n += isOn(5) ? 0 : 1;
      return n;
    };
    exports.remembered = (n) => {
      if (!kept.has(n)) kept.set(n, isOn(6) ? n + 1 : n);
      return kept.get(n);
    };
    exports.root = (n) => (isOn(7) ? n : Math.sqrt(n));
    exports.inAnotherProcess = () =>
      require('node:child_process').execFileSync(process.execPath, ['-p', "require('./sources.js').word()"], { encoding: 'utf8' });
    exports.word = () => (isOn(8) ? 'no' : 'yes');
    exports.waits = () => new Promise((done) => (isOn(9) ? undefined : done(1)));
  `,
  'tests/some.test.ts': `
    const { count, isBelow, isText, remembered, root, waits } = require('../sources.js');
    test('a limit', () => { expect([isBelow(9), isBelow(10)]).toEqual([true, false]); });
    test('a text', () => { expect(isText('a')).toBe(true); });
    test('an end', () => { expect(count(3)).toBe(3); });
    describe('what is kept', () => {
      test('once', () => { expect(remembered(1)).toBe(1); });
      test('again', () => { expect(remembered(1)).toBe(1); });
    });
    test('a root of one', () => { expect(root(1)).toBe(1); });
    test('a root of four', () => { expect(root(4)).toBe(2); });
    test('a promise', async () => { expect(await waits()).toBe(1); }, 60000);
    test('always wrong', () => { expect(root(9)).toBe(9); });
  `,
  'tests/process.test.ts': `
    test('another process', () => { expect(require('../sources.js').inAnotherProcess().trim()).toBe('yes'); });
  `,
};

test('each change is noticed by a test that comes by it, or by none', async () => {
  const outer = mkdtempSync(join(tmpdir(), 'judging-'));
  const [folder, temporary] = [join(outer, 'project'), join(outer, 'temporary')];
  mkdirSync(temporary);
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  cpSync(__dirname, join(folder, '__tests__/mutation'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const place = { folder, temporary };
  const tests = { tests: ['tests/'] };
  const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  const reached = await reach(place, tests, ids, () => undefined);
  const verdicts = new Map<number, Verdict>();
  await judge(place, tests, reached, (id, verdict) => verdicts.set(id, verdict), 5000);
  rmSync(outer, { recursive: true, force: true });

  expect(reached.failing).toEqual(['tests/some.test.ts: always wrong']);
  const some = (name: string) => ({ kind: 'noticed', by: `tests/some.test.ts: ${name}` });
  expect(Object.fromEntries([...verdicts].sort(([one], [other]) => one - other))).toEqual({
    1: some('a limit'),
    2: some('a limit'),
    3: { kind: 'survived' },
    4: { kind: 'unreached' },
    5: { kind: 'never ends', in: 'tests/some.test.ts' },
    6: some('what is kept › once'),
    7: some('a root of four'),
    8: { kind: 'noticed', by: 'tests/process.test.ts: another process' },
    9: expect.objectContaining({ kind: expect.stringMatching(/^(noticed|never ends)$/) }),
  });
}, 120_000);
