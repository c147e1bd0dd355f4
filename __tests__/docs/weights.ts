import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from './pages';

/** What is asked of a package in the lock file. */
interface Locked {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
);
const { dependencies = {}, devDependencies = {} } = packages[''] as Locked;

/** The packages that this project names: those that come with it, and those of its developers. */
export const NAMED = { shipped: Object.keys(dependencies), all: Object.keys({ ...dependencies, ...devDependencies }) };

/** Where Node finds a package that is asked for in the folder of another: the nearest `node_modules` above it. */
function found(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = posix.dirname(folder)) {
    const path = posix.join(folder, 'node_modules', name);
    if (path in packages) return path;
    if (folder === '.' || folder === '') return undefined;
  }
}

/** What comes along with packages, themselves included, as folders of the lock file. */
function broughtBy(names: readonly string[]): Set<string> {
  const brought = new Set(names.map((name) => `node_modules/${name}`));
  for (const path of brought) {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path] as Locked;
    const peers = Object.keys(peerDependencies ?? {}).filter((name) => peerDependenciesMeta?.[name]?.optional !== true);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const target = found(name, path);
      if (target !== undefined) brought.add(target);
    }
  }
  return brought;
}

const sizes = new Map<string, number>();

/** The bytes of a package on disk, without the packages within it; none where it is for another platform. */
function bytesOf(path: string): number {
  const known = sizes.get(path) ?? bytesIn(join(ROOT, path));
  sizes.set(path, known);
  return known;
}

function bytesIn(folder: string): number {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + bytesIn(path);
    return entry.isFile() ? sum + statSync(path).size : sum;
  }, 0);
}

const sum = (paths: Iterable<string>) => [...paths].reduce((all, path) => all + bytesOf(path), 0) / 1e6;

/** The megabytes of packages with all that they bring. */
export function weightOf(names: readonly string[]): number {
  return sum(broughtBy(names));
}

/** The megabytes that would not be there without these packages: they, and what they alone bring. */
export function weightAlone(names: readonly string[]): number {
  const others = broughtBy(NAMED.all.filter((name) => !names.includes(name)));
  return sum([...broughtBy(names)].filter((path) => !others.has(path)));
}

/** The licenses of packages, each once. */
export function licensesOf(names: readonly string[]): string {
  return [...new Set(names.map((name) => packages[`node_modules/${name}`]?.license ?? 'none'))].sort().join(', ');
}

/** The megabytes as a page shows them. */
export function shown(megabytes: number): string {
  return megabytes < 10 ? megabytes.toFixed(1) : megabytes.toFixed(0);
}
