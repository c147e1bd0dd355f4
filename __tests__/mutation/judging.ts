import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Folder } from './folders';
import type { Chosen, Plan, Ran, Told } from './protocol';
import type { Workshop } from './workshop';

/** A change is taken for one that never ends after this many milliseconds, and this many times what its tests take without it. */
const PATIENCE = 30_000;
const TIMES = 6;
/** The longest that one file of tests may take without any change. */
const LONGEST = 900_000;

export type Verdict =
  | { readonly kind: 'noticed'; readonly by: string }
  /** It ran for ever, or took all memory. */
  | { readonly kind: 'never ends'; readonly in: string }
  | { readonly kind: 'survived' }
  /** No test comes by it. */
  | { readonly kind: 'unreached' };

/** What the tests of a folder do without any change. */
export interface Reached {
  /** The tests of each change, the quickest first. */
  readonly of: ReadonlyMap<number, readonly Chosen[]>;
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
  const files = new Map<string, { readonly loading: number; readonly tests: readonly Ran[] }>();
  const failing: string[] = [];
  await new Jest(workshop, folder).run({ kind: 'reach', reached }, LONGEST, (told) => {
    if (told.kind !== 'ran') return;
    const file = relative(workshop.folder, told.path);
    tell(file);
    const failed = told.tests.filter(({ hasFailed }) => hasFailed);
    for (const { name } of failed) failing.push(`${file}: ${name}`);
    if (told.problem !== undefined && failed.length === 0) failing.push(`${file}: ${told.problem}`);
    else files.set(told.path, told);
  });
  const lines = existsSync(reached) ? readFileSync(reached, 'utf8').split('\n').filter(Boolean) : [];
  const hits = new Map<number, Map<string, Set<string>>>(ids.map((id) => [id, new Map()]));
  for (const line of lines) {
    const { id, path, test } = JSON.parse(line) as { id: number; path?: string; test: string };
    const byPath = hits.get(id);
    if (path === undefined || byPath === undefined) continue;
    byPath.set(path, (byPath.get(path) ?? new Set()).add(test));
  }
  return { of: new Map([...hits].map(([id, byPath]) => [id, chosen(byPath, files)])), failing };
}

function chosen(
  byPath: ReadonlyMap<string, ReadonlySet<string>>,
  files: ReadonlyMap<string, { readonly loading: number; readonly tests: readonly Ran[] }>,
): Chosen[] {
  const found = [...byPath].flatMap(([path, names]) => {
    const file = files.get(path);
    if (file === undefined) return [];
    // While the file is loaded: any of its tests may notice.
    const wanted = file.tests.filter(({ name, hasFailed }) => !hasFailed && (names.has('') || names.has(name)));
    const took = file.loading + wanted.reduce((sum, one) => sum + one.took, 0);
    const isAll = wanted.length === file.tests.length;
    return [
      { path, names: isAll ? undefined : wanted.map(({ name }) => name), patience: PATIENCE + TIMES * took, took },
    ];
  });
  return found.sort((one, other) => one.took - other.took).map(({ took: _, ...one }) => one);
}

/** Runs, for each change, the tests that come by it, until one of them notices. */
export async function judge(
  workshop: Workshop,
  folder: Folder,
  reached: ReadonlyMap<number, readonly Chosen[]>,
  tell: (id: number, verdict: Verdict) => void,
): Promise<void> {
  const left = new Map<number, readonly Chosen[]>();
  for (const [id, chosen] of reached) {
    if (chosen.length === 0) tell(id, { kind: 'unreached' });
    else left.set(id, chosen);
  }
  const decide = (id: number, verdict: Verdict) => {
    left.delete(id);
    tell(id, verdict);
  };
  while (left.size > 0) {
    let running: { readonly id: number; readonly path: string } | undefined;
    const before = left.size;
    const changes = [...left].map(([id, tests]) => ({ id, tests }));
    await new Jest(workshop, folder).run({ kind: 'judge', changes }, PATIENCE * 4, (told) => {
      running = told.kind === 'started' ? told : undefined;
      if (told.kind === 'noticed') decide(told.id, { kind: 'noticed', by: told.by.replace(`${workshop.folder}/`, '') });
      if (told.kind === 'survived') decide(told.id, { kind: 'survived' });
    });
    if (running !== undefined) decide(running.id, { kind: 'never ends', in: relative(workshop.folder, running.path) });
    else if (left.size === before) throw new Error('jest ended without running a test');
  }
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
        if (hasEnded || (plan.kind === 'judge' && hasStarted)) done();
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
