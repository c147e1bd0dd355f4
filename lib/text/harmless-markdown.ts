import { visible } from './visible';

/**
 * Text of others in a sentence of Markdown: what it is, and nothing that GitHub, GitLab or Azure DevOps makes of it. No
 * HTML, image, link or emphasis; and no address, mention (`@user`), reference (`#12`, a commit, `GH-12`) or emoji
 * (`:+1:`), which are looked for in the finished page and cannot be escaped. Words of that kind are code, in which nothing
 * is looked for; all others stay as they are.
 */
export function markdownText(text: string): string {
  const words: Word[] = [];
  for (const word of visible(text).split(' ').map(wordOf)) {
    const last = words.at(-1);
    // Code beside code is one piece of it.
    if (last?.isCode === true && word.isCode && last.after === '' && word.before === '')
      words[words.length - 1] = { ...word, before: last.before, core: `${last.core} ${word.core}` };
    else words.push(word);
  }
  return words
    .map(({ before, core, isCode, after }) => `${before}${isCode ? codeOf(core) : signs(core)}${after}`)
    .join(' ');
}

/** Text of others as code within a line: no sign of it ends the code. */
export function markdownCode(text: string): string {
  return text === '' ? '(empty)' : codeOf(visible(text));
}

/** Markdown in a cell of a table, which a pipe ends, also within code. */
export function markdownCell(markdown: string): string {
  // Whether `\\|` ends a cell depends on who reads it.
  return markdown.replace(/(\\*)\|/g, (_, slashes: string) => `${'\\u{5c}'.repeat(slashes.length)}\\|`);
}

/** Text as a block of code; no line of it ends the block. */
export function markdownBlock(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Letters and digits, with signs between them that mean nothing there. */
const HARMLESS =
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:[_'’/+-]|(?<=\d)\.(?=\d))[\p{L}\p{M}\p{N}]+)*(?:%|\.json|\.ya?ml)?$/u;
/** What GitHub takes for a commit or an issue. */
const REFERENCE = /(?<![\da-z])(?:[\da-f]{7,40}|gh-\d+)(?![\da-z])/i;
/** Comparisons, dashes, arrows. */
const SIGNS = /^(?:[=<>+-]{1,2}|[^\p{L}\p{M}\p{N}\0-\x7f]+)$/u;
/** Signs around a word that belong to the sentence. */
const BEFORE: ReadonlySet<string | undefined> = new Set('("\'');
const AFTER: ReadonlySet<string | undefined> = new Set(')"\'.,;:!?');

/** A word with the signs around it. */
interface Word {
  readonly before: string;
  readonly core: string;
  readonly after: string;
  readonly isCode: boolean;
}

function wordOf(text: string): Word {
  let [start, end] = [0, text.length];
  while (BEFORE.has(text[start])) start++;
  while (end > start && AFTER.has(text[end - 1])) end--;
  const core = text.slice(start, end);
  return { before: text.slice(0, start), core, after: text.slice(end), isCode: isCode(core) };
}

function isCode(core: string): boolean {
  if (core === '' || SIGNS.test(core)) return false;
  return !HARMLESS.test(core) || REFERENCE.test(core);
}

function signs(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function codeOf(shown: string): string {
  const fence = '`'.repeat(longestRun(shown) + 1);
  // Of a blank at both ends Markdown takes one away, where anything stands between.
  const space = /^[` ]|[` ]$/.test(shown) && /[^ ]/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
