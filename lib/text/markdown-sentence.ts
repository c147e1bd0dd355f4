import { markdownCode, markdownText } from './harmless-markdown';
import { withoutSecrets } from './hidden-secrets';

/** Where the rest of a text is. */
const REST = '… (more with `--json`)';

/**
 * A sentence of ours with names of others in it, in backticks, and perhaps some words in bold, as Markdown. What is not
 * in backticks is text of others too: a backtick of theirs makes text of code, or code of text, and nothing else.
 *
 * @param most so many letters are shown; clauses at the end are left out, or words of one that is as long as that, and never a
 *   part of a name
 */
export function markdownSentence(sentence: string, most = Number.POSITIVE_INFINITY): string {
  const shown: string[] = [];
  const pieces = piecesOf(withoutSecrets(sentence));
  const clauses = endOfClauses(pieces, most);
  let left = clauses ?? most;
  for (const { text, isName, show } of pieces) {
    const word = clauses === undefined ? text.lastIndexOf(' ', left) : left;
    const end = text.length <= left ? text.length : isName ? 0 : Math.max(0, word);
    if (end > 0 || text === '') shown.push(show(text.slice(0, end)));
    if (end < text.length) {
      shown.push(REST);
      break;
    }
    left -= text.length;
  }
  return shown.reduce(
    // Two pieces of code side by side would be one.
    (text, piece) => `${text}${text.endsWith('`') && piece.startsWith('`') ? ' ' : ''}${piece}`,
    '',
  );
}

/** What ends a clause, the best place to stop first. */
const CLAUSES = [/;/g, /:/g, /,/g];

/**
 * Where to stop in a sentence that is too long: after the last of its clauses that is shown, unless that leaves next to
 * nothing. `undefined` for one that is short enough, or has no such place.
 */
function endOfClauses(pieces: readonly Piece[], most: number): number | undefined {
  const ends = CLAUSES.map((): number[] => []);
  let start = 0;
  for (const { text, isName } of pieces) {
    if (isName === undefined)
      CLAUSES.forEach((mark, index) => {
        // A clause ends before a blank, and no time or address does.
        for (const found of text.matchAll(mark))
          if (/^.( |$)/.test(text.slice(found.index))) ends[index]?.push(start + found.index);
      });
    start += text.length;
  }
  if (start <= most) return undefined;
  const last = ends.map((all) => all.filter((end) => end <= most && end >= most / 3).at(-1));
  return last.find((end) => end !== undefined);
}

interface Piece {
  readonly text: string;
  readonly isName?: true;
  readonly show: (text: string) => string;
}

function piecesOf(sentence: string): Piece[] {
  return alternating(sentence, '`').flatMap((part, index): Piece[] =>
    index % 2 === 1
      ? [{ text: part, isName: true, show: markdownCode }]
      : alternating(part, '**')
          .map((text, place) => ({ text, show: place % 2 === 1 ? bold : markdownText }))
          .filter(({ text }) => text !== ''),
  );
}

function bold(text: string): string {
  return `**${markdownText(text)}**`;
}

/** What stands outside and inside of a pair of marks, by turns; a mark without its other half is a letter. */
function alternating(text: string, mark: string): string[] {
  const parts = text.split(mark);
  if (parts.length % 2 === 1) return parts;
  const last = parts.pop();
  return [...parts.slice(0, -1), `${parts.at(-1)}${mark}${last}`];
}
