/**
 * Values of AMQP, written one after another into bytes that grow: for what is written with every message, where `encode` would
 * make a buffer of each value.
 */
export declare class Writer {
    private bytes;
    private at;
    /** All that was written; the next begins anew. */
    take(): Buffer;
    /** What is encoded already. */
    raw(value: Buffer): void;
    null(): void;
    uint(value: number): void;
    int(value: number): void;
    long(value: number): void;
    /** Milliseconds since 1970. */
    timestamp(value: number): void;
    /** The bytes of a GUID in the order of RFC 4122. */
    uuid(value: Buffer): void;
    /** The beginning of a section of a message, whose value comes next. */
    section(code: number): void;
    /** Begins a list. @returns what `end` takes */
    list(): number;
    /** Begins a map, of names and values in turn. @returns what `end` takes */
    map(): number;
    /** Ends a list or a map of so many parts. */
    end(began: number, parts: number): void;
    private begin;
    private code;
    private word;
    /** A whole number of 53 bits at most: bigints would cost more than all the rest. */
    private twoWords;
    private reserve;
}
