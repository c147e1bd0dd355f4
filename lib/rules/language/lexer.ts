import { endPlaceOf, placeOf, type Span } from '../text/position';
import { endOfQuoted } from '../text/quoted';
import { RuleError } from './rule-error';

/** The two languages share their words; an action has fewer signs and a semicolon. */
export type Language = 'filter' | 'action';

export type TokenKind =
  | 'identifier'
  | 'delimited'
  | 'string'
  | 'integer'
  | 'double'
  | 'parameter'
  | 'keyword'
  | 'sign'
  | 'end';

/** One word of a rule's text. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Keywords in capitals, signs as written, names and strings without their delimiters, numbers as written. */
  readonly text: string;
}

/** The words of the language, those of actions last. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'AND OR NOT EXISTS LIKE ESCAPE IN IS NULL TRUE FALSE SET REMOVE'.split(' '),
);
/** Not used yet, and refused as names. */
const RESERVED = new Set(
  'BEGIN END BREAK CONTINUE GOTO IF ELSE WHILE TRY CATCH AS BETWEEN COALESCE CONVERT DECLARE NULLIF'.split(' '),
);

/** Whether a name can be written without brackets, and without doubt about letters outside ASCII. */
export function isPlainName(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return false;
  const upper = name.toUpperCase();
  return !KEYWORDS.has(upper) && !RESERVED.has(upper);
}

// Sticky patterns over UTF-16 code units: letters outside the basic plane are no letters here.
const BLANKS = /[\t\n\v\r ]+/y;
const ASCII_NAME = /[A-Za-z][A-Za-z0-9_]*/y;
const NAME = /[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}][\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nd}_]*/uy;
const NUMBER = /[0-9]+(\.[0-9]+)?([Ee][+-]?[0-9]+)?/y;
const FILTER_SIGN = /<>|!=|<=|>=|[=<>+\-*/%(),.]/y;
const ACTION_SIGN = /[=+\-*/%().;]/y;

const LAST_ASCII = 127;

/** Reads a text token by token. A mistake in a token is an error when that token is read, not earlier. */
export class Lexer {
  private at = 0;
  private readonly sign: RegExp;

  constructor(
    private readonly text: string,
    language: Language,
  ) {
    this.sign = language === 'filter' ? FILTER_SIGN : ACTION_SIGN;
  }

  next(): Token {
    this.match(BLANKS);
    const { at: start, text } = this;
    const first = text[start];
    if (first === undefined) return { kind: 'end', text: '', start, end: start };
    if (first === "'") return this.quoted('string', "'", 'string');
    if (first === '[') return this.quoted('delimited', ']', 'name');
    if (first === '"') return this.quoted('delimited', '"', 'name');
    if (first >= '0' && first <= '9') return this.number(start);
    if (first === '@') return this.parameter(start);
    const name = this.name();
    if (name !== undefined) return this.word(name, start);
    const sign = this.match(this.sign);
    if (sign !== undefined) return { kind: 'sign', text: sign, start, end: this.at };
    throw this.unrecognized(start);
  }

  /** What the pattern matches here, taken. */
  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  /** A name, taken. Most are ASCII: the tables of all letters are slow to set up, and loaded only for others. */
  private name(): string | undefined {
    const start = this.at;
    const ascii = this.match(ASCII_NAME);
    if (this.text.charCodeAt(this.at) <= LAST_ASCII || this.at === this.text.length) return ascii;
    NAME.lastIndex = start;
    // In unicode mode a pattern also takes letters outside the basic plane, which are none for the service.
    const found = NAME.exec(this.text)?.[0].replace(/[\uD800-\uDFFF][\s\S]*/, '');
    this.at = start + (found?.length ?? 0);
    return found === '' ? undefined : found;
  }

  private word(name: string, start: number): Token {
    const upper = asciiUpper(name);
    const span = { start, end: this.at };
    if (KEYWORDS.has(upper)) return { kind: 'keyword', text: upper, ...span };
    if (RESERVED.has(upper)) {
      const detail = `'${name}' is reserved for the future; a property of this name is written [${name}]`;
      throw new RuleError('reserved-word', detail, span, { ...placeOf(this.text, start), token: name });
    }
    return { kind: 'identifier', text: name, ...span };
  }

  private number(start: number): Token {
    const text = this.match(NUMBER) as string;
    return { kind: /^[0-9]+$/.test(text) ? 'integer' : 'double', text, start, end: this.at };
  }

  private parameter(start: number): Token {
    this.at++;
    const name = this.name();
    if (name !== undefined) return { kind: 'parameter', text: `@${name}`, start, end: this.at };
    this.at = start;
    throw this.unrecognized(start);
  }

  private quoted(kind: 'string' | 'delimited', close: string, what: string): Token {
    const { text, at: start } = this;
    const end = endOfQuoted(text, start);
    if (end !== undefined) {
      this.at = end;
      const content = text.slice(start + 1, end - 1).replaceAll(close + close, close);
      return { kind, text: content, start, end };
    }
    const detail = `the ${what} that begins here is never closed; end it with ${close}, and double a ${close} inside it`;
    throw new RuleError('unterminated', detail, { start, end: text.length }, { ...endPlaceOf(text), token: '' });
  }

  private unrecognized(start: number): RuleError {
    const character = this.text[start] as string;
    const hint = HINTS.get(character) ?? HINTS.get(this.text.slice(start, start + 2));
    const detail = `the character '${character}' has no meaning here${hint === undefined ? '' : `; ${hint}`}`;
    const span = { start, end: start + 1 };
    return new RuleError('unrecognized-character', detail, span, { ...placeOf(this.text, start), token: character });
  }
}

const HINTS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    '!': 'write <> or NOT',
    ';': 'a filter is one condition; only actions have several statements',
    '&': 'write AND',
    '|': 'write OR',
    '{': 'there are no templates',
    '\u00a0': 'it is a no-break space, write a plain one',
    ',': 'write one SET or REMOVE for each property',
    _: 'a name begins with a letter; write [_name]',
    '#': 'a name with it is written [in brackets]',
    $: 'a name with it is written [in brackets]',
    '`': "write 'text' for text and [name] for a name",
    '’': "write plain quotes: 'text'",
    '‘': "write plain quotes: 'text'",
  }),
);

/** Keywords ignore the case of ASCII letters only. */
function asciiUpper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
