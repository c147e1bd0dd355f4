import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** The body of no request of a client is larger: a description of an entity has some kilobytes. */
const LARGEST_BODY = 1 << 20;

/** That a body is too large. */
export const TOO_LARGE = Symbol('too large');

/** The body of a request. @param largest in bytes */
export async function bytesOf(request: IncomingMessage, largest: number): Promise<Buffer | typeof TOO_LARGE> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What comes is still read, so that the client gets the answer.
    if (size <= largest) chunks.push(chunk);
  }
  return size > largest ? TOO_LARGE : Buffer.concat(chunks);
}

/** The body of a request as text. */
export async function bodyOf(request: IncomingMessage): Promise<string | typeof TOO_LARGE> {
  const bytes = await bytesOf(request, LARGEST_BODY);
  return bytes === TOO_LARGE ? bytes : bytes.toString('utf8');
}

export function isEncrypted(request: IncomingMessage): boolean {
  return (request.socket as Partial<TLSSocket>).encrypted === true;
}

/** Sends an answer whole. */
export function answer(response: ServerResponse, status: number, type: string, body: string): void {
  const content = body === '' ? {} : { 'Content-Type': type };
  response.writeHead(status, { ...content, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
