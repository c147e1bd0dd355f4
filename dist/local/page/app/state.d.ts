import type { EntityCounts } from '../../../broker';
import type { JobRow, LogLine, MessageRow, Setup } from '../wire';
/** What the page knows, and what it asks of its server. */
export declare const setup: import("@preact/signals-core").Signal<Setup | undefined>;
export declare const counts: import("@preact/signals-core").Signal<ReadonlyMap<string, EntityCounts>>;
export declare const jobs: import("@preact/signals-core").Signal<ReadonlyMap<string, JobRow>>;
export declare const lines: import("@preact/signals-core").Signal<readonly LogLine[]>;
export declare const range: import("@preact/signals-core").Signal<{
    readonly first: number;
    readonly last: number;
}>;
/** Grows with each change of the rows that are known. */
export declare const rowsVersion: import("@preact/signals-core").Signal<number>;
export declare const isConnected: import("@preact/signals-core").Signal<boolean>;
/** Messages a second, over the last seconds. */
export declare const rate: import("@preact/signals-core").Signal<number>;
/** The entities to which something came just now. */
export declare const hot: import("@preact/signals-core").Signal<ReadonlySet<string>>;
/** What was done, for who sees it and who hears it. */
export declare const said: import("@preact/signals-core").Signal<{
    readonly text: string;
    readonly isBad: boolean;
} | undefined>;
/** Where one is on the page: `messages`, and the message 12. */
export interface Place {
    readonly view: string;
    readonly item: string;
}
export declare const place: import("@preact/signals-core").Signal<Place>;
export declare const running: import("@preact/signals-core").ReadonlySignal<number>;
export declare const sums: import("@preact/signals-core").ReadonlySignal<{
    active: number;
    scheduled: number;
    deferred: number;
    deadLetters: number;
}>;
export declare function rowOf(n: number): MessageRow | undefined;
/** The address of a place. */
export declare function hashOf(view: string, item?: string): string;
/** Goes there. From one of a list to the next is no step that the browser's Back takes. */
export declare function go(view: string, item?: string): void;
/** Asks for something; what is refused is told. */
export declare function ask<T>(path: string): Promise<T | undefined>;
/** The answer to something that was to be done. */
export interface Done {
    readonly isOk: boolean;
    readonly problems: readonly string[];
    readonly canAnyway?: boolean;
    readonly body: Readonly<Record<string, unknown>>;
}
/** Lets something be done. */
export declare function act(what: string, given: object): Promise<Done>;
export declare function say(text: string, isBad?: boolean): void;
/** Asks for rows that are seen and not known. */
export declare function need(numbers: readonly number[]): Promise<void>;
/** Begins to listen; the browser comes again by itself when the connection ends. */
export declare function listen(): Promise<void>;
