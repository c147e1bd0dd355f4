import type { Subject } from '../subject';
/** What of the ranges of an argument is open to everybody. @throws Unresolved where that depends on what is not known */
export declare function openAmong(subject: Subject, argument: string): string | undefined;
/** What of some ranges is open to everybody, or nearly; `undefined` where each is somebody's. */
export declare function openRange(ranges: readonly string[]): string | undefined;
