"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.standaloneModule = standaloneModule;
exports.foreignCode = foreignCode;
exports.foreignReceiver = foreignReceiver;
const _2020_1 = __importDefault(require("ajv/dist/2020"));
const standalone_1 = __importDefault(require("ajv/dist/standalone"));
const compile_1 = require("./compile");
/**
 * The code of a module that has the schemas compiled, with the same `compile` as the room itself: for a page, which may
 * not make code of texts, and has no use for ajv.
 *
 * @param schemas each with an `$id` of its own
 */
function standaloneModule(schemas) {
    const ajv = new _2020_1.default({ ...compile_1.AJV_OPTIONS, code: { source: true, esm: true } });
    const ids = schemas.map(({ json }) => json.$id);
    for (const { json } of schemas)
        ajv.addSchema(json);
    const names = ids.map((id, index) => [`validate_${index}`, id]);
    const entries = names.map(([name, id]) => `[${JSON.stringify(id)}, ${name}]`);
    return `${(0, standalone_1.default)(ajv, Object.fromEntries(names))}
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
function foreignCode(schemas) {
    const known = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
    const ajv = new _2020_1.default({ ...compile_1.FOREIGN_OPTIONS, code: { source: true } });
    ajv.addFormat('date-time', true);
    const names = {};
    const entries = [...known].map(([json, schema], index) => {
        const problem = problemOf(schema);
        if (problem !== undefined)
            return `[${JSON.stringify(json)}, ${JSON.stringify(problem)}]`;
        ajv.addSchema(withoutId(schema), `foreign-${index}`);
        names[`validate_${index}`] = `foreign-${index}`;
        return `[${JSON.stringify(json)}, exports.validate_${index}]`;
    });
    const code = Object.keys(names).length === 0 ? '' : (0, standalone_1.default)(ajv, names);
    return `globalThis.${FOREIGN} = (require) => {
const exports = {};
${code}
return new Map([${entries.join(', ')}]);
};
`;
}
/** The module of a page's script that takes what `foreignCode` has left. */
function foreignReceiver() {
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
function problemOf(schema) {
    try {
        (0, compile_1.compileForeign)(schema);
        return undefined;
    }
    catch (error) {
        if (error instanceof compile_1.UnusableSchema)
            return error.message;
        throw error;
    }
}
/** Two topics may have schemas of one `$id`; what refers to itself by it is not found then, and says so by itself. */
function withoutId(schema) {
    const { $id: _, ...others } = schema;
    return JSON.stringify(others).includes('"$ref"') ? schema : others;
}
//# sourceMappingURL=standalone.js.map