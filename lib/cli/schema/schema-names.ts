/** What there is a schema of. */
export const SCHEMA_NAMES = ['waivers', 'acknowledgements', 'messages', 'profile', 'durations', 'prices'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];
