import { relative, resolve, sep } from 'node:path';

const LIB = resolve(__dirname, '..', '..', '..');

/** Whether a file is the user's: main.ts, what stands at the top of lib/scheduler, and all outside of lib. */
export function isUserFile(file: string): boolean {
  if (!file.endsWith('.ts') || file.split(sep).includes('node_modules')) return false;
  const parts = relative(LIB, file).split(sep);
  if (parts[0] === '..') return true;
  return parts.length === 2 && parts[0] === 'scheduler' && parts[1] !== 'index.ts';
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
