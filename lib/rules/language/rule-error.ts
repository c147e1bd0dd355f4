import { caretLines, type Place, placeOf, type Span } from '../text/position';

/** What kind of mistake it is; stable, for machines. */
export type RuleErrorCode =
  | 'syntax'
  | 'unrecognized-character'
  | 'unterminated'
  | 'reserved-word'
  | 'number-range'
  | 'unknown-scope'
  | 'unknown-system-property'
  | 'not-settable'
  | 'unknown-function'
  | 'argument-count'
  | 'operand'
  | 'parameter'
  | 'too-complex'
  | 'too-many-statements'
  | 'too-long'
  | 'empty';

/**
 * Why Service Bus would refuse a filter or action: the first mistake, in the order in which the service finds them.
 *
 * A value and not an exception for everybody outside the parser.
 */
export class RuleError extends Error {
  override readonly name = 'RuleError';

  constructor(
    readonly code: RuleErrorCode,
    /** What is wrong and what to write instead, without the place. */
    readonly detail: string,
    /** Where in the text; `undefined` where the whole text is meant. */
    readonly span: Span | undefined,
    /** The place and the token as the service reports them; it names none for some mistakes. */
    readonly reported: (Place & { readonly token: string }) | undefined,
  ) {
    super(detail);
  }

  /** The mistake for people: what and where, and the line with carets under it. */
  describe(text: string): string {
    if (this.span === undefined) return this.detail;
    return `${this.reported === undefined ? this.detail : this.placed(text)}\n${caretLines(text, this.span)}`;
  }

  /** The mistake in one line, with its place as people count: lines and columns from 1, and an end where the text ends. */
  placed(text: string): string {
    if (this.span === undefined) return this.detail;
    const { line, column } = placeOf(text, this.span.start);
    return `line ${line}, column ${column + 1}: ${this.detail}`;
  }
}
