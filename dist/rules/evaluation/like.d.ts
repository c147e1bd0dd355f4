/** One unit of a pattern: any run, any one unit, or this unit. */
export type PatternUnit = {
    readonly any: 'run' | 'one';
} | string;
/** Decides whether a text matches. */
export type LikeMatcher = (text: string) => boolean;
/**
 * A pattern of LIKE, ready to be used for many texts.
 *
 * `%` stands for any run of units without a line feed, `_` for one unit that is no line feed, everything else for
 * itself; the escape unit makes the next one stand for itself and is dropped at the end of a pattern. A text may have
 * one line feed more at its very end. Units are those of UTF-16, compared exactly.
 *
 * @param escaping its first unit escapes; an empty text means that nothing does
 */
export declare function likeMatcher(pattern: string, escaping: string): LikeMatcher;
/** The units of a pattern; the first unit of `escaping` escapes. */
export declare function likeUnits(pattern: string, escaping: string): PatternUnit[];
