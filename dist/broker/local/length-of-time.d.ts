import type { Duration } from '../core';
/** A length of time: as ISO 8601 has it (`PT5M`, `P1DT12H`), or in whole milliseconds. */
export type LengthOfTime = string | Duration;
/** In milliseconds; `undefined` for what is no length of time. */
export declare function milliseconds(length: LengthOfTime): Duration | undefined;
/** In milliseconds. @throws RangeError for what is no length of time */
export declare function checkedMilliseconds(length: LengthOfTime, what: string): Duration;
