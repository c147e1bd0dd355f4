import { withoutSecrets } from './hidden-secrets';

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
 * It is for a text once: what is visible already would have its backslashes escaped again. Secrets are taken out.
 */
export function visible(given: string): string {
  const text = withoutSecrets(given);
  if (isSeen(text) && !text.includes('\n') && !text.includes('\\u{')) return text;
  return escaped(text.replaceAll('\\u{', '\\u{5c}u{'), codePoints).replaceAll('\n', '\\u{a}');
}

/** The same for text of several lines that may be visible already: line feeds and backslashes stay. */
export function visibleLines(text: string): string {
  return isSeen(text) ? text : escaped(text, codePoints);
}

/** The same in a text of JSON: the form of JSON, in which the data stay exactly what they are. */
export function visibleInJson(text: string): string {
  return isSeen(text) ? text : escaped(text, codeUnits);
}

/** Whether nothing has to be shown: what most texts are is told faster by itself. */
function isSeen(text: string): boolean {
  return !/[^\n -~]/.test(text) || (!NEAR.test(text) && text === text.normalize());
}

/**
 * What is not seen or not told apart from something else:
 *
 * - all of the category C: controls (escape sequences, carriage returns, bells), formats (bidirectional marks, zero
 *   widths, tags), surrogates without their other half, private use and what Unicode has not assigned
 * - blanks and separators but the space, and here the line feed
 * - what a program may ignore that shows a text: variation selectors, fillers; and two signs that are as blank
 * - marks upon marks, which cover the lines above and below: a letter has four at most; and one without a letter, which
 *   would change the sign before
 *
 * Letters of several scripts that look alike are told apart by nobody, and stay: they are what people write with.
 */
const CONTROLS_AND_BLANKS = '[^\\n \\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]';
const IGNORED = '[\\p{Default_Ignorable_Code_Point}\\u2800\\u{1D159}]';
const MARKS = '(?<=\\p{M}{4}|^|[\\n ])\\p{M}';
const NEAR = new RegExp(`${CONTROLS_AND_BLANKS}|${IGNORED}|${MARKS}`, 'u');
const UNSEEN = new RegExp(`${CONTROLS_AND_BLANKS}|${IGNORED}|${MARKS}`, 'gu');

/** What belongs to an emoji where it stands in one. */
const JOINERS = /[\u200d\ufe0f\u{e0020}-\u{e007f}]/u;

let knownEmoji: RegExp | undefined;

/** Made when it is first needed: with all emoji of Unicode, it takes longer than most texts. */
function emoji(): RegExp {
  knownEmoji ??= madeEmoji();
  return knownEmoji;
}

function madeEmoji(): RegExp {
  // The flag for properties of several letters, which is no part of the language that this is compiled to.
  const flag = 'v';
  try {
    // Those that Unicode recommends for general interchange, in one piece with joiners, selectors and tags.
    return new RegExp('(\\p{RGI_Emoji})', flag);
  } catch {
    // A browser of before 2023 shows the joiners in them as what they are.
    return /((?!))/;
  }
}

function escaped(text: string, form: (part: string) => string): string {
  // A line at a time, since one with an emoji takes longer.
  return text.replace(/[^\n]+/g, (line) => {
    if (isSeen(line)) return line;
    const parts = JOINERS.test(line) ? line.split(emoji()) : [line];
    return parts
      .map((part, index) => (index % 2 === 1 ? part : part.replace(LETTERS, (letter) => composed(letter, form))))
      .map((part, index) => (index % 2 === 1 ? part : part.replace(UNSEEN, form)))
      .join('');
  });
}

/** A letter with its marks, or a syllable of Hangul in its parts. */
const LETTERS = /[\u1100-\u11ff]+|\P{M}\p{M}*/gu;

/** A letter that Unicode has in one piece is shown in its pieces where it was written so: both look the same. */
function composed(letter: string, form: (part: string) => string): string {
  if (letter === letter.normalize()) return letter;
  const [first = '', ...marks] = letter;
  return `${first === first.normalize() ? first : form(first)}${marks.map(form).join('')}`;
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
