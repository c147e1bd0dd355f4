/**
 * Does some work that does not wait for anything, and lets signals come when it is done: nothing half-made stays behind.
 * What came in the meantime ends the process then, as it would have before.
 */
export declare function withSignalsHeld<T>(work: () => T): T;
