import type { ServiceBusMessage, ServiceBusReceivedMessage } from '@azure/service-bus';
/**
 * A message as the REST interface of Service Bus has it: what the service knows of it is JSON in one header, and each of
 * its properties is a header, with its value as JSON.
 *
 * https://learn.microsoft.com/rest/api/servicebus/message-headers-and-properties
 */
export declare function headersOf(message: ServiceBusReceivedMessage): Record<string, string>;
/** The bytes of a body. What is no bytes is not documented to come in a way: text comes as UTF-8, and anything else as JSON. */
export declare function bytesOf({ body }: ServiceBusReceivedMessage): Buffer;
/**
 * A message to send, of its headers and its body.
 *
 * @throws SyntaxError where a header is no JSON
 * @throws RangeError where it is JSON of something that no property can be
 */
export declare function messageOf(headers: Readonly<Record<string, string>>, body: Buffer): ServiceBusMessage;
