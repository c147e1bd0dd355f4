"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReadMessage = void 0;
exports.readMessage = readMessage;
exports.fieldsOf = fieldsOf;
exports.entriesOf = entriesOf;
const encoding_1 = require("./encoding");
const NOTHING = new Map();
/** A message in AMQP's encoding; its parts are decoded when they are asked for, once. */
class ReadMessage {
    encoded;
    sections;
    headerFields;
    propertyFields;
    annotationEntries;
    applicationEntries;
    /** @throws MalformedAmqp, as all that follows */
    constructor(encoded) {
        this.encoded = encoded;
        this.sections = (0, encoding_1.readSections)(encoded);
    }
    get header() {
        this.headerFields ??= fieldsOf(this.sections.header);
        return this.headerFields;
    }
    get properties() {
        this.propertyFields ??= fieldsOf(this.sections.properties);
        return this.propertyFields;
    }
    get annotations() {
        this.annotationEntries ??= entriesOf(this.sections.messageAnnotations);
        return this.annotationEntries;
    }
    get applicationProperties() {
        this.applicationEntries ??= entriesOf(this.sections.applicationProperties);
        return this.applicationEntries;
    }
}
exports.ReadMessage = ReadMessage;
let last;
/**
 * A message as it is read. What is read when a message comes is asked for again when its rules are looked at, and when each of
 * its copies is delivered, mostly at once: so the last one is remembered.
 *
 * @throws MalformedAmqp for what is no message
 */
function readMessage(encoded) {
    if (last?.encoded !== encoded)
        last = new ReadMessage(encoded);
    return last;
}
/** The fields of a list that are there; a field that is null, or that no list has, is `undefined`. */
function fieldsOf(list) {
    const read = list === undefined ? [] : compound(list);
    if (!Array.isArray(read))
        throw new encoding_1.MalformedAmqp('the fields of a section are no list');
    return read.map((value) => value ?? undefined);
}
/** Names and values of a map. */
function entriesOf(map) {
    const read = map === undefined ? NOTHING : compound(map);
    if (!(read instanceof Map))
        throw new encoding_1.MalformedAmqp('what a section names is no map');
    return read;
}
function compound(value) {
    // Anything else is refused.
    (0, encoding_1.partsAt)(value, 0);
    return (0, encoding_1.decode)(value);
}
//# sourceMappingURL=read-message.js.map