import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Folder } from './folders';
import type { Chosen, Plan, SharedFile, Told } from './protocol';
import type { Workshop } from './workshop';

/** A change is taken for one that never ends after this many milliseconds, and this many times what its tests take without it. */
const PATIENCE = 20_000;
const TIMES = 10;
/** The longest that one file of tests may take without any change. */
const LONGEST = 900_000;

export type Verdict =
  | { readonly kind: 'noticed'; readonly by: string }
  /** It ran for ever, or took all memory. */
  | { readonly kind: 'never ends'; readonly in: string }
  | { readonly kind: 'survived' }
  /** No test comes by it. */
  | { readonly kind: 'unreached' };

interface ReachedFile {
  readonly loading: number;
  readonly tests: ReadonlyMap<string, number>;
  readonly hasFailing: boolean;
}

/** What the tests of a folder do without any change. */
export interface Reached {
  /** How long each file takes by itself, and each of its tests that succeeds, in milliseconds. */
  readonly files: ReadonlyMap<string, ReachedFile>;
  /** The names of the tests of a file that come by a change; the empty one where it is come by between tests. */
  readonly tests: ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<string>>>;
  /** Those that fail without any change: they notice nothing. */
  readonly failing: readonly string[];
}

/** Runs all tests once, and sees which come by which change. */
export async function reach(
  workshop: Workshop,
  folder: Folder,
  ids: readonly number[],
  tell: (file: string) => void,
): Promise<Reached> {
  const reached = join(workshop.temporary, 'reached.jsonl');
  rmSync(reached, { force: true });
  const files = new Map<string, ReachedFile>();
  const failing: string[] = [];
  await new Jest(workshop, folder).run({ kind: 'reach', reached }, LONGEST, (told) => {
    if (told.kind !== 'ran') return;
    const file = relative(workshop.folder, told.path);
    tell(file);
    const failed = told.tests.filter(({ hasFailed }) => hasFailed);
    for (const { name } of failed) failing.push(`${file}: ${name}`);
    if (told.problem !== undefined && failed.length === 0) failing.push(`${file}: ${told.problem}`);
    const succeeding = told.tests.filter(({ hasFailed }) => !hasFailed);
    files.set(told.path, {
      loading: told.loading,
      hasFailing: succeeding.length < told.tests.length,
      tests: new Map(succeeding.map(({ name, took }) => [name, took])),
    });
  });
  const lines = existsSync(reached) ? readFileSync(reached, 'utf8').split('\n').filter(Boolean) : [];
  const tests = new Map<number, Map<string, Set<string>>>(ids.map((id) => [id, new Map()]));
  for (const line of lines) {
    const { id, path, test } = JSON.parse(line) as { id: number; path?: string; test: string };
    const byPath = tests.get(id);
    if (path === undefined || byPath === undefined || !files.has(path)) continue;
    byPath.set(path, (byPath.get(path) ?? new Set()).add(test));
  }
  return { files, tests, failing };
}

/** Runs, for each change, the tests that come by it, until one of them notices. */
export async function judge(
  workshop: Workshop,
  folder: Folder,
  reached: Reached,
  tell: (id: number, verdict: Verdict) => void,
): Promise<void> {
  const left = new Map(reached.tests);
  const decide = (id: number, verdict: Verdict) => {
    if (left.delete(id)) tell(id, verdict);
  };
  for (const [id, byPath] of reached.tests) if (byPath.size === 0) decide(id, { kind: 'unreached' });
  const decideTold = (told: Told) => {
    if (told.kind === 'noticed') decide(told.id, { kind: 'noticed', by: told.by.replace(`${workshop.folder}/`, '') });
    if (told.kind === 'survived') decide(told.id, { kind: 'survived' });
  };
  const jest = new Jest(workshop, folder);
  const doubtful = new Set<number>();
  const paths = new Set([...reached.files].sort(([, a], [, b]) => timeOf(a) - timeOf(b)).map(([path]) => path));
  while (paths.size > 0) {
    const files = [...paths].map((path) => sharedFile(path, reached, (id) => left.has(id) && !doubtful.has(id)));
    let last: Extract<Told, { kind: 'started' }> | undefined;
    const before = paths.size;
    await jest.run({ kind: 'together', files }, PATIENCE * 6, (told) => {
      last = told.kind === 'started' ? told : told.kind === 'through' || told.kind === 'end' ? undefined : last;
      if (told.kind === 'through') paths.delete(told.path);
      if (told.kind === 'doubtful') doubtful.add(told.id);
      decideTold(told);
    });
    if (last !== undefined) decide(last.id, { kind: 'never ends', in: relative(workshop.folder, last.path) });
    else if (paths.size === before) throw new Error('jest ended without running a test');
  }
  // What is made while a file is loaded is made once: a change of it needs the file to be loaded anew.
  const isAlone = (id: number) =>
    doubtful.has(id) || [...(left.get(id)?.values() ?? [])].some((names) => names.has(''));
  for (const id of left.keys()) if (!isAlone(id)) decide(id, { kind: 'survived' });
  while (left.size > 0) {
    const changes = [...left.keys()].map((id) => ({ id, tests: chosen(id, reached, doubtful.has(id)) }));
    let last: Extract<Told, { kind: 'started' }> | undefined;
    const before = left.size;
    await jest.run({ kind: 'alone', changes }, PATIENCE * 6, (told) => {
      last = told.kind === 'started' ? told : undefined;
      decideTold(told);
    });
    if (last !== undefined) decide(last.id, { kind: 'never ends', in: relative(workshop.folder, last.path) });
    else if (left.size === before) throw new Error('jest ended without running a test');
  }
}

