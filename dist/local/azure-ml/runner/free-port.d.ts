/** A port that nobody listens on, for somebody who will soon. */
export declare function freePort(): Promise<number>;
