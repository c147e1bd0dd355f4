import { type AmqpValue, type Sections } from './encoding';
/** A message in AMQP's encoding; its parts are decoded when they are asked for, once. */
export declare class ReadMessage {
    readonly encoded: Buffer;
    readonly sections: Sections;
    private headerFields;
    private propertyFields;
    private annotationEntries;
    private applicationEntries;
    /** @throws MalformedAmqp, as all that follows */
    constructor(encoded: Buffer);
    get header(): readonly (AmqpValue | undefined)[];
    get properties(): readonly (AmqpValue | undefined)[];
    get annotations(): ReadonlyMap<AmqpValue, AmqpValue>;
    get applicationProperties(): ReadonlyMap<AmqpValue, AmqpValue>;
}
/**
 * A message as it is read. What is read when a message comes is asked for again when its rules are looked at, and when each of
 * its copies is delivered, mostly at once: so the last one is remembered.
 *
 * @throws MalformedAmqp for what is no message
 */
export declare function readMessage(encoded: Buffer): ReadMessage;
/** The fields of a list that are there; a field that is null, or that no list has, is `undefined`. */
export declare function fieldsOf(list: Buffer | undefined): readonly (AmqpValue | undefined)[];
/** Names and values of a map. */
export declare function entriesOf(map: Buffer | undefined): ReadonlyMap<AmqpValue, AmqpValue>;
