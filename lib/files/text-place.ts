/** A place in a text, as people count: from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a letter of a text stands. */
export function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** The same in words. */
export function placeText(text: string, at: number): string {
  const { line, column } = placeOf(text, at);
  return `in line ${line}, column ${column}`;
}
