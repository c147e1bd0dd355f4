/** The type of a value, in the words of the service's engine. */
export type ValueType = 'string' | 'bool' | 'byte' | 'sbyte' | 'short' | 'ushort' | 'int' | 'uint' | 'long' | 'ulong' | 'float' | 'double' | 'decimal' | 'guid' | 'datetime' | 'timespan' | 'null';
/** A property that every message has, written `sys.Name`. */
export interface SystemProperty {
    readonly name: string;
    readonly type: ValueType | 'state' | 'map';
    /** What it reads as where nobody set it: null, a value of its own, or an error until a broker has filled it in. */
    readonly unset: 'null' | 'default' | 'error';
    /** Whether an action may set it. */
    readonly settable: boolean;
}
/**
 * The system properties that the service's engine knows, by name in small letters.
 *
 * @see https://learn.microsoft.com/dotnet/api/microsoft.servicebus.messaging.brokeredmessage
 */
export declare const SYSTEM_PROPERTIES: ReadonlyMap<string, SystemProperty>;
/** Names of the newer SDKs for what the rule language calls otherwise. */
export declare const RENAMED: ReadonlyMap<string, string>;
