import { Message } from '../../rules';
/** A message while it is put together, with everything that is wrong with it. */
export declare class MessageDraft {
    readonly problems: string[];
    private readonly message;
    /** Where each system property and each property was given. */
    private readonly places;
    /** A system property of text; null is none. */
    setText(system: string, value: unknown, place: string): void;
    /** A system property that is a time: one that is no text, whose unit nobody knows, is left out. */
    setTime(system: string, value: unknown, place: string): void;
    /** Application properties: an object, or a list of `{"key", "value"}` as Service Bus Explorer writes it. */
    setProperties(properties: unknown, place: string): void;
    setProperty(name: string, json: unknown, place: string): void;
    /** The message. @throws NotAMessage with everything that is wrong */
    done(): Message;
    private setSystem;
    private conflict;
}
