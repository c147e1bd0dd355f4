import { Schema } from '../schema';
/** A line of `scheduler eval`. What its messages and conditions hold is for their readers to say. */
export declare const REQUEST: Schema;
/** What is wrong with a line of `scheduler eval`, a sentence each. A member of a name of its own is a remark. */
export declare function requestProblems(request: unknown): string[];
