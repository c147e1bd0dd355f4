import type { JournalRecord } from './journal';
import type { Kernel } from './kernel';
/** Everything durable of a core, as records. */
export declare function snapshotOf(kernel: Kernel): JournalRecord[];
/** Puts what records tell into an empty core. Records may come in any order; of a key only the last counts. */
export declare function restoreInto(kernel: Kernel, records: Iterable<JournalRecord>): void;
