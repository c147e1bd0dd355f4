import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FileProblem, writeOutput, writeOutputs } from '../../lib/files';

const isPosix = process.platform !== 'win32';
/** What only systems with links, modes and FIFOs have; elsewhere it is shown and counted as skipped. */
const onPosix = isPosix ? test : test.skip;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-'));
});
const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

test('a new file has the text, and nothing stays beside it', () => {
  writeOutput(at('report.json'), 'text');
  expect(read('report.json')).toBe('text');
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('whatever is written, signals are listened to once, and not any more when it is done', async () => {
  const listeners = () => process.listenerCount('SIGINT');
  // What the test before has written is done.
  await setImmediate();
  const before = listeners();
  for (let n = 0; n < 20; n++) writeOutput(at(`report-${n}`), 'text');
  expect(listeners()).toBe(before + 1);
  await setImmediate();
  expect(listeners()).toBe(before);
  expect(readdirSync(folder).length).toBe(20);
});

test("somebody's own draft is left alone", () => {
  writeFileSync(at('report.json.draft'), 'mine');
  writeFileSync(at('report.json'), 'old');
  writeOutput(at('report.json'), 'new');
  expect([read('report.json'), read('report.json.draft')]).toEqual(['new', 'mine']);
});

onPosix.each([0o600, 0o640, 0o755, 0o444 | 0o200])('the mode %o is kept', (mode) => {
  writeFileSync(at('report.json'), 'old');
  chmodSync(at('report.json'), mode);
  writeOutput(at('report.json'), 'new');
  expect(statSync(at('report.json')).mode & 0o777).toBe(mode);
});

onPosix('a link is followed, also through others, and stays a link', () => {
  mkdirSync(at('real'));
  writeFileSync(at('real/report.json'), 'old');
  symlinkSync('real/report.json', at('first'));
  symlinkSync('first', at('second'));
  writeOutput(at('second'), 'new');
  expect(read('real/report.json')).toBe('new');
  expect([readlinkSync(at('first')), readlinkSync(at('second'))]).toEqual(['real/report.json', 'first']);
});

onPosix('behind a link to what is not there, the file is made', () => {
  symlinkSync('later.json', at('link'));
  writeOutput(at('link'), 'new');
  expect([read('later.json'), readlinkSync(at('link'))]).toEqual(['new', 'later.json']);
});

onPosix('a file with two names stays one file', () => {
  writeFileSync(at('one'), 'old and longer');
  linkSync(at('one'), at('two'));
  writeOutput(at('one'), 'new');
  expect(read('two')).toBe('new');
});

onPosix('a FIFO gets the text, and stays a FIFO', () => {
  execFileSync('mkfifo', [at('fifo')]);
  const script = `const { writeOutput } = require(${JSON.stringify(require.resolve('../../lib/files'))});writeOutput('fifo', 'through');`;
  const loader = join(__dirname, '../../lib/typescript.cjs');
  const { stdout, status } = spawnSync(
    'sh',
    ['-c', 'cat fifo & "$0" --require "$1" -e "$2"; s=$?; wait; exit $s', process.execPath, loader, script],
    { cwd: folder, encoding: 'utf8' },
  );
  expect([status, stdout]).toEqual([0, 'through']);
  expect(lstatSync(at('fifo')).isFIFO()).toBe(true);
});

onPosix('a device is written to, and is not replaced', () => {
  writeOutput('/dev/null', 'text');
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('several outputs are written, or none of them', () => {
  writeFileSync(at('a'), 'old');
  expect(() =>
    writeOutputs([
      { path: at('a'), content: 'new' },
      { path: at('missing/b'), content: 'new' },
    ]),
  ).toThrow(/missing.b: cannot be written: there is no folder/);
  expect([read('a'), readdirSync(folder)]).toEqual(['old', ['a']]);
});

test('two outputs for one file are a mistake', () => {
  const outputs = [
    { path: at('a'), content: '1' },
    { path: join(folder, '.', 'a'), content: '2' },
  ];
  expect(() => writeOutputs(outputs)).toThrow(/is the same as .*, and they are two outputs/);
  expect(readdirSync(folder)).toEqual([]);
});

onPosix.each<[what: string, make: () => string, reason: string]>([
  ['a folder', () => folder, 'it is a folder'],
  ['a name of no file', () => '', 'it is no name of a file'],
  ['a folder that is not there', () => at('no/report'), `there is no folder`],
  ['a file as a folder', () => inFile(), 'a part of its path is no folder'],
  ['links in a circle', () => circle(), 'its links go in a circle'],
  ['a name that is too long', () => at('x'.repeat(300)), 'its name is too long'],
  ['a full device', () => '/dev/full', 'no space is left on the disk'],
])('%s is one true line, and changes nothing', (_, make, reason) => {
  const path = make();
  const before = readdirSync(folder);
  expect(() => writeOutput(path, 'text')).toThrow(FileProblem);
  expect(() => writeOutput(path, 'text')).toThrow(reason);
  expect(readdirSync(folder)).toEqual(before);
});

function inFile(): string {
  writeFileSync(at('file'), '');
  return at('file/report');
}

function circle(): string {
  symlinkSync('b', at('a'));
  symlinkSync('a', at('b'));
  return at('a');
}

/** A disk of 64 KB, where this may be mounted; `undefined` elsewhere. */
function smallDisk(): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  return mounted.status === 0 ? disk : undefined;
}
const disk = process.platform === 'linux' && process.getuid?.() === 0 ? smallDisk() : undefined;
afterAll(() => disk && spawnSync('umount', [disk]));

(disk === undefined ? test.skip : test)('on a full disk the old file stays whole, and no draft', () => {
  writeFileSync(join(disk as string, 'report'), 'old');
  expect(() => writeOutput(join(disk as string, 'report'), 'x'.repeat(200_000))).toThrow(
    /report: cannot be written: no space is left on the disk/,
  );
  expect(readdirSync(disk as string)).toEqual(['report']);
  expect(readFileSync(join(disk as string, 'report'), 'utf8')).toBe('old');
});
