import type { ValueType } from '../values/system-properties';
import type { ValueRange } from './value-range';
/** What a property of the contract holds. */
export type PropertyKind = 'string' | 'int' | 'long' | 'double' | 'bool' | 'enumeration' | 'datetime' | 'any';
/** The system properties that a contract may name; all are text. */
export declare const SYSTEM_NAMES: readonly ['ContentType', 'CorrelationId', 'Label', 'MessageId', 'ReplyTo', 'ReplyToSessionId', 'SessionId', 'To'];
/** A system property that a contract may name. */
export type SystemName = (typeof SYSTEM_NAMES)[number];
/** The least and the most that a number may be. */
export interface Limits {
    /** @default - no limit below */
    readonly min?: number;
    /** @default - no limit above */
    readonly max?: number;
}
/** The TypeScript type of the value of each kind. */
interface Native<Values> {
    readonly string: string;
    readonly int: number;
    readonly long: number | bigint;
    readonly double: number;
    readonly bool: boolean;
    readonly enumeration: Values;
    readonly datetime: Date;
    readonly any: unknown;
}
/** Types of the service's engine that a kind may come as: SDKs choose among the number types. */
export declare const ENGINE_TYPES: Readonly<Record<PropertyKind, readonly ValueType[]>>;
/** One application property of a contract. */
export declare class Property<Kind extends PropertyKind = PropertyKind, Values extends string = string, Required extends boolean = boolean> {
    readonly kind: Kind;
    /** The only values of an enumeration. */
    readonly values: readonly Values[] | undefined;
    readonly limits: Limits;
    /** Whether every message has it. */
    readonly required: Required;
    /** What is wrong with how it was written; the topic of the contract tells at synth. */
    readonly problems: readonly string[];
    /** Any text. */
    static string(): Property<'string', string, true>;
    /** One of some texts. */
    static oneOf<const V extends string>(...values: readonly [V, ...V[]]): Property<'enumeration', V, true>;
    /** A whole number of 32 bits. */
    static int(limits?: Limits): Property<'int', string, true>;
    /** A whole number of 64 bits. */
    static long(limits?: Limits): Property<'long', string, true>;
    /** A number with a fraction. */
    static double(limits?: Limits): Property<'double', string, true>;
    /** True or false. */
    static bool(): Property<'bool', string, true>;
    /** A point in time. The rule language has no such literal: a rule can only ask whether it is there. */
    static datetime(): Property<'datetime', string, true>;
    /** A value of which nothing is known: a rule may use it as anything. */
    static any(): Property<'any', string, true>;
    /** The TypeScript type of the value; only a type, never there. */
    readonly native: Native<Values>[Kind];
    /** @internal Use the methods above. */
    constructor(kind: Kind, 
    /** The only values of an enumeration. */
    values: readonly Values[] | undefined, limits: Limits, 
    /** Whether every message has it. */
    required: Required, 
    /** What is wrong with how it was written; the topic of the contract tells at synth. */
    problems?: readonly string[]);
    /** The same property, which a message may lack. */
    optional(): Property<Kind, Values, false>;
    /** The types that values come as. */
    get engineTypes(): readonly ValueType[];
    /** The values that are possible. */
    get range(): ValueRange;
}
/** A system property: text, perhaps of a list. */
export type SystemProperty = Property<'string' | 'enumeration'>;
/**
 * The system properties that producers set: by name, with what is known about each, or only their names. One that is
 * not there is never set; one that is `optional()`, and each that is only named, may be left unset.
 */
export type SystemProperties = readonly SystemName[] | Readonly<Partial<Record<SystemName, SystemProperty>>>;
/** The properties of a contract by name. */
export type PropertyMap = Readonly<Record<string, Property>>;
/** The TypeScript type of the application properties of a message: `MessageOf<typeof trainingEvent>`. */
export type MessageOf<C extends {
    readonly properties: PropertyMap;
}> = {
    readonly [N in keyof C['properties'] as C['properties'][N]['required'] extends true ? N : never]: C['properties'][N]['native'];
} & {
    readonly [N in keyof C['properties'] as C['properties'][N]['required'] extends true ? never : N]?: C['properties'][N]['native'];
};
export {};
