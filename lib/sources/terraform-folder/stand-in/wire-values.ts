import type { ExtensionCodec } from '@msgpack/msgpack';
import { protocolPackages } from './protocol';

/** A value that Terraform will only know after apply, with what is known about it, as it is on the wire. */
export class Unknown {
  constructor(
    readonly extension: number,
    readonly data: Uint8Array,
  ) {}
}

/** A value that Terraform will only know after apply, of which nothing else is known. */
export const UNKNOWN = new Unknown(0, new Uint8Array([0]));

/**
 * A Terraform value; objects carry every attribute and block of their schema, `null` where unset. What has no type in the
 * schema is a pair of its type, as bytes of JSON, and the value.
 */
export type TerraformValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Unknown
  | TerraformValue[]
  | { [name: string]: TerraformValue };
export type TerraformObject = { [name: string]: TerraformValue };

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

export function isTerraformObject(value: TerraformValue | undefined): value is TerraformObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
    ? !isUnknown(value)
    : false;
}

/** What an attribute without a type in the schema has, and any other as it is. */
export function plainValue(value: TerraformValue | undefined): TerraformValue | undefined {
  return Array.isArray(value) && value.length === 2 && value[0] instanceof Uint8Array ? value[1] : value;
}

let known: ExtensionCodec | undefined;

/** Extension 0 is unknown, 12 unknown with what is known about it. */
function extensionCodec(): ExtensionCodec {
  if (known !== undefined) return known;
  known = new (protocolPackages().ExtensionCodec)();
  for (const type of [0, 12]) {
    known.register({ type, encode: () => null, decode: (data) => new Unknown(type, data) });
  }
  return known;
}

/** A value as it is on the wire. */
export interface WireValue {
  readonly msgpack: Uint8Array;
}

/** A value as it comes over the wire; whole numbers beyond 32 bits keep all their digits. */
export function decode({ msgpack }: WireValue): TerraformValue {
  const options = { extensionCodec: extensionCodec(), useBigInt64: true };
  return protocolPackages().decode(msgpack, options) as TerraformValue;
}

/** A value as it goes over the wire. */
export function encode(value: TerraformValue): WireValue {
  return { msgpack: Buffer.from(protocolPackages().encode(withExtensions(value), { useBigInt64: true })) };
}

function withExtensions(value: TerraformValue): unknown {
  if (isUnknown(value)) return new (protocolPackages().ExtData)(value.extension, value.data);
  if (Array.isArray(value)) return value.map(withExtensions);
  if (!isTerraformObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withExtensions(part)]));
}
