import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type FilePlace, sourcePlace } from './compiled';
import { isUserFile, shownPlace } from './user-files';

/** The errors of the language itself. */
export function isProgrammingError(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof SyntaxError;
}

/** An error for its author, in one line: where in his files, and what. Without a place, it is not of his making. */
export function thrownText(error: Error): string {
  const place = placeOfThrown(error);
  return place === undefined ? messageOf(error) : `${place} - ${messageOf(error)}`;
}

/** The message in one line; names of other files stand without what the compiler writes before them. */
export function messageOf(error: Error): string {
  const message = error.message
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\(0 ?, _\w+\.(\w+)\)/g, '$1')
    .replace(/(?<![\w.])_[a-z]\w*\.(?=\w)/g, '');
  return isProgrammingError(error) ? `${error.name}: ${message}` : message;
}

/** A function that an error came through. */
interface Frame extends FilePlace {
  /** What it is called. */
  readonly name: string;
  /** Whether the place is one in the source already, and not in what was made of it. */
  readonly isInSource: boolean;
}

const FRAME =
  /^\s+at (?:(.+?) \()?(?:async )?((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^()\n]*?\.[cm]?[jt]s):(\d+):(\d+)\)?$/gm;

/** The functions that an error came through, from the inside out; what was compiled, at the place in its source. */
function framesOf({ stack = '' }: Error): Frame[] {
  return [...stack.matchAll(FRAME)].map(([, name = '', path = '', line, column]) => {
    const file = path.startsWith('file://') ? fileURLToPath(path) : path;
    const place = { file, line: Number(line), column: Number(column) };
    const source = isUserFile(file) ? sourcePlace(place) : place;
    return { name, ...source, isInSource: source.file !== file };
  });
}

/**
 * Where in the user's files an error comes from: the innermost of his functions. What was thrown on purpose has said in
 * words what it is about, unless it was thrown there.
 */
export function placeOfThrown(error: Error): string | undefined {
  for (const frame of framesOf(error)) {
    const { file } = frame;
    if (isUserFile(file)) return placeInSource(frame);
    // What asks for a name that is not there throws within lib, at once, and means the line that asks.
    if (file.endsWith('.ts') && !isProgrammingError(error) && !file.endsWith('inspection.ts')) return undefined;
  }
  return undefined;
}

/**
 * What ended the program, for its author: the message with the place in his files, and how his own functions came there.
 * `undefined` for an error that none of them has to do with.
 *
 * @param error whatever was thrown
 */
export function uncaughtText(error: unknown): string | undefined {
  if (!(error instanceof Error)) return `something was thrown that is no error: ${String(error)}`;
  const frames = framesOf(error).filter(({ file }) => isUserFile(file));
  const [first, ...others] = frames.map(placeInSource);
  if (first === undefined) return undefined;
  return [`${first} - ${messageOf(error)}`, ...others.map((place) => `  called from ${place}`)].join('\n');
}

/**
 * Notes where a thing was added that cannot be: an error that was thrown by `addTopic` or one like it knows the line that
 * called it, and a search for names finds the first thing of that name.
 */
export function noteAdding(error: Error, problems: readonly string[]): void {
  let called = '';
  for (const frame of framesOf(error)) {
    if (isUserFile(frame.file)) {
      if (!/\.add[A-Z]\w*$/.test(called)) return;
      for (const problem of problems) placesOf.set(problem, placeInSource(frame));
      return;
    }
    called = frame.name;
  }
}

/**
 * The loader of a clone runs what is left of a file without its types, and keeps no map: on failure, one is made. Others,
 * such as ts-node and tsx, have put the place of the source into the stack themselves.
 */
function placeInSource({ file, line, column, isInSource }: Frame): string {
  const loader = require.extensions['.ts'] as Loader | undefined;
  // What was compiled has its place by now.
  if (loader?.transform === undefined || isInSource || !file.endsWith('.ts')) return shownPlace(file, line, column);
  try {
    const { map = '' } = loader.transform(readFileSync(file, 'utf8'), file, true);
    const found = new SourceMap(JSON.parse(map)).findEntry(line - 1, column - 1);
    if ('originalLine' in found) return shownPlace(file, found.originalLine + 1, found.originalColumn + 1);
  } catch {
    // The place in what was run is near.
  }
  return shownPlace(file, line, column);
}

interface Loader {
  transform?(source: string, filename: string, sourceMaps: boolean): { readonly map?: string };
}

/** Where problems come from that were thrown, by their text. */
export const placesOf = new Map<string, string>();

/** An error that was thrown while an environment was built, as a problem of it with the place where it comes from. */
export function problemOfThrown(error: unknown): string {
  if (!(error instanceof Error)) return `something was thrown that is no error: ${String(error)}`;
  const text = messageOf(error);
  const place = placeOfThrown(error);
  if (place !== undefined) placesOf.set(text, place);
  return text;
}
