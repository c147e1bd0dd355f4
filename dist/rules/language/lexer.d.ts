import { type Span } from '../text/position';
/** The two languages share their words; an action has fewer signs and a semicolon. */
export type Language = 'filter' | 'action';
export type TokenKind = 'identifier' | 'delimited' | 'string' | 'integer' | 'double' | 'parameter' | 'keyword' | 'sign' | 'end';
/** One word of a rule's text. */
export interface Token extends Span {
    readonly kind: TokenKind;
    /** Keywords in capitals, signs as written, names and strings without their delimiters, numbers as written. */
    readonly text: string;
}
/** Whether a name can be written without brackets, and without doubt about letters outside ASCII. */
export declare function isPlainName(name: string): boolean;
/** Reads a text token by token. A mistake in a token is an error when that token is read, not earlier. */
export declare class Lexer {
    private readonly text;
    private at;
    private readonly sign;
    constructor(text: string, language: Language);
    next(): Token;
    /** What the pattern matches here, taken. */
    private match;
    /** A name, taken. Most are ASCII: the tables of all letters are slow to set up, and loaded only for others. */
    private name;
    private word;
    private number;
    private parameter;
    private quoted;
    private unrecognized;
}
