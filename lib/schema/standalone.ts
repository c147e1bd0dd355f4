import Ajv from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import { AJV_OPTIONS, compileForeign, FOREIGN_OPTIONS, UnusableSchema } from './compile-schema';
import type { Schema } from './json-schema';

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

/**
 * Code that gives a page schemas of others, compiled: the same `compileForeign` and `UnusableSchema` as the room itself. A
 * schema is known there by its JSON.
 *
 * The script of the page is made before it is known which schemas that are, so this stands before it; the script takes
 * it with `foreignReceiver`.
 */
export function foreignCode(schemas: readonly object[]): string {
  const known = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
  const ajv = new Ajv({ ...FOREIGN_OPTIONS, code: { source: true } });
  ajv.addFormat('date-time', true);
  const names: Record<string, string> = {};
  const entries = [...known].map(([json, schema], index) => {
    const problem = problemOf(schema);
    if (problem !== undefined) return `[${JSON.stringify(json)}, ${JSON.stringify(problem)}]`;
    ajv.addSchema(withoutId(schema), `foreign-${index}`);
    names[`validate_${index}`] = `foreign-${index}`;
    return `[${JSON.stringify(json)}, exports.validate_${index}]`;
  });
  const code = Object.keys(names).length === 0 ? '' : standaloneCode(ajv, names);
  return `globalThis.${FOREIGN} = (require) => {
const exports = {};
${code}
return new Map([${entries.join(', ')}]);
};
`;
}

/** The module of a page's script that takes what `foreignCode` has left. */
export function foreignReceiver(): string {
  const modules = RUNTIME.map((name, index) => `import * as runtime_${index} from '${name}';`);
  const entries = RUNTIME.map((name, index) => `['${name}', runtime_${index}]`);
  return `${modules.join('\n')}
const runtime = new Map([${entries.join(', ')}]);
const compiled = globalThis.${FOREIGN}((name) => runtime.get(name));
export class UnusableSchema extends Error {}
export function compileForeign(schema) {
  const validate = compiled.get(JSON.stringify(schema));
  if (typeof validate === 'string') throw new UnusableSchema(validate);
  return (value) => (validate(value) ? [] : validate.errors);
}
`;
}

const FOREIGN = 'foreignSchemas';

/** What code that ajv has made uses of ajv, with the options that schemas of others are compiled with. */
const RUNTIME = ['ajv/dist/runtime/equal', 'ajv/dist/runtime/ucs2length', 'ajv/dist/runtime/validation_error'];

/** Why a schema cannot be used. */
function problemOf(schema: object): string | undefined {
  try {
    compileForeign(schema);
    return undefined;
  } catch (error) {
    if (error instanceof UnusableSchema) return error.message;
    throw error;
  }
}

/** Two topics may have schemas of one `$id`; what refers to itself by it is not found then, and says so by itself. */
function withoutId(schema: object): object {
  const { $id: _, ...others } = schema as { readonly $id?: unknown };
  return JSON.stringify(others).includes('"$ref"') ? schema : others;
}
