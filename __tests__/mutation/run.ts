import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { print, printError } from '../../lib/terminal';
import { type Mutant, mutantsOf, mutated } from './mutants';

/**
 * `npm run mutate`: breaks the code in one small way after the other, and looks whether a test notices. In a copy of the
 * project; some changes of each folder, drawn from a seed.
 *
 *     npm run mutate -- rules routing       only these folders
 *     MUTANTS=100 SEED=7 npm run mutate     a hundred of each folder, others than last time
 */
const ROOT = resolve(__dirname, '../..');
/** What is broken, and the tests that are asked first. */
const FOLDERS: Readonly<Record<string, { readonly path: string; readonly tests: readonly string[] }>> = {
  rules: { path: 'lib/rules/', tests: ['__tests__/rules', '__tests__/limits'] },
  routing: { path: 'lib/routing/', tests: ['__tests__/routing', '__tests__/cli/route.test.ts'] },
  proof: { path: 'lib/proof/(?!review)', tests: ['__tests__/proof'] },
  review: { path: 'lib/proof/review/', tests: ['__tests__/proof', '__tests__/cli/review.test.ts'] },
  audit: { path: 'lib/audit/', tests: ['__tests__/audit', '__tests__/cli/audit.test.ts'] },
  functions: { path: 'functions/', tests: ['__tests__/functions', '__tests__/trigger'] },
};
const COUNT = Number(process.env.MUTANTS ?? 20);
const SEED = Number(process.env.SEED ?? 1);
/** A mutant that runs for ever is noticed as well. */
const PATIENCE = 300_000;
const LEAST = 0.9;

type Verdict = 'killed' | 'survived' | 'invalid';

function main(asked: readonly string[]): void {
  const unknown = asked.filter((name) => !Object.hasOwn(FOLDERS, name));
  if (unknown.length > 0) {
    printError([`mutate: got ${unknown.join(', ')}; allowed ${Object.keys(FOLDERS).join(', ')}`]);
    process.exitCode = 2;
    return;
  }
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  const copy = mkdtempSync(join(tmpdir(), 'mutate-'));
  try {
    for (const file of files) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(ROOT, file), join(copy, file));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    for (const [name, { path, tests }] of Object.entries(FOLDERS)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const own = files.filter((file) => new RegExp(`^${path}`).test(file) && /\.ts$/.test(file));
      mutateFolder(name, copy, own, tests);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function mutateFolder(name: string, copy: string, files: readonly string[], tests: readonly string[]): void {
  const all = files.flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    return mutantsOf(source).map((mutant) => ({ file, source, mutant }));
  });
  const counts: Record<Verdict, number> = { killed: 0, survived: 0, invalid: 0 };
  for (const one of drawn(all, COUNT)) {
    const verdict = judge(copy, one, tests);
    counts[verdict]++;
    if (verdict === 'survived') print([`survived: ${placeOf(one)}`]);
  }
  const share = counts.killed / Math.max(1, counts.killed + counts.survived);
  print([
    `${name}: ${counts.killed} of ${counts.killed + counts.survived} noticed (${Math.round(100 * share)} %); ${counts.invalid} do not compile; ${all.length} possible`,
  ]);
  if (share < LEAST) process.exitCode = 1;
}

interface Placed {
  readonly file: string;
  readonly source: string;
  readonly mutant: Mutant;
}

function placeOf({ file, source, mutant }: Placed): string {
  const before = Buffer.from(source).subarray(0, mutant.start).toString('utf8').split('\n');
  const line = source.split('\n')[before.length - 1]?.trim();
  return `${file}:${before.length}:${(before.at(-1) ?? '').length + 1} - ${mutant.kind}: ${line}`;
}

function judge(copy: string, { file, source, mutant }: Placed, tests: readonly string[]): Verdict {
  const path = join(copy, file);
  writeFileSync(path, mutated(source, mutant));
  try {
    if (spawnSync('node_modules/.bin/tsc', { cwd: copy }).status !== 0) return 'invalid';
    // The tests of the folder first: most are noticed there, in seconds.
    return hasFailed(copy, tests) || hasFailed(copy, ['--findRelatedTests', file]) ? 'killed' : 'survived';
  } finally {
    writeFileSync(path, source);
  }
}

function hasFailed(copy: string, which: readonly string[]): boolean {
  const always = [
    '--bail',
    '--silent',
    '--ci',
    '--passWithNoTests',
    '--testPathIgnorePatterns',
    'kill.test',
    'real-azurerm',
  ];
  const { status } = spawnSync('node_modules/.bin/jest', [...which, ...always], { cwd: copy, timeout: PATIENCE });
  return status !== 0;
}

/** Some of them, the same for a seed. */
function drawn<T>(all: readonly T[], count: number): T[] {
  const length = Math.min(count, all.length);
  const some = fc.shuffledSubarray([...all], { minLength: length, maxLength: length });
  return fc.sample(some, { seed: SEED, numRuns: 1 })[0] ?? [];
}

main(process.argv.slice(2));
