import { MessageDraft } from './draft';
type JsonObject = Readonly<Record<string, unknown>>;
/** Something that is sent in a message and is none itself: what it is, and what filters see of it. */
export interface Envelope {
    /** What was taken for granted, in a sentence that says what it is. */
    readonly assumed: string;
    readonly draft: MessageDraft;
}
/** The envelope that some JSON is; nothing for what is none that is known. @throws NotAMessage for a broken one */
export declare function envelopeIn(json: JsonObject): Envelope | undefined;
export {};
