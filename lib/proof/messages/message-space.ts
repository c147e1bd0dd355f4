import { type ContractJson, foldName, isObject, SYSTEM_NAMES } from '../../rules';
import { SYSTEM_PROPERTIES } from '../../rules/messages/system-properties';
import { ENGINE_TYPES } from '../../rules/properties/property';
import type { ValueType } from '../../rules/values/value-type';
import { plainText } from '../../schema';

/** What one property of a message can be. */
export interface PropertySpace {
  /** As producers spell it. */
  readonly name: string;
  readonly isSystem: boolean;
  /** The types of its values; with none it is never set. */
  readonly types: readonly ValueType[];
  /** Whether a message may lack it. */
  readonly optional: boolean;
  /** Whether it may be there without a value; an unset system property reads as null. */
  readonly nullable: boolean;
  /** Whether reading it fails where nobody has set it, as of what only a broker sets. */
  readonly failsUnset?: boolean;
  /** The only texts, where there is a list. */
  readonly allowed?: readonly string[];
  readonly least?: number;
  readonly most?: number;
}

/** The messages that a statement is about. */
export interface MessageSpace {
  /** The property that rules name so: `sys.` properties by the engine's name, others in any letter case. */
  property(name: string, isSystem: boolean): PropertySpace;
  /** The properties that every message has. */
  readonly required: readonly PropertySpace[];
  /** The properties in the order in which a reader expects them; those that only rules name come after. */
  readonly known: readonly PropertySpace[];
  /** Whether messages have no other application properties than the known ones. */
  readonly isComplete?: true;
  /** What was taken for granted, in sentences. */
  readonly assumptions: readonly string[];
}

/** A system property: of text, null or a text; of another kind, whatever the service makes it. */
export function systemSpace(
  name: string,
  setBySenders: readonly string[] | undefined,
  described?: PropertySpace,
): PropertySpace {
  const { type = 'string', unset } = SYSTEM_PROPERTIES.get(name.toLowerCase()) ?? {};
  const isText = (SYSTEM_NAMES as readonly string[]).includes(name);
  const isNeverSet = isText && setBySenders !== undefined && !setBySenders.includes(name);
  return {
    name,
    isSystem: true,
    types: isNeverSet ? [] : [type as ValueType],
    optional: false,
    nullable: unset === 'null' && (described?.optional ?? true),
    failsUnset: unset === 'error',
    ...(isText && !isNeverSet && described?.allowed !== undefined && { allowed: described.allowed }),
  };
}

/**
 * The messages that a contract allows: a JSON schema of their application properties, as `MessageContract` leaves it
 * beside the topic.
 *
 * Numbers are finite, as in JSON. A property that the contract does not have is never set. Of another schema than
 * ours, what is not understood is left out and said so: more messages are looked at, and a proof stays one.
 *
 * Of a system property only a list of texts counts, and whether every message has it.
 */
export function spaceOfContract({ schema, setBySenders, systemProperties }: ContractJson): MessageSpace {
  const { known, assumptions } = propertiesOf(schema);
  const byName = new Map(known.map((property) => [foldName(property.name), property]));
  const system = new Map(propertiesOf(systemProperties ?? {}).known.map((property) => [property.name, property]));
  return {
    known,
    required: known.filter(({ optional }) => !optional),
    isComplete: true,
    assumptions,
    property: (name, isSystem) =>
      isSystem
        ? systemSpace(name, setBySenders, system.get(name))
        : (byName.get(foldName(name)) ?? { name, isSystem, types: [], optional: true, nullable: false }),
  };
}

function propertiesOf(schema: object): { readonly known: PropertySpace[]; readonly assumptions: string[] } {
  const { properties, required } = schema as { properties?: unknown; required?: unknown };
  const names = Array.isArray(required) ? required.map(plainText) : [];
  const assumptions: string[] = [];
  const described = isObject(properties) ? properties : {};
  // What is required and not described may be anything.
  const all = { ...Object.fromEntries(names.map((name) => [name, {}])), ...described };
  const known = Object.entries(all).map(([name, property]) => {
    const space = propertyOfSchema(name, isObject(property) ? property : {}, !names.includes(name));
    const ignored = isObject(property) ? ignoredKeywords(property) : [];
    if (ignored.length > 0) {
      assumptions.push(`${name}: ${ignored.join(', ')} of its schema is not considered, so more messages are`);
    }
    return space;
  });
  return { known, assumptions };
}

const UNDERSTOOD = new Set(['type', 'enum', 'minimum', 'maximum', 'format', 'title', 'description', 'default']);

function ignoredKeywords(schema: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(schema).filter(
    (keyword) => !UNDERSTOOD.has(keyword) || (keyword === 'enum' && textsOf(schema.enum) === undefined),
  );
}

/** A list of texts, and nothing else. A schema may name a value twice (2020-12, 6.1.2); it is one value. */
function textsOf(list: unknown): readonly string[] | undefined {
  return Array.isArray(list) && list.every((value) => typeof value === 'string') ? [...new Set(list)] : undefined;
}

function propertyOfSchema(name: string, schema: Readonly<Record<string, unknown>>, optional: boolean): PropertySpace {
  const { type, enum: list, minimum, maximum, format } = schema;
  const allowed = textsOf(list);
  const listed = allowed === undefined ? [...WORD_TYPES.keys()] : ['string'];
  const words = Array.isArray(type) ? type.map(plainText) : typeof type === 'string' ? [type] : listed;
  const types = words.flatMap((word) =>
    word === 'string' && format === 'date-time' ? ENGINE_TYPES.datetime : (WORD_TYPES.get(word) ?? []),
  );
  return {
    name,
    isSystem: false,
    types: [...new Set(types)],
    optional,
    nullable: words.includes('null'),
    ...(allowed !== undefined && { allowed }),
    ...(typeof minimum === 'number' && { least: minimum }),
    ...(typeof maximum === 'number' && { most: maximum }),
  };
}

/** The types that the words of a JSON schema arrive as. */
const WORD_TYPES: ReadonlyMap<string, readonly ValueType[]> = new Map(
  Object.entries<readonly ValueType[]>({
    string: ENGINE_TYPES.string,
    boolean: ENGINE_TYPES.bool,
    integer: ENGINE_TYPES.int,
    number: ENGINE_TYPES.double,
    null: [],
  }),
);
