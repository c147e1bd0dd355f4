import { ExtData, ExtensionCodec, decode as fromMsgpack, encode as toMsgpack } from '@msgpack/msgpack';

/** A value that Terraform will only know after apply. */
export const UNKNOWN = Symbol('unknown');

/** A Terraform value; objects carry every attribute and block of their schema, `null` where unset. */
export type TerraformValue =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | TerraformValue[]
  | { [name: string]: TerraformValue };
export type TerraformObject = { [name: string]: TerraformValue };

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

/** Extension 0 is unknown, 12 unknown with what is known about it, which the stand-in does not use. */
const codec = new ExtensionCodec();
for (const type of [0, 12]) {
  codec.register({ type, encode: () => null, decode: () => UNKNOWN });
}

/** A value as it is on the wire. */
export interface WireValue {
  readonly msgpack: Uint8Array;
}

/** A value as it comes over the wire. */
export function decode({ msgpack }: WireValue): TerraformValue {
  return fromMsgpack(msgpack, { extensionCodec: codec }) as TerraformValue;
}

/** A value as it goes over the wire. */
export function encode(value: TerraformValue): WireValue {
  return { msgpack: Buffer.from(toMsgpack(withExtensions(value))) };
}

function withExtensions(value: TerraformValue): unknown {
  if (value === UNKNOWN) return new ExtData(0, new Uint8Array([0]));
  if (Array.isArray(value)) return value.map(withExtensions);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withExtensions(part)]));
}
