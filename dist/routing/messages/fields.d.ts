/** What a field of a message is, as some SDK, tool or API writes it. */
export type Field = 
/** Text that the sender sets, and that filters see as a system property. */
{
    readonly kind: 'text';
    readonly name: string;
    readonly system: string;
}
/** A time or a length of time, which filters see as a system property where it is written as text. */
 | {
    readonly kind: 'time';
    readonly name: string;
    readonly system: string;
}
/** The application properties. */
 | {
    readonly kind: 'properties';
    readonly name: string;
}
/** What no filter sees: the body, and remarks. */
 | {
    readonly kind: 'unseen';
    readonly name: string;
}
/** What the service sets once it has the message, or the client that receives it: not there yet when filters look. */
 | {
    readonly kind: 'received';
    readonly name: string;
};
/**
 * The fields of a message, in the spelling of the JavaScript SDK where it has them.
 *
 * @see https://learn.microsoft.com/javascript/api/@azure/service-bus/servicebusreceivedmessage
 * @see https://learn.microsoft.com/dotnet/api/azure.messaging.servicebus.servicebusreceivedmessage
 * @see https://learn.microsoft.com/java/api/com.azure.messaging.servicebus.servicebusreceivedmessage
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-trigger#message-metadata
 * @see https://github.com/paolosalvatori/ServiceBusExplorer, MessageSerializationHelper
 */
export declare const FIELDS: readonly Field[];
/** The field that is meant by a name, in any of its spellings: `MessageId`, `message_id`, `messageId`. */
export declare function fieldNamed(name: string): Field | undefined;
