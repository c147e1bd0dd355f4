import { type Language, type Token } from './lexer';
import { RuleError } from './rule-error';
/** Goes through the tokens of a text, with one token of look-ahead, and says what cannot stand where. */
export declare abstract class TokenCursor {
    protected readonly text: string;
    protected readonly language: Language;
    protected token: Token;
    private readonly lexer;
    constructor(text: string, language: Language);
    protected advance(): Token;
    protected atSign(sign: string): boolean;
    protected atKeyword(keyword: string): boolean;
    protected expectSign(sign: string, expected?: string): Token;
    protected unexpected(expected: string): RuleError;
    /** The place of a token as the service gives it: that of the closing quote for what is quoted. */
    protected reported(token: Token): {
        line: number;
        column: number;
        token: string;
    };
}
