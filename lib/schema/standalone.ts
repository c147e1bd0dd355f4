import Ajv from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import { AJV_OPTIONS } from './compile';
import type { Schema } from './schema';

/**
 * The code of a module that has the schemas compiled, with the same `compile` as the room itself: for a page, which may
 * not make code of texts, and has no use for ajv.
 *
 * @param schemas each with an `$id` of its own
 */
export function standaloneModule(schemas: readonly Schema[]): string {
  const ajv = new Ajv({ ...AJV_OPTIONS, code: { source: true, esm: true } });
  const ids = schemas.map(({ json }) => (json as { readonly $id: string }).$id);
  for (const { json } of schemas) ajv.addSchema(json);
  const names = ids.map((id, index) => [`validate_${index}`, id] as const);
  const entries = names.map(([name, id]) => `[${JSON.stringify(id)}, ${name}]`);
  return `${standaloneCode(ajv, Object.fromEntries(names))}
const compiled = new Map([${entries.join(', ')}]);
export function compile({ $id }) {
  const validate = compiled.get($id);
  return (value) => (validate(value) ? [] : validate.errors);
}
`;
}
