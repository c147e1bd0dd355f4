import type { Property, PropertyMap } from './property';

/** A JSON schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of an object with these properties and perhaps others, which rules do not look at. */
export function jsonSchemaOf(properties: PropertyMap): JsonSchema {
  const entries = Object.entries(properties);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, property]) => [name, schemaOf(property)])),
    required: entries.filter(([, { required }]) => required).map(([name]) => name),
  };
}

function schemaOf({ kind, values, limits }: Property): JsonSchema {
  const { min, max } = limits;
  const range = { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
  switch (kind) {
    case 'enumeration':
      return { type: 'string', enum: values };
    case 'string':
      return { type: 'string' };
    case 'bool':
      return { type: 'boolean' };
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
