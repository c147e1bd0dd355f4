import { show } from '../inspection/problem';
import { singleLine } from '../text/single-line';
import { LONGEST_TEXT, type Parsing } from './parse';
import { RuleError } from './rule-error';

/** Beyond this, a text is too long whatever blanks are folded in it, and is not even looked at. */
const LONGEST_SOURCE = 64 * LONGEST_TEXT;

/**
 * Parses what an author wrote: blanks that are folded before deployment do not count towards the longest text.
 *
 * Places in trees and errors are those of the text as it was written.
 *
 * @param parse parses a text of so many characters at most
 */
export function parseFolded<T>(source: string, parse: (sql: string, longest: number) => Parsing<T>): Parsing<T> {
  const folded = source.length > LONGEST_SOURCE ? source : singleLine(source);
  if (folded === '') {
    return { valid: false, error: new RuleError('empty', 'there is no text; write a statement', undefined, undefined) };
  }
  // What is too long is told with the characters that count.
  return folded.length > LONGEST_TEXT
    ? parse(folded, LONGEST_TEXT)
    : parse(source, Math.max(source.length, LONGEST_TEXT));
}

/** The canonical text of what was parsed; what was written, folded, where that is too long or not valid. */
export function deployedText<T>(source: string, parsing: Parsing<T>, print: (tree: T) => string): string {
  const canonical = parsing.valid ? print(parsing.value) : '';
  const fits = canonical !== '' && canonical.length <= LONGEST_TEXT;
  return fits ? canonical : source.length > LONGEST_SOURCE ? source : singleLine(source);
}

/** What is said of something that was given as SQL and is no text. */
export function noText(given: unknown): string {
  return `got ${given === undefined ? 'undefined' : show(given)}, allowed text in SQL, such as "eventType = 'training.requested'"; give it`;
}
