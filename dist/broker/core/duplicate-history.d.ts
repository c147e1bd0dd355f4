import type { Time } from './time';
/** The ids that came in the last time, with until when each is remembered. */
export declare class DuplicateHistory {
    private readonly until;
    /** What a message is remembered by; `undefined` for one without an id. */
    static keyOf(messageId: string | undefined, partitionKey: string | undefined): string | undefined;
    has(key: string, now: Time): boolean;
    remember(key: string, until: Time): void;
    /** When the first of them is forgotten. */
    next(): Time | undefined;
    /** Forgets those whose time has come, and tells which; they are remembered in the order of their times. */
    forget(now: Time): string[];
    all(): IterableIterator<[key: string, until: Time]>;
    timeOf(key: string): Time | undefined;
}
