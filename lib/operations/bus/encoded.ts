import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import rhea from 'rhea';

/**
 * The official client gives values without their types: an int, a long and a double are all numbers, and a guid is bytes.
 * Rules tell them apart, so whoever sends a message again has to keep them. The bytes have everything: they are kept
 * beside each message that is decoded, by its annotations, which the client hands on as they are.
 */
const KEPT = new WeakMap<object, Buffer>();

interface Decoded {
  readonly message_annotations?: object;
}
interface Codec {
  decode(buffer: Buffer): Decoded;
}

let isKeeping = false;

/** From now on the bytes of every message that this process receives can be asked for. */
export function keepEncoded(): void {
  if (isKeeping) return;
  isKeeping = true;
  const codec = rhea.message as unknown as Codec;
  const { decode } = codec;
  codec.decode = (buffer) => {
    const decoded = decode(buffer);
    if (decoded.message_annotations !== undefined) KEPT.set(decoded.message_annotations, buffer);
    return decoded;
  };
}

/**
 * A message as it came, in AMQP's encoding; of a receiver with `skipConvertingDate`.
 *
 * @throws Error where the client does not hand on what it decodes: a fault of this program
 */
export function encodedOf({ _rawAmqpMessage: raw }: ServiceBusReceivedMessage): Buffer {
  const bytes = raw.messageAnnotations === undefined ? undefined : KEPT.get(raw.messageAnnotations);
  if (bytes === undefined)
    throw new Error('the client of Service Bus decodes messages in another way than was foreseen');
  return bytes;
}
