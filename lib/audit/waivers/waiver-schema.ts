import { WAIVER_FIELDS, WAIVER_PARTS } from '../../rules';
import { listOrObject, Schema } from '../../schema';

/** The parts of an exception in a file, where nothing else says what it is for. */
export const FILE_FIELDS = [...WAIVER_FIELDS, 'scope'] as const;

/**
 * What a file of exceptions looks like, for editors: a list, or an object with one. It takes what is read, and nothing else.
 *
 * @param known the ids of all rules
 */
export function waiverFileSchema(known: readonly string[]): Schema {
  const { id, ...grounds } = WAIVER_PARTS;
  const texts = Object.entries(grounds).map(([name, part]) => [name, { type: 'string', ...part }]);
  return new Schema({
    ...listOrObject('waivers', 'a list of exceptions from rules of the audit', {
      type: 'object',
      description: `an object with ${FILE_FIELDS.join(', ')}`,
      title: 'part',
      required: FILE_FIELDS,
      additionalProperties: false,
      properties: {
        id: {
          type: 'string',
          description: `${id.description}, one finding of a rule, such as SB-RBAC-001[finding], or a check of checkov`,
          anyOf: [
            { enum: known },
            { pattern: `^(${known.join('|')})\\[[^\\]]+\\]$` },
            { allOf: [{ pattern: '^CKV' }, { pattern: id.pattern }] },
          ],
        },
        scope: {
          type: 'string',
          pattern: String.raw`\S`,
          description: 'a text: a construct path, one with /* for all below it, or an address',
        },
        ...Object.fromEntries(texts),
      },
    }),
  });
}
