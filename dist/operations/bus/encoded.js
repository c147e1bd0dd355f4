"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.keepEncoded = keepEncoded;
exports.encodedOf = encodedOf;
const rhea_1 = __importDefault(require("rhea"));
/**
 * The official client gives values without their types: an int, a long and a double are all numbers, and a guid is bytes.
 * Rules tell them apart, so whoever sends a message again has to keep them. The bytes have everything: they are kept
 * beside each message that is decoded, by its annotations, which the client hands on as they are.
 */
const KEPT = new WeakMap();
let isKeeping = false;
/** From now on the bytes of every message that this process receives can be asked for. */
function keepEncoded() {
    if (isKeeping)
        return;
    isKeeping = true;
    const codec = rhea_1.default.message;
    const { decode } = codec;
    codec.decode = (buffer) => {
        const decoded = decode(buffer);
        if (decoded.message_annotations !== undefined)
            KEPT.set(decoded.message_annotations, buffer);
        return decoded;
    };
}
/**
 * A message as it came, in AMQP's encoding; of a receiver with `skipConvertingDate`.
 *
 * @throws Error where the client does not hand on what it decodes: a fault of this program
 */
function encodedOf({ _rawAmqpMessage: raw }) {
    const bytes = raw.messageAnnotations === undefined ? undefined : KEPT.get(raw.messageAnnotations);
    if (bytes === undefined)
        throw new Error('the client of Service Bus decodes messages in another way than was foreseen');
    return bytes;
}
//# sourceMappingURL=encoded.js.map