import { relative, resolve, sep } from 'node:path';

const LIB = resolve(__dirname, '..', '..');

/** Whether a file is the user's: TypeScript under lib/scheduler, and all outside of lib that is no package's. */
export function isUserFile(file: string): boolean {
  if (!file.endsWith('.ts') || file.split(sep).includes('node_modules')) return false;
  return ['..', 'scheduler'].includes(relative(LIB, file).split(sep)[0] ?? '');
}

/** The user's files among what was loaded, in that order. */
export function userFiles(): string[] {
  return Object.keys(require.cache).filter(isUserFile);
}

/** A place as compilers write it, which terminals and editors open at a click. */
export function shownPlace(file: string, line: number, column: number): string {
  const short = relative(process.cwd(), file);
  return `${(short.startsWith('..') ? file : short).split(sep).join('/')}:${line}:${column}`;
}
