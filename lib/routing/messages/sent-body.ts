import { exactJson } from '../../schema';
import { withoutSchema } from './read-message';

/** Envelopes of frameworks are the body of what is sent; a CloudEvent in binary mode has its data as the body. */
const ENVELOPE_DATA = { data: 'data', base64: 'data_base64' } as const;

/**
 * The body that is sent of a message in JSON: bytes. A text is as it is in UTF-8, what Node writes of a buffer those bytes,
 * and everything else JSON.
 *
 * @param assumed what was taken for granted when it was read, where it is an envelope
 */
export function sentBody(given: unknown, assumed: string | undefined): Buffer {
  const json = given as Readonly<Record<string, unknown>>;
  if (assumed === undefined) return bytesOf(json.body ?? json.Body);
  if (!assumed.includes('binary content mode, in which')) return bytesOf(withoutSchema(json));
  const base64 = json[ENVELOPE_DATA.base64];
  return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : bytesOf(json[ENVELOPE_DATA.data]);
}

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (isBuffer(body)) return Buffer.from(body.data);
  return Buffer.from(exactJson(body));
}

/** `{"type": "Buffer", "data": […]}`, as `JSON.stringify` writes a buffer. */
function isBuffer(body: unknown): body is { readonly data: readonly number[] } {
  if (typeof body !== 'object' || body === null) return false;
  const { type, data } = body as { readonly type?: unknown; readonly data?: unknown };
  return (
    type === 'Buffer' && Array.isArray(data) && data.every((one) => Number.isInteger(one) && one >= 0 && one < 256)
  );
}
