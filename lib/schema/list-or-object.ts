/** What a `$schema` in a file is: where an editor finds what the file has to look like. Readers pass over it. */
export const SCHEMA_MEMBER = { type: 'string', description: 'a text: where the schema of this file is' };

/**
 * The schema of a file that is a list; or, for who wants `$schema` in it, an object with the list under a name.
 *
 * @param name of the list in such an object: `waivers`
 * @param title what an entry is called: `a waiver`
 */
export function listOrObject(name: string, description: string, items: object): object {
  return {
    type: ['array', 'object'],
    description,
    items: { $ref: '#/$defs/entry' },
    required: [name],
    properties: {
      $schema: SCHEMA_MEMBER,
      [name]: { type: 'array', description, items: { $ref: '#/$defs/entry' } },
    },
    additionalProperties: false,
    $defs: { entry: items },
  };
}
