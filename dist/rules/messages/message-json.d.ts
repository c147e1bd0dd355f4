import { type Value } from '../values/values';
import { Message } from './message';
/** Why some JSON is no message, a sentence for each thing that is wrong with it. */
export declare class NotAMessage extends Error {
    readonly problems: readonly string[];
    readonly name = "NotAMessage";
    constructor(problems: readonly string[]);
    /** The same, of a part of something else. */
    within(path: string): NotAMessage;
}
/**
 * A message from JSON: `{"properties": {"priority": {"int": "7"}}, "system": {"Label": "x"}}`.
 *
 * A value is plain JSON (a whole number is an int, or a long beyond 32 bits; any other number a double), or an object
 * with its type as the only key and the value as text, which keeps 64-bit numbers exact.
 *
 * @throws NotAMessage where it is of another form, or larger than the service takes
 */
export declare function messageFromJson(json: unknown): Message;
/** A value from JSON, as in a message. @throws NotAMessage with the place */
export declare function valueFromJson(json: unknown, place: string): Value;
/** A message as JSON, with the type of every property. */
export declare function messageToJson(message: Message): object;
