import { constants } from 'node:buffer';
import { closeSync, fstatSync, lstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import { decode, encodingOf, Undecodable } from './decoded-text';
import { inputName, isStandardInput, standardInput, takeStandardInput } from './descriptor';
import { codeOf, FileProblem, reasonOf } from './file-problem';
import { waitForRoom } from './wait';

/** The text of a file. */
export interface FileText {
  readonly text: string;
  /** The bytes of the file, where they are not the UTF-8 of the text: of UTF-16, and with a byte order mark. */
  readonly bytes?: Buffer;
}

/** The longest text that Node can hold, some 512 MB: a larger file cannot be read at once. */
export const LARGEST = constants.MAX_STRING_LENGTH;
const SOME = 1 << 16;

/**
 * Reads a text: a file, what is behind a link, a FIFO, `<(…)` of a shell, `/dev/stdin`, or standard input for `-`.
 *
 * @throws FileProblem in one line where there is none, it may not be read, is a folder, is no text, or is too large
 */
export function readText(path: string): string {
  return readFileText(path).text;
}

/** The same, with the bytes where they are other than the text says. @throws FileProblem */
export function readFileText(path: string): FileText {
  const bytes = readBytes(path);
  try {
    const encoding = encodingOf(bytes);
    const text = decode(bytes, encoding);
    return encoding.name === 'UTF-8' && encoding.mark === 0 ? { text } : { text, bytes };
  } catch (error) {
    if (error instanceof Undecodable) throw new FileProblem(inputName(path), error.message);
    throw error;
  }
}

/** The bytes of anything that can be read to its end. @throws FileProblem */
export function readBytes(path: string): Buffer {
  if (isStandardInput(path)) {
    takeStandardInput();
    return readAll(standardInput.number, inputName(path));
  }
  const file = opened(path);
  try {
    return readAll(file, path);
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new FileProblem(path, whyNotRead(path, error));
  }
}

/** Why a file cannot be read: what is not there, and what may not be read, are different mistakes. */
export function whyNotRead(path: string, error: unknown): string {
  if (codeOf(error) !== 'ENOENT') return `cannot be read: ${reasonOf(error)}`;
  const target = linkTarget(path);
  return target === undefined ? 'there is no such file' : `a link to ${target}, which is not there`;
}

/** What a path is a link to; `undefined` where it is none. */
export function linkTarget(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}

function readAll(file: number, name: string): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    const about = fstatSync(file);
    // What is no file has no size, and some of it no end.
    const expected = about.isFile() ? about.size : 0;
    for (let chunk = Buffer.allocUnsafe(Math.min(expected, LARGEST) + SOME); ; ) {
      const count = readSome(file, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      total += count;
      if (total > LARGEST) throw new FileProblem(name, TOO_LARGE);
      chunk = chunk.length - count >= SOME ? chunk.subarray(count) : Buffer.allocUnsafe(SOME);
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem(name, `cannot be read: ${reasonOf(error)}`);
  }
  const [only] = chunks;
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, total);
}

const TOO_LARGE = `is larger than ${Math.floor(LARGEST / 2 ** 20)} MB, and no more can be read at once`;

function readSome(file: number, into: Buffer): number {
  for (;;) {
    try {
      return readSync(file, into);
    } catch (error) {
      // Standard input may be shared with somebody who does not want to wait for it; Windows calls its end an error.
      if (codeOf(error) === 'EOF') return 0;
      if (codeOf(error) !== 'EAGAIN') throw error;
      waitForRoom();
    }
  }
}
