import type { Expression, Predicate, Statement } from './syntax';
/**
 * The canonical text of a condition: one line, single blanks, `<>` for both spellings, brackets and parentheses only
 * where they are needed. Parsed again it gives the same tree.
 */
export declare function printFilter(predicate: Predicate): string;
/** The canonical text of an action: one line, statements separated by `; `. */
export declare function printAction(statements: readonly Statement[]): string;
/** The text of an expression. */
export declare function printExpression(node: Expression, atLeast?: number): string;
/** A name, in brackets where it could be read as anything else. */
export declare function printName(name: string): string;
/** A text in quotes. */
export declare function printText(text: string): string;
/** A double that stays one: with a point between digits, or an exponent. */
export declare function printDouble(value: number): string;
