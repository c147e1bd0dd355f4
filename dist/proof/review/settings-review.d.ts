import type { PreviousAddress } from './pairs';
import type { Remark } from './review';
import type { Side } from './settings/setting';
/** An argument that has another value, and what is told of it. */
export interface SettingChange {
    readonly argument: string;
    readonly remark: Remark;
}
/**
 * What a change of the arguments of one resource does to messages: each argument that has another value has its sentence,
 * or is told as changed without one; a value that is not known is said to be so.
 *
 * @param subject what the remarks are about
 * @param tellsAll whether also what other parts of the review tell is told
 */
export declare function settingChanges(before: Side, after: Side, previous: PreviousAddress, subject: string, { tellsAll }?: {
    readonly tellsAll?: boolean;
}): SettingChange[];
/** Arguments of a new resource that decide about messages, and are not known. */
export declare function reviewNewSettings(side: Side, previous: PreviousAddress, subject: string): Remark[];
