import { relative, resolve, sep } from 'node:path';
import { sourcesOf } from './compiled';

const LIB = resolve(__dirname, '..', '..');

/**
 * Whether a file is the user's, TypeScript or what was compiled from it: under lib/scheduler, and all outside of lib that is
 * no package's.
 */
export function isUserFile(file: string): boolean {
  if (!/\.[cm]?[jt]s$/.test(file) || NOBODYS.test(file) || file.split(sep).includes('node_modules')) return false;
  return ['..', 'scheduler'].includes(relative(LIB, file).split(sep)[0] ?? '');
}

/** What Yarn writes, and loads other files with. */
const NOBODYS = /[\\/]\.pnp\.[\w.]+$/;

/** The user's files among what was loaded, in that order: the sources of those that were compiled, where they are there. */
export function userFiles(): string[] {
  const loaded = Object.keys(require.cache).filter(isUserFile);
  return [...new Set(loaded.flatMap(sourcesOf))].filter(isUserFile);
}

/** A place as compilers write it, which terminals and editors open at a click. */
export function shownPlace(file: string, line: number, column: number): string {
  const short = relative(process.cwd(), file);
  return `${(short.startsWith('..') ? file : short).split(sep).join('/')}:${line}:${column}`;
}
