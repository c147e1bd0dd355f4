import type { ServerResponse } from 'node:http';
import { bytesOf, TOO_LARGE } from '../../broker/port/http';
import type { LocalRequest } from './service';

/** The largest body that is taken where nothing else is said: 4 MiB, which is what Azure Resource Manager takes. */
const LARGEST = 4 * 1024 * 1024;

/** That a body is larger than it may be. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';

  constructor(readonly largest: number) {
    super(`the body of the request is larger than ${largest} bytes`);
  }
}

/** The body of a request. @throws BodyTooLarge */
export async function bodyOf({ stream }: LocalRequest, largest: number = LARGEST): Promise<Buffer> {
  const bytes = await bytesOf(stream, largest);
  if (bytes === TOO_LARGE) throw new BodyTooLarge(largest);
  return bytes;
}

/** Answers with JSON. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const type = body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, 'Content-Length': Buffer.byteLength(text), ...headers });
  response.end(text);
}

/** Answers with a text. */
export function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(text);
}
