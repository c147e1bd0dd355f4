import { type PropertyMap } from './property';
/** A JSON schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;
/** The schema of an object with these properties and perhaps others, which rules do not look at. */
export declare function jsonSchemaOf(properties: PropertyMap): JsonSchema;
/** The properties that a JSON schema describes; `undefined` where it does not say which there are. */
export declare function propertiesOf(schema: object): PropertyMap | undefined;
