/** What `--at` means, the same for every command. */
export declare const AT_OPTION: readonly ['--at <address>', 'which Service Bus: local, local:<port>, azure:<namespace or its host>, or emulator:<host>:<port>', 'local'];
/** A length of time in milliseconds, as ISO 8601 has it: `PT1S`, `PT0.5S`. */
export declare function lengthOf(text: string): number;
/** A whole number from 1. */
export declare function countOf(text: string): number;
/** The number of a message, of up to 64 bits. */
export declare function sequenceOf(text: string): bigint;
