import type { Span } from './position';

/** A part of an SQL text: in quotes or brackets, with them, or what stands between such parts. */
export interface Piece extends Span {
  /** The sign that begins it; `undefined` for what is not quoted. */
  readonly quote: "'" | '[' | '"' | undefined;
  /** Whether it is ended by its sign; one that is not runs to the end of the text. */
  readonly isClosed: boolean;
}

const OPENING = /['["]/g;

/**
 * The parts of an SQL text: strings `'…'`, names in `[…]` or `"…"`, and what stands between. The closing sign doubled
 * stands for itself. By hand, since an expression with a choice in a repetition needs more stack than there is for a
 * text of some million letters.
 */
export function* piecesOf(text: string): Generator<Piece> {
  let at = 0;
  while (at < text.length) {
    OPENING.lastIndex = at;
    const start = OPENING.exec(text)?.index ?? text.length;
    if (start > at) yield { start: at, end: start, quote: undefined, isClosed: true };
    if (start === text.length) return;
    const quote = text[start] as "'" | '[' | '"';
    const end = endOfQuoted(text, start);
    at = end ?? text.length;
    yield { start, end: at, quote, isClosed: end !== undefined };
  }
}

/** Where a part ends that a quote or bracket begins, after the closing sign; `undefined` where it is never closed. */
export function endOfQuoted(text: string, start: number): number | undefined {
  const close = text[start] === '[' ? ']' : (text[start] as string);
  for (let at = text.indexOf(close, start + 1); at !== -1; at = text.indexOf(close, at + 2)) {
    if (text[at + 1] !== close) return at + 1;
  }
  return undefined;
}
