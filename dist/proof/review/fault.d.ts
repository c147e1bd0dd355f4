import type { Remark } from './review';
/** What is to be said about something; where this program fails on it, that, and the rest of the review goes on. */
export declare function saidOf(subject: string, say: () => readonly Remark[]): readonly Remark[];
/** The same of what takes time; `otherwise` makes of the fault what stands in its place. */
export declare function foundOf<T>(subject: string, find: () => Promise<T>, otherwise: (fault: Remark) => T): Promise<T>;
