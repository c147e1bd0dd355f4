import { type Message } from '../../rules';
/** A message that was read from JSON, and what has to be said about how it was read. */
export interface ReadMessage {
    readonly message: Message;
    /** What was taken for granted: that an envelope is sent as its framework sends it. */
    readonly assumed?: string;
    /** Who writes messages so, where it can be told: `Azure Functions binds it`. */
    readonly source?: string | undefined;
    /** What was left out, since the service sets it after the filters have seen the message, in the spelling of the JSON. */
    readonly ignored: readonly string[];
}
/**
 * A message as people have it in JSON, in any of these spellings:
 *
 * - of the SDKs, sent or received: `{"subject": "…", "applicationProperties": {…}, "body": …}`; also snake_case and
 *   PascalCase, as Service Bus Explorer, Azure's portal and the trigger of Azure Functions write them
 * - of the REST API: `{"BrokerProperties": {"Label": "…"}, "properties": {…}}`
 * - of `scheduler eval`: `{"properties": {…}, "system": {…}}`
 * - an event or envelope that is sent in a message: CloudEvents, Event Grid, MassTransit, NServiceBus
 *
 * The body is not looked at: rules never see it.
 *
 * @throws NotAMessage with everything that is wrong, a sentence each
 */
export declare function readMessage(json: unknown): ReadMessage;
/** The message alone. @throws NotAMessage */
export declare function sentMessage(json: unknown): Message;
