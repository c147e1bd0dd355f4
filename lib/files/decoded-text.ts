import { isUtf8 } from 'node:buffer';
import { placeText } from './text-place';

/** How the bytes of a text are to be read. */
export interface Encoding {
  readonly name: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE';
  /** So many bytes at the beginning are the byte order mark, and no part of the text. */
  readonly mark: number;
}

/** Why some bytes are no text, as the rest of a sentence about their file. */
export class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** What `terraform plan -out` writes is such an archive, and the commonest of them that is given for its JSON. */
const ZIP =
  'is a zip archive, as terraform plan -out=plan writes it; give its JSON: terraform show -json plan > plan.json';

/** So many bytes tell the encoding. */
export const TELLING = 4;

/**
 * The encoding of a text, by its first bytes: by the byte order mark, or by where zero bytes stand, since JSON and
 * YAML of ours begin with two letters of ASCII.
 *
 * @see RFC 4627, section 3
 * @throws Undecodable for UTF-32, which nothing that is known here writes, and for a plan of Terraform as it is stored
 */
export function encodingOf(start: Buffer): Encoding {
  const [a, b, c, d] = start;
  const is = (...bytes: (number | 'any')[]) =>
    start.length >= bytes.length && bytes.every((byte, at) => (byte === 'any' ? start[at] !== 0 : start[at] === byte));
  if (is(0x50, 0x4b, 0x03, 0x04)) throw new Undecodable(ZIP);
  if (is(0xff, 0xfe, 0, 0) || is(0, 0, 0xfe, 0xff) || is('any', 0, 0, 0) || is(0, 0, 0, 'any')) {
    throw new Undecodable('is UTF-32; save it as UTF-8');
  }
  if (is(0xef, 0xbb, 0xbf)) return { name: 'UTF-8', mark: 3 };
  if (is(0xff, 0xfe)) return { name: 'UTF-16LE', mark: 2 };
  if (is(0xfe, 0xff)) return { name: 'UTF-16BE', mark: 2 };
  const isAscii = (byte: number | undefined) => byte !== undefined && byte > 0 && byte < 0x80;
  if (isAscii(a) && b === 0 && isAscii(c) && d === 0) return { name: 'UTF-16LE', mark: 0 };
  if (a === 0 && isAscii(b) && c === 0 && isAscii(d)) return { name: 'UTF-16BE', mark: 0 };
  return { name: 'UTF-8', mark: 0 };
}

/**
 * The text that some bytes are: UTF-8, or UTF-16 as PowerShell's `>` writes it, with or without a byte order mark, which
 * is no part of it. Nothing is replaced silently.
 *
 * @throws Undecodable for what is no such text, with the place of the first byte that is none
 */
export function decode(bytes: Buffer, { name, mark }: Encoding = encodingOf(bytes)): string {
  const body = bytes.subarray(mark);
  const text = name === 'UTF-8' ? utf8(body) : utf16(body, name === 'UTF-16BE');
  const zero = text.indexOf('\0');
  if (zero !== -1) throw new Undecodable(`is no text: a zero byte stands ${placeText(text, zero)}`);
  return text;
}

function utf8(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  // Up to the first letter that was replaced, the letters are the bytes.
  let at = 0;
  let offset = 0;
  for (let next = text.indexOf(REPLACEMENT); next !== -1; next = text.indexOf(REPLACEMENT, at)) {
    offset += Buffer.byteLength(text.slice(at, next));
    if (!bytes.subarray(offset, offset + REPLACEMENT_BYTES.length).equals(REPLACEMENT_BYTES)) {
      const byte = bytes.readUInt8(offset).toString(16).toUpperCase().padStart(2, '0');
      throw new Undecodable(`is not UTF-8: byte 0x${byte} stands ${placeText(text, next)}; save it as UTF-8`);
    }
    offset += REPLACEMENT_BYTES.length;
    at = next + 1;
  }
  throw new Undecodable('is not UTF-8; save it as UTF-8');
}

function utf16(bytes: Buffer, isBigEndian: boolean): string {
  if (bytes.length % 2 === 1) throw new Undecodable('ends in the middle of a letter of UTF-16; save it as UTF-8');
  // The bytes are swapped in place: a copy, since they are the caller's.
  const text = (isBigEndian ? Buffer.from(bytes).swap16() : bytes).toString('utf16le');
  const half = HALF_A_LETTER.exec(text);
  if (half !== null) {
    throw new Undecodable(`is not UTF-16: half a letter stands ${placeText(text, half.index)}; save it as UTF-8`);
  }
  return text;
}

/** A unit of UTF-16 that needs another one, which is not there. */
export const HALF_A_LETTER = /\p{Surrogate}/u;
