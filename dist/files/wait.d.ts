/** Waits for a moment, where a descriptor that does not wait by itself is not ready yet. */
export declare function waitForRoom(): void;
