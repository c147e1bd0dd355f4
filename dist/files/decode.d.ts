/** How the bytes of a text are to be read. */
export interface Encoding {
    readonly name: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE';
    /** So many bytes at the beginning are the byte order mark, and no part of the text. */
    readonly mark: number;
}
/** Why some bytes are no text, as the rest of a sentence about their file. */
export declare class Undecodable extends Error {
    readonly name = "Undecodable";
}
/** So many bytes tell the encoding. */
export declare const TELLING = 4;
/**
 * The encoding of a text, by its first bytes: by the byte order mark, or by where zero bytes stand, since JSON and
 * YAML of ours begin with two letters of ASCII.
 *
 * @see RFC 4627, section 3
 * @throws Undecodable for UTF-32, which nothing that is known here writes
 */
export declare function encodingOf(start: Buffer): Encoding;
/**
 * The text that some bytes are: UTF-8, or UTF-16 as PowerShell's `>` writes it, with or without a byte order mark, which
 * is no part of it. Nothing is replaced silently.
 *
 * @throws Undecodable for what is no such text, with the place of the first byte that is none
 */
export declare function decode(bytes: Buffer, { name, mark }?: Encoding): string;
/** A unit of UTF-16 that needs another one, which is not there. */
export declare const HALF_A_LETTER: RegExp;
