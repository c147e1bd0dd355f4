import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of an ignore file: which paths, and whether they stay out or come back in. */
interface IgnorePattern {
  readonly matches: RegExp;
  readonly isOut: boolean;
}

/** What no job needs, and running code once leaves behind: with it, nothing would stay as it was. */
const ALWAYS_OUT = ['.git', '__pycache__', '.ipynb_checkpoints', '.DS_Store'];

/**
 * Which files of a folder stay here, as the official client decides it: the patterns of `.amlignore`, or of `.gitignore`
 * where there is none, of the folder itself and of none below. The last pattern that fits a file decides.
 */
export class IgnoreFile {
  static of(folder: string): IgnoreFile {
    const file = ['.amlignore', '.gitignore'].map((name) => join(folder, name)).find((path) => existsSync(path));
    return new IgnoreFile(file === undefined ? '' : readFileSync(file, 'utf8'));
  }

  /** The last first. */
  private readonly patterns: readonly IgnorePattern[];

  constructor(text: string) {
    const lines = [...text.split(/\r?\n/), ...ALWAYS_OUT];
    this.patterns = lines.flatMap((line) => patternOf(line) ?? []).reverse();
  }

  /** @param path below the folder, with "/" */
  leavesOut(path: string): boolean {
    return this.patterns.find(({ matches }) => matches.test(path))?.isOut ?? false;
  }
}

function patternOf(line: string): IgnorePattern | undefined {
  const text = line.trim();
  if (text === '' || text === '/' || text.startsWith('#')) return undefined;
  const isOut = !text.startsWith('!');
  const parts = segmentsOf(isOut ? text : text.slice(1));
  return parts.length === 0 ? undefined : { matches: new RegExp(`^${expressionOf(parts)}$`, 's'), isOut };
}

/** A pattern without "/" but at its end fits in every folder; one that ends in "/" fits what is in the folder. */
function segmentsOf(pattern: string): string[] {
  const segments = pattern.split('/').filter((one, at, all) => !(one === '**' && all[at - 1] === '**'));
  const isAnywhere = segments.length === 1 || (segments.length === 2 && segments[1] === '');
  if (segments[0] === '') segments.shift();
  else if (isAnywhere && segments[0] !== '**') segments.unshift('**');
  if (segments.length > 1 && segments.at(-1) === '') segments[segments.length - 1] = '**';
  return segments;
}

function expressionOf(segments: readonly string[]): string {
  const end = segments.length - 1;
  let text = '';
  let needsSlash = false;
  for (const [at, segment] of segments.entries()) {
    if (segment === '**') {
      if (at === 0) text += at === end ? '.+' : '(?:.+/)?';
      else text += at === end ? '/.*' : '(?:/.+)?';
      needsSlash = at > 0;
      continue;
    }
    // A name alone is a file, or a folder with all that is in it.
    text += `${needsSlash ? '/' : ''}${segment === '*' ? '[^/]+' : globOf(segment)}${at === end ? '(?:/.*)?' : ''}`;
    needsSlash = true;
  }
  return text;
}

/** One part of a path: `*`, `?`, `[…]`, and `\` before what stands for itself. */
function globOf(segment: string): string {
  return segment.replace(
    /\\(.)|\*|\?|\[([!^]?)(\]?[^\]]*)\]|([.+^${}()|[\]\\])/g,
    (all, escaped, not, among, plain) => {
      if (escaped !== undefined) return quoted(escaped);
      if (all === '*') return '[^/]*';
      if (all === '?') return '[^/]';
      if (among !== undefined)
        return `[${not === '' ? '' : '^'}${among.replaceAll('\\', '\\\\').replace(/^\]/, '\\]')}]`;
      return quoted(plain);
    },
  );
}

function quoted(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
