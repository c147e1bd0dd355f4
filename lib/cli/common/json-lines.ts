import { isUtf8 } from 'node:buffer';
import {
  checkNesting,
  FileProblem,
  inputName,
  kindOf,
  LARGEST,
  LINE_FEED,
  NestedTooDeeply,
  wholeLines,
} from '../../files';
import { parseExactly } from '../../schema';

/** A piece of JSON with its place, or what is wrong there. */
export type Piece = { readonly place: string } & ({ readonly json: unknown } | { readonly problem: string });

const EXPECTED = 'not JSON: expected a message, an array of messages, or a message a line';
const TOO_LARGE = `is one value of more than ${Math.floor(LARGEST / 2 ** 20)} MB; write a message a line`;

/** How the first line of a value over several lines ends. */
const GOES_ON = /[[{,:]\s*$/;

/** So many bytes of lines are read at a time. */
const BATCH = 1 << 16;

/**
 * The JSON values of a file or of standard input (`-`): one value, an array of values, or a value a line.
 *
 * Lines are read one by one, so that a large file takes little memory, and a broken line leaves the others; a file
 * that is one value over several lines is read whole.
 *
 * @throws FileProblem where it cannot be read
 */
export async function* jsonPieces(path: string): AsyncGenerator<Piece> {
  const name = inputName(path);
  // Of a value over several lines, all of them.
  const whole: Buffer[] = [];
  let number = 0;
  let isFirst = true;
  for await (const batch of wholeLines(path, BATCH)) {
    for (const line of whole.length === 0 ? linesIn(batch) : [batch]) {
      if (whole.length > 0) {
        whole.push(line);
        continue;
      }
      number++;
      const read = readJson(line);
      if (read === undefined) continue;
      if (isFirst && 'problem' in read && GOES_ON.test(line.toString('latin1'))) whole.push(line);
      else yield* pieces(read, `${name}, line ${number}`);
      isFirst = false;
    }
  }
  if (whole.length === 0) return;
  const length = whole.reduce((sum, part) => sum + part.length, 0);
  if (length > LARGEST) throw new FileProblem(name, TOO_LARGE);
  const read = readJson(Buffer.concat(whole));
  if (read !== undefined) yield* pieces(read, name);
}

/**
 * The same, or the JSON that is written in the command itself, which begins as an object or a list does and is the name of
 * no file.
 *
 * @throws FileProblem where it is the name of a file that cannot be read
 */
export async function* jsonPiecesOrWritten(given: string): AsyncGenerator<Piece> {
  if (!isWrittenJson(given)) yield* jsonPieces(given);
  else yield* pieces(readJson(Buffer.from(given)) ?? { problem: EXPECTED }, 'message');
}

function isWrittenJson(given: string): boolean {
  if (!/^\s*[{[]/.test(given)) return false;
  // A text that is too long for a name is none.
  return given.length > 255 || kindOf(given) === 'missing';
}

/** What is given as messages, as the help of commands has it. */
export const MESSAGES =
  'files of JSON: a message, an array, or a message a line; - for standard input; or the JSON itself';

/** The lines of some text, each with its end. */
function* linesIn(batch: Buffer): Generator<Buffer> {
  for (let start = 0; start < batch.length; ) {
    const found = batch.indexOf(LINE_FEED, start);
    const end = found === -1 ? batch.length : found + 1;
    yield batch.subarray(start, end);
    start = end;
  }
}

type Read = { readonly json: unknown } | { readonly problem: string };

function* pieces(read: Read, place: string): Generator<Piece> {
  if ('problem' in read || !Array.isArray(read.json)) yield { place, ...read };
  else for (const [index, json] of read.json.entries()) yield { place: `${place}, message ${index + 1}`, json };
}

/** What some bytes say; nothing for blanks. */
function readJson(bytes: Buffer): Read | undefined {
  if (!isUtf8(bytes)) return { problem: 'not UTF-8: save it as UTF-8' };
  const text = bytes.toString();
  if (text.trim() === '') return undefined;
  try {
    checkNesting(text);
    return { json: parseExactly(text) };
  } catch (error) {
    return { problem: error instanceof NestedTooDeeply ? error.message : EXPECTED };
  }
}
