/** That bytes are not what AMQP 1.0 writes. */
export declare class MalformedAmqp extends Error {
    readonly name = "MalformedAmqp";
}
/** So deep are values inside each other at most that anybody sends; each level takes some of Node's stack. */
export declare const DEEPEST = 64;
/**
 * Where the value ends that begins at an offset.
 *
 * @see OASIS AMQP 1.0, part 1, section 1.2: the first four bits of a code say how its length is found
 */
export declare function endOfValue(bytes: Buffer, at: number, depth?: number): number;
/** Where a value of a code ends, of which what follows the code begins at an offset. */
export declare function endOfContent(bytes: Buffer, at: number, code: number): number;
/** How many parts a list or a map has, for a map names and values, and where the first of them begins. */
export declare function partsAt(bytes: Buffer, at: number): readonly [count: number, begin: number];
/** The parts of a list or a map, each in its own bytes; for a map names and values in turn. */
export declare function partsOf(value: Buffer): Buffer[];
/** A list of parts. */
export declare function listOf(parts: readonly Buffer[]): Buffer;
/** A map of names and values in turn. */
export declare function mapOf(parts: readonly Buffer[]): Buffer;
/** A value of a described type. */
export declare function describedBy(descriptor: Buffer, value: Buffer): Buffer;
export declare function byteAt(bytes: Buffer, at: number): number;
export declare function wordAt(bytes: Buffer, at: number): number;
