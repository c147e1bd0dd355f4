import { Inspection } from '../inspection/inspection';
import { number, shapeOf, text } from '../inspection/shape';
import type { ValueType } from '../values/value-type';
import type { ValueRange } from './value-range';

/** What a property of the contract holds. */
export type PropertyKind = 'string' | 'int' | 'long' | 'double' | 'bool' | 'enumeration' | 'datetime' | 'any';

/** The system properties that a contract may name; all are text. */
export const SYSTEM_NAMES = [
  'ContentType',
  'CorrelationId',
  'Label',
  'MessageId',
  'ReplyTo',
  'ReplyToSessionId',
  'SessionId',
  'To',
] as const;

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
export const ENGINE_TYPES: Readonly<Record<PropertyKind, readonly ValueType[]>> = {
  string: ['string'],
  enumeration: ['string'],
  int: ['int', 'long'],
  long: ['long', 'int'],
  double: ['double', 'int', 'long'],
  bool: ['bool'],
  datetime: ['datetime'],
  any: [
    ...(['string', 'bool', 'byte', 'sbyte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong'] as const),
    ...(['float', 'double', 'decimal', 'guid', 'datetime', 'timespan', 'null'] as const),
  ],
};

/** One application property of a contract. */
export class Property<
  Kind extends PropertyKind = PropertyKind,
  Values extends string = string,
  Required extends boolean = boolean,
> {
  /** Any text. */
  static string(): Property<'string', string, true> {
    return new Property('string', undefined, {}, true);
  }

  /** One of some texts. */
  static oneOf<const V extends string>(...values: readonly [V, ...V[]]): Property<'enumeration', V, true> {
    const texts = values.filter((value) => typeof value === 'string');
    return new Property('enumeration', texts, {}, true, listProblems(values));
  }

  /** A whole number of 32 bits. */
  static int(limits: Limits = {}): Property<'int', string, true> {
    return limited('int', limits);
  }

  /** A whole number of 64 bits. */
  static long(limits: Limits = {}): Property<'long', string, true> {
    return limited('long', limits);
  }

  /** A number with a fraction. */
  static double(limits: Limits = {}): Property<'double', string, true> {
    return limited('double', limits);
  }

  /** True or false. */
  static bool(): Property<'bool', string, true> {
    return new Property('bool', undefined, {}, true);
  }

  /** A point in time. The rule language has no such literal: a rule can only ask whether it is there. */
  static datetime(): Property<'datetime', string, true> {
    return new Property('datetime', undefined, {}, true);
  }

  /** A value of which nothing is known: a rule may use it as anything. */
  static any(): Property<'any', string, true> {
    return new Property('any', undefined, {}, true);
  }

  /** The TypeScript type of the value; only a type, never there. */
  declare readonly native: Native<Values>[Kind];

  /** @internal Use the methods above. */
  constructor(
    readonly kind: Kind,
    /** The only values of an enumeration. */
    readonly values: readonly Values[] | undefined,
    readonly limits: Limits,
    /** Whether every message has it. */
    readonly required: Required,
    /** What is wrong with how it was written; the topic of the contract tells at synth. */
    readonly problems: readonly string[] = [],
  ) {}

  /** The same property, which a message may lack. */
  optional(): Property<Kind, Values, false> {
    return new Property(this.kind, this.values, this.limits, false, this.problems);
  }

  /** The types that values come as. */
  get engineTypes(): readonly ValueType[] {
    return ENGINE_TYPES[this.kind];
  }

  /** The values that are possible. */
  get range(): ValueRange {
    return { required: this.required, allowed: this.values, least: this.limits.min, most: this.limits.max };
  }
}

const LIMITS = shapeOf<Limits>(
  {},
  { min: number, max: number },
  { expects: 'limits such as { min: 0, max: 9 }', standIn: {} },
);

function limited<Kind extends 'int' | 'long' | 'double'>(kind: Kind, given: Limits): Property<Kind, string, true> {
  const inspection = new Inspection();
  const limits = LIMITS.inspect(given, '', inspection) as Limits;
  const { min, max } = limits;
  if (min !== undefined && max !== undefined && min > max) {
    inspection.wrong('max', max, `at least min, which is ${min}`, 'exchange the two');
  }
  return new Property(kind, undefined, limits, true, inspection.problems);
}

function listProblems(values: readonly unknown[]): string[] {
  const inspection = new Inspection();
  if (values.length === 0)
    inspection.wrong('oneOf', [], 'at least one text', 'name the values, or use Property.string()');
  for (const [index, value] of values.entries()) {
    if (Array.isArray(value))
      inspection.wrong('oneOf', value, 'text, each value by itself', 'write ...values, or take the brackets away');
    else text.inspect(value, 'oneOf', inspection);
    if (values.indexOf(value) !== index)
      inspection.wrong('oneOf', value, 'each value once', 'take one of the two away');
  }
  return inspection.problems;
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
export type MessageOf<C extends { readonly properties: PropertyMap }> = {
  readonly [N in keyof C['properties'] as C['properties'][N]['required'] extends true
    ? N
    : never]: C['properties'][N]['native'];
} & {
  readonly [N in keyof C['properties'] as C['properties'][N]['required'] extends true
    ? never
    : N]?: C['properties'][N]['native'];
};
