/** A value as the host sends it to its workers; one of these is set. */
export interface TypedData {
    readonly string?: string;
    readonly json?: string;
    readonly bytes?: Uint8Array;
}
/** What a program registers: a function, with what starts it. */
export interface RegisteredFunction {
    readonly name: string;
    readonly bindings: Readonly<Record<string, Binding>>;
}
/** A trigger, input or output of a function; the rest depends on its type. */
export interface Binding {
    readonly type: string;
    readonly direction?: string;
    readonly [argument: string]: unknown;
}
/** What a function is called with. */
export interface InvocationRequest {
    readonly inputData: readonly {
        readonly name: string;
        readonly data: TypedData;
    }[];
    readonly triggerMetadata: Readonly<Record<string, TypedData>>;
}
export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';
/** What the host says to a worker. */
export type ToWorker = {
    readonly kind: 'load';
    readonly modules: readonly string[];
} | {
    readonly kind: 'invoke';
    readonly id: string;
    readonly name: string;
    readonly request: InvocationRequest;
} | {
    readonly kind: 'terminate';
};
/** What a worker says to the host. */
export type ToHost = {
    readonly kind: 'loaded';
    readonly functions: readonly RegisteredFunction[];
} | {
    readonly kind: 'not-loaded';
    readonly why: string;
} | {
    readonly kind: 'done';
    readonly id: string;
} | {
    readonly kind: 'threw';
    readonly id: string;
    readonly why: string;
} | {
    readonly kind: 'log';
    readonly level: LogLevel;
    readonly text: string;
};
