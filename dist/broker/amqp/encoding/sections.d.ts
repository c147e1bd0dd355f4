/**
 * A message in its sections, as they were sent. The body is all of its sections, with the footer.
 *
 * @see OASIS AMQP 1.0, part 3, section 3.2
 */
export interface Sections {
    /** A list. */
    readonly header: Buffer | undefined;
    /** A map, as the two that follow. */
    readonly deliveryAnnotations: Buffer | undefined;
    readonly messageAnnotations: Buffer | undefined;
    /** A list. */
    readonly properties: Buffer | undefined;
    /** A map. */
    readonly applicationProperties: Buffer | undefined;
    readonly body: Buffer;
    /** Everything from the properties on, as it was sent; `undefined` where the sections are not in their order. */
    readonly bare: Buffer | undefined;
}
/** The sections that make a message; header and annotations are the service's as well. */
type Written = Omit<Sections, 'bare'>;
export declare const DATA = 117;
/** A section with its code. */
export interface Section {
    readonly code: number;
    readonly value: Buffer;
    readonly begin: number;
    readonly end: number;
}
/** The sections of a message, one after the other. @throws MalformedAmqp */
export declare function sectionsIn(encoded: Buffer): Generator<Section>;
/** A message in its sections. @throws MalformedAmqp for what is no message */
export declare function readSections(encoded: Buffer): Sections;
/** The bytes of a message. */
export declare function writeSections(sections: Written): Buffer;
/** A section of a code. */
export declare function section(code: number, value: Buffer): Buffer;
export {};
