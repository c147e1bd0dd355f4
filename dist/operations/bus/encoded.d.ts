import type { ServiceBusReceivedMessage } from '@azure/service-bus';
/** From now on the bytes of every message that this process receives can be asked for. */
export declare function keepEncoded(): void;
/**
 * A message as it came, in AMQP's encoding; of a receiver with `skipConvertingDate`.
 *
 * @throws Error where the client does not hand on what it decodes: a fault of this program
 */
export declare function encodedOf({ _rawAmqpMessage: raw }: ServiceBusReceivedMessage): Buffer;
