/**
 * Makes what cannot be seen in a text visible, so that a name or a filter of somebody else is what it looks like: it
 * moves no cursor, sets no title, fills no clipboard, turns no letters around and begins no line.
 *
 * The form is `\u{1b}`, a code point as JavaScript, Rust and Swift write it, everywhere where people read:
 *
 * - a reviewer sees that something stands there, and can look up what
 * - two different texts never look the same: what was written as `\u{1b}` in six letters is shown as `\u{5c}u{1b}`
 * - JSON has another form (`\u001b`), so that JSON within a sentence stays the JSON that it is
 *
 * It is for a text once: what is visible already would have its backslashes escaped again.
 */
export function visible(text: string): string {
  return isPlain(text) ? text : text.replace(UNSEEN_OR_ESCAPE, (part, emoji) => emoji ?? codePoints(part));
}

/** The same for text of several lines that may be visible already: line feeds and backslashes stay. */
export function visibleLines(text: string): string {
  return isSeen(text)
    ? text
    : text.replace(UNSEEN, (part, emoji) => emoji ?? (part === '\n' ? part : codePoints(part)));
}

/** The same in a text of JSON: the form of JSON, in which the data stay exactly what they are. */
export function visibleInJson(text: string): string {
  return isSeen(text) ? text : text.replace(UNSEEN, (part, emoji) => emoji ?? (part === '\n' ? part : codeUnits(part)));
}

/** Whether nothing has to be shown: what most texts are is told faster by itself. */
function isPlain(text: string): boolean {
  return isSeen(text) && !text.includes('\\u{') && !text.includes('\n');
}

function isSeen(text: string): boolean {
  return !/[^\n -~]/.test(text);
}

/**
 * What is not seen or not told apart from something else:
 *
 * - all of the category C: controls (escape sequences, carriage returns, bells), formats (bidirectional marks, zero
 *   widths, tags), surrogates without their other half, private use and what Unicode has not assigned
 * - blanks and separators but the space; the two signs that are as blank
 * - what a program may ignore that shows a text: variation selectors, fillers
 * - marks upon marks, which cover the lines above and below: a letter has four at most
 *
 * Emoji stay whole, as Unicode recommends them for general interchange (RGI): their joiners, tags and selectors are seen.
 */
const PARTS = '(?! )[\\p{C}\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800\\u{1D159}]|(?<=\\p{M}{4})\\p{M}';
const UNSEEN = matching(PARTS);
const UNSEEN_OR_ESCAPE = matching(`${PARTS}|\\\\(?=u\\{)`);

function matching(parts: string): RegExp {
  try {
    return new RegExp(`(\\p{RGI_Emoji})|${parts}`, 'gv');
  } catch {
    // A browser of before 2023 shows joiners in emoji as what they are.
    return new RegExp(`(?!)()|${parts}`, 'gu');
  }
}

function codePoints(text: string): string {
  return [...text].map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`).join('');
}

function codeUnits(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
