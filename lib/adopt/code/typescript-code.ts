import { broken, group, HARD_LINE, indented, joined, LAST_LINE, type Layout, LINE, SOFT_LINE } from './code-layout';

/** A text as TypeScript has it, between the quotes that need the fewest escapes. */
export function textLiteral(text: string): string {
  const [single, double] = [text.split("'").length, text.split('"').length];
  const quote = single > double ? '"' : "'";
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`);
  // JSON leaves what only looks like the end of a line.
  return `${quote}${escaped.replace(/[\u007f\u2028\u2029\ufeff]/g, escapedLetter)}${quote}`;
}

function escapedLetter(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text of several lines, as a template. */
export function templateLiteral(lines: readonly string[]): string {
  return `\`${lines.map((line) => line.replace(/[\\`]|\$(?=\{)/g, '\\$&')).join('\n')}\``;
}

/** A name as a key of an object, quoted where it has to be. */
export function keyOf(name: string): string {
  return isIdentifier(name) ? name : textLiteral(name);
}

/** A part of something by its name: `queues.review`, `queues['drift-review']`. */
export function memberOf(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${textLiteral(name)}]`;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** An entry of an object, with comments above it. */
export interface Entry {
  readonly key: string;
  readonly value: Layout;
  /** Each a line, or more where it is long. */
  readonly comments?: readonly string[];
  /** What it is for, above it as `/** … *​/`. */
  readonly doc?: string;
}

/**
 * An object on one line where it fits, or with an entry a line. Biome leaves both as they are.
 *
 * @param isLong whether it has an entry a line however short it is
 * @param end comments behind the last entry
 */
export function objectLiteral(entries: readonly Entry[], isLong = false, end: readonly string[] = []): Layout {
  const comments = end.flatMap(lineComment);
  if (entries.length === 0 && comments.length === 0) return '{}';
  const hasComments =
    comments.length > 0 || entries.some((entry) => (entry.comments ?? []).length > 0 || entry.doc !== undefined);
  const written = joined(entries.map(entryLayout), [',', LINE]);
  if (!isLong && !hasComments) return group('{', indented(LINE, ...written), endOfObject(), '}');
  const lines = comments.flatMap((line, index) => (index === 0 && entries.length === 0 ? [line] : [HARD_LINE, line]));
  return broken('{', indented(HARD_LINE, ...written, entries.length === 0 ? '' : ',', ...lines), HARD_LINE, '}');
}

/** A comma only where the object is over several lines. */
function endOfObject(): Layout {
  return { kind: 'break', flat: ' ', before: ',' };
}

function entryLayout({ key, value, comments = [], doc }: Entry): Layout {
  const above = [...(doc === undefined ? [] : docComment(doc)), ...comments.flatMap(lineComment)];
  const lines = above.flatMap((line) => [line, HARD_LINE]);
  if (value === key) return [...lines, key];
  // What cannot be broken goes onto a line of its own, unless the key is so short that nothing is won.
  const isText = typeof value === 'string' && /^['"]/.test(value) && key.length > 2;
  return [...lines, keyOf(key), ':', isText ? group(indented(LINE, value)) : [' ', value]];
}

/** The widest that a comment of its own may be, with room for where it stands. */
const COMMENT_WIDTH = 108;

/** A comment as lines with `//`. */
export function lineComment(text: string): string[] {
  return wrapped(text, COMMENT_WIDTH).map((line) => `// ${line}`);
}

/** A comment for what follows, as editors show it. */
export function docComment(text: string): string[] {
  const lines = text.split('\n').flatMap((line) => (line === '' ? [''] : wrapped(line, COMMENT_WIDTH)));
  const [only, ...others] = lines;
  if (others.length === 0) return [`/** ${harmlessComment(only ?? '')} */`];
  return ['/**', ...lines.map((line) => ` * ${harmlessComment(line)}`.trimEnd()), ' */'];
}

/** What ends a comment would end it in the middle. */
function harmlessComment(text: string): string {
  return text.replaceAll('*/', '* /');
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.replace(/\s+/g, ' ').trim().split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A list on one line where it fits, or with one a line. */
export function listLiteral(items: readonly Layout[]): Layout {
  if (items.length === 0) return '[]';
  return group('[', indented(SOFT_LINE, ...joined(items, [',', LINE])), LAST_LINE, ']');
}

/** A call with arguments that go onto lines of their own where they do not fit. */
export function call(callee: Layout, ...given: readonly Layout[]): Layout {
  return [callee, group('(', indented(SOFT_LINE, ...joined(given, [',', LINE])), LAST_LINE, ')')];
}

/** A call whose last argument is an object or a function: it opens on the line of the call. */
export function callWith(callee: Layout, ...given: readonly Layout[]): Layout {
  return [callee, '(', ...joined(given, ', '), ')'];
}

/** An import of names, sorted as formatters do; `type` in front of what is only one. */
export function importOf(names: readonly string[], from: string): Layout {
  const bare = (name: string) => name.replace(/^type /, '');
  const sorted = [...new Set(names)].sort((a, b) => compareNames(bare(a), bare(b)));
  const areTypes = sorted.every((name) => name.startsWith('type '));
  const shown = areTypes ? sorted.map(bare) : sorted;
  const head = areTypes ? 'import type ' : 'import ';
  return [head, group('{', indented(LINE, ...joined(shown, [',', LINE])), endOfObject(), '}'), ` from '${from}';`];
}

/** The order of biome: by letters whatever their case, capital letters first among the same. */
function compareNames(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a !== b) return a < b ? -1 : 1;
  return one < other ? -1 : 1;
}

/** `training-events` as `trainingEvents`: a name in TypeScript that is near one in Azure. */
export function identifierOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = words
    .map((word, index) => {
      const rest = word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1);
      return (index === 0 ? (word[0] ?? '').toLowerCase() : (word[0] ?? '').toUpperCase()) + rest;
    })
    .join('');
  return /^[A-Za-z]/.test(camel) ? camel : `_${camel}`;
}
