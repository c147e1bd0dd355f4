import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { type Encoding, encodingOf, HALF_A_LETTER, TELLING, Undecodable } from './decoded-text';
import { inputName, isStandardInput, takeStandardInput } from './descriptor';
import { FileProblem } from './file-problem';
import { LARGEST, whyNotRead } from './read';

export const LINE_FEED = 10;

/**
 * A file in pieces of whole lines, as the bytes of UTF-8, so that a large one takes little memory: whatever `readText`
 * reads, in whatever encoding. That the bytes are UTF-8 is for the reader of a line to look at, since the other lines are
 * none the worse for it.
 *
 * @param path the file; `-` for standard input
 * @param size pieces have about so many bytes; a line that is longer is one piece
 * @throws FileProblem where it cannot be read
 */
export async function* wholeLines(path: string, size: number): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of inUtf8(chunksOf(path))) {
      length += chunk.length;
      const end = chunk.lastIndexOf(LINE_FEED) + 1;
      if (length < size || end === 0) {
        rest.push(chunk);
        if (length > LARGEST) throw new Undecodable(`has a line of more than ${Math.floor(LARGEST / 2 ** 20)} MB`);
        continue;
      }
      yield Buffer.concat([...rest, chunk.subarray(0, end)]);
      rest = [chunk.subarray(end)];
      length = chunk.length - end;
    }
  } catch (error) {
    throw error instanceof Undecodable ? new FileProblem(inputName(path), error.message) : error;
  }
  if (length > 0) yield Buffer.concat(rest);
}

/** What can be read, as it comes. */
async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const isInput = isStandardInput(path);
  if (isInput) takeStandardInput();
  const stream: AsyncIterable<Buffer> = isInput ? process.stdin : createReadStream(path);
  // Only what reading throws is a problem of the file; what its reader throws is not.
  const chunks = stream[Symbol.asyncIterator]();
  for (;;) {
    let next: IteratorResult<Buffer>;
    try {
      next = await chunks.next();
    } catch (error) {
      throw new FileProblem(inputName(path), whyNotRead(path, error));
    }
    if (next.done === true) return;
    yield next.value;
  }
}

/** Bytes as those of UTF-8, without a byte order mark. */
async function* inUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let recode: ((chunk: Buffer) => Buffer) | undefined;
  let start: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (recode === undefined) {
      start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
      if (start.length < TELLING) continue;
      recode = recoderOf(encodingOf(start));
      yield recode(start);
    } else yield recode(chunk);
  }
  // What is shorter has told all that it will.
  if (recode === undefined) {
    recode = recoderOf(encodingOf(start));
    yield recode(start);
  }
  recode(END);
}

/** That nothing follows. */
const END = Buffer.alloc(0);

/** What makes bytes of UTF-8 of those of another encoding, piece by piece; the first one has the mark. */
function recoderOf({ name, mark }: Encoding): (chunk: Buffer) => Buffer {
  let isFirst = true;
  const withoutMark = (chunk: Buffer) => {
    const body = isFirst ? chunk.subarray(mark) : chunk;
    isFirst = false;
    return body;
  };
  if (name === 'UTF-8') return withoutMark;
  const decoder = new StringDecoder('utf16le');
  let odd: Buffer = END;
  return (chunk) => {
    let bytes = withoutMark(chunk);
    if (name === 'UTF-16BE') {
      // Pairs of bytes are swapped, and a pair may be cut in two.
      const all = Buffer.concat([odd, bytes]);
      const even = all.length - (all.length % 2);
      odd = all.subarray(even);
      bytes = all.subarray(0, even).swap16();
    }
    const text = chunk === END ? decoder.end() + odd.toString('latin1') : decoder.write(bytes);
    if ((chunk === END && text !== '') || HALF_A_LETTER.test(text)) {
      throw new Undecodable('is not UTF-16: half a letter stands in it; save it as UTF-8');
    }
    return Buffer.from(text, 'utf8');
  };
}
