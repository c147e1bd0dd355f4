import { endPlaceOf, placeOf } from '../text/position';
import { hyphenHint } from './hyphen-hint';
import { type Language, Lexer, type Token } from './lexer';
import { RuleError } from './rule-error';

/** Goes through the tokens of a text, with one token of look-ahead, and says what cannot stand where. */
export abstract class TokenCursor {
  protected token: Token;
  private readonly lexer: Lexer;

  constructor(
    protected readonly text: string,
    protected readonly language: Language,
  ) {
    this.lexer = new Lexer(text, language);
    this.token = this.lexer.next();
  }

  protected advance(): Token {
    const { token } = this;
    this.token = this.lexer.next();
    return token;
  }

  protected atSign(sign: string): boolean {
    return this.token.kind === 'sign' && this.token.text === sign;
  }

  protected atKeyword(keyword: string): boolean {
    return this.token.kind === 'keyword' && this.token.text === keyword;
  }

  protected expectSign(sign: string, expected = sign): Token {
    if (!this.atSign(sign)) throw this.unexpected(expected);
    return this.advance();
  }

  protected unexpected(expected: string): RuleError {
    const { token, text } = this;
    const written = text.slice(token.start, token.end);
    if (token.kind === 'end') {
      const detail = `the text ends where ${expected} should be${hyphenHint(text, text.length)}`;
      return new RuleError('syntax', detail, { start: text.length, end: text.length + 1 }, this.reported(token));
    }
    const hint = written === '=' && text[token.start - 1] === '=' ? '; equality is written with one =' : '';
    const detail = `${written} cannot stand here: expected ${expected}${hint || hyphenHint(text, token.start)}`;
    return new RuleError('syntax', detail, token, this.reported(token));
  }

  /** The place of a token as the service gives it: that of the closing quote for what is quoted. */
  protected reported(token: Token) {
    const { text } = this;
    if (token.kind === 'end') return { ...endPlaceOf(text), token: '' };
    if (token.kind === 'string' || token.kind === 'delimited') {
      return { ...placeOf(text, token.end - 1), token: text.slice(token.end - 1, token.end) };
    }
    return { ...placeOf(text, token.start), token: text.slice(token.start, token.end) };
  }
}
