"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.systemSpace = systemSpace;
exports.spaceOfContract = spaceOfContract;
const rules_1 = require("../../rules");
const property_1 = require("../../rules/properties/property");
const system_properties_1 = require("../../rules/values/system-properties");
const schema_1 = require("../../schema");
/** A system property: of text, null or a text; of another kind, whatever the service makes it. */
function systemSpace(name, setBySenders, described) {
    const { type = 'string', unset } = system_properties_1.SYSTEM_PROPERTIES.get(name.toLowerCase()) ?? {};
    const isText = rules_1.SYSTEM_NAMES.includes(name);
    const isNeverSet = isText && setBySenders !== undefined && !setBySenders.includes(name);
    return {
        name,
        isSystem: true,
        types: isNeverSet ? [] : [type],
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
function spaceOfContract({ schema, setBySenders, systemProperties }) {
    const { known, assumptions } = propertiesOf(schema);
    const byName = new Map(known.map((property) => [(0, rules_1.foldName)(property.name), property]));
    const system = new Map(propertiesOf(systemProperties ?? {}).known.map((property) => [property.name, property]));
    return {
        known,
        required: known.filter(({ optional }) => !optional),
        assumptions,
        property: (name, isSystem) => isSystem
            ? systemSpace(name, setBySenders, system.get(name))
            : (byName.get((0, rules_1.foldName)(name)) ?? { name, isSystem, types: [], optional: true, nullable: false }),
    };
}
function propertiesOf(schema) {
    const { properties, required } = schema;
    const names = Array.isArray(required) ? required.map(schema_1.plainText) : [];
    const assumptions = [];
    const described = (0, rules_1.isObject)(properties) ? properties : {};
    // What is required and not described may be anything.
    const all = { ...Object.fromEntries(names.map((name) => [name, {}])), ...described };
    const known = Object.entries(all).map(([name, property]) => {
        const space = propertyOfSchema(name, (0, rules_1.isObject)(property) ? property : {}, !names.includes(name));
        const ignored = (0, rules_1.isObject)(property) ? ignoredKeywords(property) : [];
        if (ignored.length > 0) {
            assumptions.push(`${name}: ${ignored.join(', ')} of its schema is not considered, so more messages are`);
        }
        return space;
    });
    return { known, assumptions };
}
const UNDERSTOOD = new Set(['type', 'enum', 'minimum', 'maximum', 'format', 'title', 'description', 'default']);
function ignoredKeywords(schema) {
    return Object.keys(schema).filter((keyword) => !UNDERSTOOD.has(keyword) || (keyword === 'enum' && textsOf(schema.enum) === undefined));
}
/** A list of texts, and nothing else. A schema may name a value twice (2020-12, 6.1.2); it is one value. */
function textsOf(list) {
    return Array.isArray(list) && list.every((value) => typeof value === 'string') ? [...new Set(list)] : undefined;
}
function propertyOfSchema(name, schema, optional) {
    const { type, enum: list, minimum, maximum, format } = schema;
    const allowed = textsOf(list);
    const listed = allowed === undefined ? [...WORD_TYPES.keys()] : ['string'];
    const words = Array.isArray(type) ? type.map(schema_1.plainText) : typeof type === 'string' ? [type] : listed;
    const types = words.flatMap((word) => word === 'string' && format === 'date-time' ? property_1.ENGINE_TYPES.datetime : (WORD_TYPES.get(word) ?? []));
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
const WORD_TYPES = new Map(Object.entries({
    string: property_1.ENGINE_TYPES.string,
    boolean: property_1.ENGINE_TYPES.bool,
    integer: property_1.ENGINE_TYPES.int,
    number: property_1.ENGINE_TYPES.double,
    null: [],
}));
//# sourceMappingURL=message-space.js.map