import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** That a file imports something. */
export interface Import {
  readonly file: string;
  readonly owner: string;
  readonly target: string;
}

/** The sources in a folder, by their whole paths. */
export function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

/** The sources of the project, by their paths in it. */
export const FILES = new Set(
  [join(ROOT, 'main.ts'), ...sources(join(ROOT, 'lib')), ...sources(join(ROOT, 'functions'))].map((path) =>
    relative(ROOT, path),
  ),
);
/** What is written where another file is loaded: at once, only for its types, or when it is needed. */
const LOADED = /(?:from|import|require)\s*\(?\s*'([^']+)'/g;

const imports: Import[] = [...FILES].flatMap((file) => {
  const [top = '', folder = ''] = file.split(sep);
  const owner = top === 'lib' ? folder : top;
  const targets = readFileSync(join(ROOT, file), 'utf8').matchAll(LOADED);
  return [...targets].map(([, target]) => ({ file, owner, target: target as string }));
});

/** The imports of other files of the project. */
export const own = imports.filter(({ target }) => target.startsWith('.'));
/** The imports of packages. */
export const packages = imports.filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'));

/** The file that an import is of; `undefined` for what is not TypeScript. */
function fileOf({ file, target }: Import): string | undefined {
  const path = relative(ROOT, resolve(dirname(join(ROOT, file)), target));
  return [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find((one) => FILES.has(one));
}

/** Each file with those that it imports. */
export const graph: ReadonlyMap<string, ReadonlySet<string>> = imported();

function imported(): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const one of own) {
    const target = fileOf(one);
    if (target !== undefined) graph.set(one.file, (graph.get(one.file) ?? new Set()).add(target));
  }
  return graph;
}

/** All files that a file leads to. */
export function reachedFrom(start: string): ReadonlySet<string> {
  const found = new Set(graph.get(start));
  // A set goes on with what is added to it.
  for (const file of found) for (const next of graph.get(file) ?? []) found.add(next);
  return found;
}
