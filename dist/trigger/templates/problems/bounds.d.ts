/**
 * What is wrong with a time that something may take; without one a job that hangs costs for ever.
 *
 * @param least in seconds
 */
export declare function timeoutProblems(subject: string, text: string, least?: number): string[];
/** What is wrong with a count. */
export declare function countProblems(subject: string, value: number | undefined, least: number, most: number): string[];
/** What is wrong with a text that the published schema wants something in: a letter, digit or "_". */
export declare function textProblems(subject: string, text: string): string[];
