import type { JobState } from '../../azure-ml/job-view';
import type { CopyRow, JobRow, MessageRow } from '../wire';
/** How something is coloured: what flows, what waits, what is wrong, what is over. */
export type Tone = 'flow' | 'wait' | 'bad' | 'done' | 'plain';
export declare function numberText(value: number): string;
/** The time of day, to the second. */
export declare function timeText(at: number): string;
/** How long something took, or takes. */
export declare function spanText(milliseconds: number): string;
/** The last part of an address: that of a subscription alone. */
export declare function shortName(entity: string): string;
/** What people call a job: its name is made for machines. */
export declare function jobTitle({ displayName, name, tags }: JobRow): string;
export declare function jobTone(state: JobState): Tone;
/** What became of a copy, in a few words. */
export declare function copyWords({ state, detail, said }: CopyRow): {
    readonly text: string;
    readonly tone: Tone;
};
/** What became of a message as a whole, where it has no copy. */
export declare function endWords({ end, copies }: MessageRow): {
    readonly text: string;
    readonly tone: Tone;
} | undefined;
