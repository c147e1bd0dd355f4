/** A piece of a rule's text, in UTF-16 code units. */
export interface Span {
  /** Where it begins, from 0. */
  readonly start: number;
  /** Where it has ended. */
  readonly end: number;
}

/** The place of what nobody has written: the trees of a builder have no text. */
export const NOWHERE: Span = { start: 0, end: 0 };

/** A place as Service Bus reports it. */
export interface Place {
  /** From 1; only a line feed begins a new line. */
  readonly line: number;
  /** From 0, in UTF-16 code units. */
  readonly column: number;
}

/** The place of a code unit in a text. */
export function placeOf(text: string, offset: number): Place {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart };
}

/** The end of a text as Service Bus reports it: one line further than the last, at column 0. */
export function endPlaceOf(text: string): Place {
  let line = 2;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++;
  return { line, column: 0 };
}

/**
 * The line of a text that holds a piece, with carets under the piece; a long line is cut around it.
 *
 * ```text
 *   priority > 5 AND AND gpuCount = 1
 *                    ^^^
 * ```
 */
export function caretLines(text: string, { start, end }: Span): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline === -1 ? text.length : newline;
  const from = Math.max(lineStart, start - CONTEXT);
  const to = Math.min(lineEnd, Math.max(end, start + 1) + CONTEXT);
  // Tabs would put the carets elsewhere.
  const shown = text.slice(from, to).replace(/[\t\v\r]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(end, to) - start));
  return `  ${shown}\n  ${' '.repeat(start - from)}${carets}`;
}

const CONTEXT = 50;
