import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Folder } from './folders';
import { Jest } from './jest-process';
import type { Chosen, SharedFile, Told } from './protocol';
import type { Workshop } from './workshop';

/** A change is taken for one that never ends after this many milliseconds, and this many times what its tests take without it. */
const PATIENCE = 20_000;
const TIMES = 10;
/** A process that says nothing for so long, in milliseconds, while it loads a file, is stuck. */
const LONGEST_LOADING = 180_000;
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

type Place = Pick<Workshop, 'folder' | 'temporary'>;
type Tests = Pick<Folder, 'tests' | 'without'>;

/** Runs all tests once, and sees which come by which change. */
export async function reach(
  workshop: Place,
  folder: Tests,
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

/**
 * Runs, for each change, the tests that come by it, until one of them notices.
 *
 * @param patience in milliseconds; what takes that much longer than without the change is taken for one that never ends
 */
export async function judge(
  workshop: Place,
  folder: Tests,
  reached: Reached,
  tell: (id: number, verdict: Verdict) => void,
  patience = PATIENCE,
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
    const files = [...paths].map((path) =>
      sharedFile(path, reached, (id) => left.has(id) && !doubtful.has(id), patience),
    );
    let last: Extract<Told, { kind: 'started' }> | undefined;
    const before = paths.size;
    await jest.run({ kind: 'together', files }, LONGEST_LOADING, (told) => {
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
    const changes = [...left.keys()].map((id) => ({ id, tests: chosen(id, reached, doubtful.has(id), patience) }));
    let last: Extract<Told, { kind: 'started' }> | undefined;
    const before = left.size;
    await jest.run({ kind: 'alone', changes }, LONGEST_LOADING, (told) => {
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
function sharedFile(
  path: string,
  { files, tests }: Reached,
  isAsked: (id: number) => boolean,
  patience: number,
): SharedFile {
  const asked = [...tests].filter(([id]) => isAsked(id));
  return {
    path,
    tests: [...(files.get(path)?.tests ?? [])].flatMap(([name, took]) => {
      const ids = asked.filter(([, byPath]) => byPath.get(path)?.has(name) === true).map(([id]) => id);
      return ids.length === 0 ? [] : [{ name, ids, patience: patience + TIMES * took }];
    }),
  };
}

/** The tests of a change that is tried alone, the quickest files first: of files that come by it while they are loaded, all. */
function chosen(id: number, { files, tests }: Reached, isDoubtful: boolean, patience: number): Chosen[] {
  const found = [...(tests.get(id) ?? [])].flatMap(([path, names]) => {
    const file = files.get(path);
    if (file === undefined || !(names.has('') || isDoubtful)) return [];
    const wanted = [...file.tests].filter(([name]) => names.has('') || names.has(name));
    const took = wanted.reduce((sum, [, one]) => sum + one, file.loading);
    const isWhole = names.has('') && !file.hasFailing;
    const some = isWhole ? {} : { names: wanted.map(([name]) => name) };
    return [{ path, ...some, patience: patience + TIMES * took, took }];
  });
  return found.sort((one, other) => one.took - other.took).map(({ took: _, ...one }) => one);
}
