import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A place in a file, from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a file was compiled from, as its source map says. */
interface Compiled {
  readonly map: SourceMap;
  /** What the map calls a source, as a path. */
  path(source: string): string | undefined;
  readonly sources: readonly string[];
}

const known = new Map<string, Compiled | undefined>();

/** The place in the source, of one in a file that was compiled from it; the same place where nothing says so. */
export function sourcePlace({ file, line, column }: FilePlace): FilePlace {
  const compiled = compiledFrom(file);
  const found = compiled?.map.findEntry(line - 1, column - 1);
  if (compiled === undefined || found === undefined || !('originalLine' in found)) return { file, line, column };
  const path = compiled.path(found.originalSource);
  if (path === undefined) return { file, line, column };
  return { file: path, line: found.originalLine + 1, column: found.originalColumn + 1 };
}

/** The sources that a file was compiled from, as far as they are there; the file itself where nothing says so. */
export function sourcesOf(file: string): readonly string[] {
  const sources = compiledFrom(file)?.sources ?? [];
  return sources.length === 0 ? [file] : sources;
}

function compiledFrom(file: string): Compiled | undefined {
  if (!/\.[cm]?js$/.test(file)) return undefined;
  if (!known.has(file)) known.set(file, read(file));
  return known.get(file);
}

/** A place is a help, and no condition: where a map cannot be read, there is none. */
function read(file: string): Compiled | undefined {
  try {
    const url = [...readFileSync(file, 'utf8').matchAll(/^\/\/[#@] sourceMappingURL=(\S+)\s*$/gm)].at(-1)?.[1];
    if (url === undefined) return undefined;
    const beside = url.startsWith('data:') ? file : resolve(dirname(file), decodeURIComponent(url));
    const payload = JSON.parse(url.startsWith('data:') ? inlined(url) : readFileSync(beside, 'utf8'));
    const path = (source: string) => existing(dirname(beside), String(payload.sourceRoot ?? ''), source);
    const sources = (payload.sources as readonly string[]).flatMap((source) => path(source) ?? []);
    return { map: new SourceMap(payload), path, sources };
  } catch {
    return undefined;
  }
}

function inlined(url: string): string {
  const [about = '', data = ''] = url.split(/,(.*)/s);
  return about.endsWith(';base64') ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data);
}

function existing(folder: string, root: string, source: string): string | undefined {
  const path = source.startsWith('file://') ? fileURLToPath(source) : resolve(folder, root, source);
  return existsSync(path) ? path : undefined;
}
