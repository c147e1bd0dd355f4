import type { CopyEnd, Story } from '../../local';
import { type Line } from '../../text';
/** What became of messages, a row for each copy of each. */
export declare function happenedLines(stories: readonly Story[], columns: number | undefined): Line[];
/** What became of one copy, in words. */
export declare function endText(end: CopyEnd): string;
/** Whether something went wrong that somebody has to look at. */
export declare function isBad(end: CopyEnd): boolean;
