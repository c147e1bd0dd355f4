import { Failure } from '../values/failure';
import { type Value } from '../values/values';
/** A property as the sender spelt it, and its value. */
export interface Property {
    readonly name: string;
    readonly value: Value;
}
/**
 * A message as rules see it: its properties and system properties; never its body.
 *
 * Names of properties ignore letter case; of two that differ in nothing else, the later one counts.
 */
export declare class Message {
    private readonly values;
    private readonly systemValues;
    /** Names as they were set, in order; one that was set again in other letters is there twice. */
    private names;
    /** A message of its own with the same content. */
    copy(): Message;
    /** The properties in the order in which they were set first, in the spelling that they had then. */
    get properties(): Property[];
    /** The system properties that are set, by the engine's name. */
    get system(): ReadonlyMap<string, Value>;
    /** A property by its folded name (`foldName`); `undefined` where the message lacks it. */
    property(foldedName: string): Value | undefined;
    /** Sets a property; where it is there already, in any letter case, only its value changes. */
    setProperty(name: string, value: Value): void;
    removeProperty(name: string): void;
    /** A system property by the engine's name; a failure where only a broker could have set it. */
    systemProperty(name: string): Value | Failure;
    /** Sets a system property by the engine's name; null clears it. A session decides about the partition too. */
    setSystemProperty(name: string, value: Value): void;
}
/** A name as names are compared: each UTF-16 unit in capitals, where the capital is one unit too. */
export declare function foldName(name: string): string;