function timeOf({ loading, tests }: ReachedFile): number {
  return [...tests.values()].reduce((sum, took) => sum + took, loading);
}

/** A file with the changes that its tests come by, as far as these are still asked about. */
function sharedFile(path: string, { files, tests }: Reached, isAsked: (id: number) => boolean): SharedFile {
  const asked = [...tests].filter(([id]) => isAsked(id));
  return {
    path,
    tests: [...(files.get(path)?.tests ?? [])].flatMap(([name, took]) => {
      const ids = asked.filter(([, byPath]) => byPath.get(path)?.has(name) === true).map(([id]) => id);
      return ids.length === 0 ? [] : [{ name, ids, patience: PATIENCE + TIMES * took }];
    }),
  };
}

/** The tests of a change that is tried alone, the quickest files first: of files that come by it while they are loaded, all. */
function chosen(id: number, { files, tests }: Reached, isDoubtful: boolean): Chosen[] {
  const found = [...(tests.get(id) ?? [])].flatMap(([path, names]) => {
    const file = files.get(path);
    if (file === undefined || !(names.has('') || isDoubtful)) return [];
    const wanted = [...file.tests].filter(([name]) => names.has('') || names.has(name));
    const took = wanted.reduce((sum, [, one]) => sum + one, file.loading);
    const isWhole = names.has('') && !file.hasFailing;
    const some = isWhole ? {} : { names: wanted.map(([name]) => name) };
    return [{ path, ...some, patience: PATIENCE + TIMES * took, took }];
  });
  return found.sort((one, other) => one.took - other.took).map(({ took: _, ...one }) => one);
}

/** A jest with the runner of this folder, in a process of its own: a change may have it run for ever. */
class Jest {
  private readonly plan: string;

  constructor(
    private readonly workshop: Workshop,
    private readonly folder: Folder,
  ) {
    this.plan = join(workshop.temporary, 'plan.json');
  }

  /** @param patience for what comes before the first file of tests, and for files that say nothing of their own */
  run(plan: Plan, patience: number, onTold: (told: Told) => void): Promise<void> {
    writeFileSync(this.plan, JSON.stringify(plan));
    const output: string[] = [];
    const child = this.start();
    const endIt = () => end(child);
    process.once('exit', endIt);
    child.stderr?.on('data', (text: Buffer) => output.push(text.toString('utf8')));
    return new Promise((done, reject) => {
      let hasEnded = false;
      let hasStarted = false;
      let timer: NodeJS.Timeout;
      const wait = (milliseconds: number) => {
        clearTimeout(timer);
        timer = setTimeout(endIt, milliseconds);
      };
      wait(patience);
      child.on('message', (told: Told) => {
        hasStarted = true;
        if (told.kind === 'end') hasEnded = true;
        onTold(told);
        wait(told.kind === 'started' ? told.patience : patience);
      });
      child.on('error', reject);
      child.on('close', () => {
        clearTimeout(timer);
        process.off('exit', endIt);
        end(child);
        // A process that was ended after it had begun is what a change has done to it.
        if (hasEnded || (plan.kind !== 'reach' && hasStarted)) done();
        else reject(new Error(`jest ended before its time:\n${output.join('')}`));
      });
    });
  }

  private start(): ChildProcess {
    const { folder, temporary } = this.workshop;
    const room = join(folder, '__tests__/mutation');
    return fork(
      'node_modules/jest/bin/jest.js',
      [
        ...this.folder.tests,
        ...(this.folder.without ?? []).map((pattern) => `--testPathIgnorePatterns=${pattern}`),
        '--ci',
        '--silent',
        '--runInBand',
        `--runner=${join(room, 'jest-runner.ts')}`,
        `--env=${join(room, 'jest-environment.ts')}`,
      ],
      {
        cwd: folder,
        // A group of its own: what tests have started ends with it.
        detached: true,
        execArgv: ['--max-old-space-size=4096'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { ...process.env, TMPDIR: temporary, MUTATION_PLAN: this.plan },
      },
    );
  }
}

function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
