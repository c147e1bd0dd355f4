/**
 * The answers to some lines of UTF-8, each with its line end; empty lines are passed over. What a terminal would act on is
 * written in JSON's own form.
 */
export declare function answerLines(lines: Buffer): string;
/**
 * The answer to one line of `scheduler eval`, as JSON. Never throws: a line that is no request is answered with what
 * is wrong with it, and one that this program fails on with that.
 */
export declare function answerLine(line: string): string;
