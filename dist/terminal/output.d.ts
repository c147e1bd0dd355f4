import { type Line } from '../text';
/**
 * Everything that this project prints goes through these functions, and each of them makes harmless what is of others in
 * its own way. What is printed by any other means, by packages or by mistake, is made harmless all the same
 * (`guardOutput`), but in that case our own colours are nobody's.
 */
/** Prints lines for people on standard output, each as one line, fitted into a terminal. */
export declare function print(lines: Line | readonly Line[]): void;
/** Prints lines for people on standard error. */
export declare function printError(lines: Line | readonly Line[]): void;
/** Prints Markdown, in which the text of others is harmless already; fitted into a terminal. */
export declare function printMarkdown(markdown: string): void;
/** Prints a picture or a page, in which the text of others is harmless already; nothing of it is moved. */
export declare function printDocument(document: string): void;
/** Prints a value as JSON, for programs. @param indent blanks of each level; without it one line */
export declare function printJson(value: object, indent?: number): void;
/** Prints text that `lib/text` has made of JSON. */
export declare function printJsonLines(json: string): void;
/** Waits where the reader of standard output is slower, so that output does not pile up in memory. */
export declare function drained(): Promise<void>;
/** How wide a stream is; `undefined` where it is no terminal, and nothing is fitted into anything. */
export declare function columnsOf(stream: {
    readonly isTTY?: boolean;
    readonly columns?: number;
}): number | undefined;
/** From now on whatever is written to standard output and standard error is harmless. */
export declare function guardOutput(): void;
/** Fits text in which no line is a command so that none becomes one: it may begin with what stood in a line. */
export declare function fitHarmless(text: string, columns: number): string;
