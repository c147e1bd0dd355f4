import { withoutSecrets } from './hidden-secrets';
import { markdownCode, markdownText } from './markdown';

/** Where the rest of a text is. */
const REST = '… (more with `--json`)';

/**
 * A sentence of ours with names of others in it, in backticks, and perhaps some words in bold, as Markdown. What is not
 * in backticks is text of others too: a backtick of theirs makes text of code, or code of text, and nothing else.
 *
 * @param most so many letters are shown; words at the end are left out, and never a part of a name
 */
export function markdownSentence(sentence: string, most = Number.POSITIVE_INFINITY): string {
  const shown: string[] = [];
  let left = most;
  for (const { text, isName, show } of piecesOf(withoutSecrets(sentence))) {
    const end = text.length <= left ? text.length : isName ? 0 : Math.max(0, text.lastIndexOf(' ', left));
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
