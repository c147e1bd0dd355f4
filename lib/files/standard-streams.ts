import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { writeWhole } from './whole-write';

/**
 * Makes standard output and standard error write all that they are given where they are files: Node's own write asks the
 * system once, and what a disk that is nearly full does not take is lost without a word.
 *
 * @see lib/internal/bootstrap/switches/is_main_thread.js and lib/internal/fs/sync_write_stream.js of Node
 */
export function writeStandardStreamsWhole(): void {
  for (const stream of [process.stdout, process.stderr]) if (!(stream instanceof Socket)) makeWhole(stream);
}

function makeWhole(stream: Writable & { readonly fd?: number }): void {
  const { fd } = stream;
  if (fd === undefined) return;
  stream._write = (chunk: unknown, encoding, done) => {
    try {
      writeWhole(fd, typeof chunk === 'string' ? Buffer.from(chunk, encoding) : (chunk as Uint8Array));
      done();
    } catch (error) {
      done(error as Error);
    }
  };
}
