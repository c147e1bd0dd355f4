"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.jsonSchemaOf = jsonSchemaOf;
exports.propertiesOf = propertiesOf;
const value_json_1 = require("../values/value-json");
const property_1 = require("./property");
/** The schema of an object with these properties and perhaps others, which rules do not look at. */
function jsonSchemaOf(properties) {
    const entries = Object.entries(properties);
    return {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: Object.fromEntries(entries.map(([name, property]) => [name, schemaOf(property)])),
        required: entries.filter(([, { required }]) => required).map(([name]) => name),
    };
}
function schemaOf({ kind, values, limits }) {
    const { min, max } = limits;
    const range = { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
    switch (kind) {
        case 'enumeration':
            return { type: 'string', enum: values };
        case 'string':
            return { type: 'string' };
        case 'bool':
            return { type: 'boolean' };
        case 'any':
            return {};
        case 'datetime':
            return { type: 'string', format: 'date-time' };
        case 'double':
            return { type: 'number', ...range };
        case 'int':
            return { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1, ...range };
        case 'long':
            return { type: 'integer', ...range };
    }
}
/** What changes which properties there are; a schema that has it says less than its list of properties. */
const OPENING = ['$ref', 'allOf', 'anyOf', 'oneOf', 'patternProperties', 'not', 'if', 'dependentSchemas'];
const UNDERSTOOD = new Set(['type', 'enum', 'minimum', 'maximum', 'format', 'title', 'description', 'default']);
/** The properties that a JSON schema describes; `undefined` where it does not say which there are. */
function propertiesOf(schema) {
    const { properties, required } = schema;
    if (!(0, value_json_1.isObject)(properties) || OPENING.some((keyword) => keyword in schema))
        return undefined;
    const names = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
    const all = { ...Object.fromEntries(names.map((name) => [name, {}])), ...properties };
    return Object.fromEntries(Object.entries(all).map(([name, own]) => {
        const property = propertyOf((0, value_json_1.isObject)(own) ? own : {});
        return [name, names.includes(name) ? property : property.optional()];
    }));
}
const [LEAST_INT, MOST_INT] = [-(2 ** 31), 2 ** 31 - 1];
function propertyOf(schema) {
    if (Object.keys(schema).some((keyword) => !UNDERSTOOD.has(keyword)))
        return property_1.Property.any();
    const { type, enum: list, format, minimum: least, maximum: most } = schema;
    if (list !== undefined) {
        const isTexts = Array.isArray(list) && list.length > 0 && list.every((value) => typeof value === 'string');
        return isTexts && (type === undefined || type === 'string')
            ? // A schema may name a value twice (2020-12, 6.1.2); it is one value.
                property_1.Property.oneOf(...[...new Set(list)])
            : property_1.Property.any();
    }
    const min = typeof least === 'number' ? least : undefined;
    const max = typeof most === 'number' ? most : undefined;
    switch (type) {
        case 'string':
            return format === 'date-time' ? property_1.Property.datetime() : property_1.Property.string();
        case 'boolean':
            return property_1.Property.bool();
        case 'number':
            return property_1.Property.double(limits(min, max));
        case 'integer':
            return min !== undefined && max !== undefined && min >= LEAST_INT && max <= MOST_INT
                ? property_1.Property.int(limits(min === LEAST_INT ? undefined : min, max === MOST_INT ? undefined : max))
                : property_1.Property.long(limits(min, max));
        default:
            return property_1.Property.any();
    }
}
function limits(min, max) {
    return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}
//# sourceMappingURL=contract-schema.js.map