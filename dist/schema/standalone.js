"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.standaloneModule = standaloneModule;
exports.foreignModule = foreignModule;
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
 * The code of a module that has schemas of others compiled, with the same `compileForeign` and `UnusableSchema` as the room
 * itself. A schema is known there by its JSON.
 */
function foreignModule(schemas) {
    const known = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
    const ajv = new _2020_1.default({ ...compile_1.FOREIGN_OPTIONS, code: { source: true, esm: true } });
    ajv.addFormat('date-time', true);
    const names = {};
    const entries = [...known].map(([json, schema], index) => {
        const problem = problemOf(schema);
        if (problem !== undefined)
            return `[${JSON.stringify(json)}, ${JSON.stringify(problem)}]`;
        ajv.addSchema(withoutId(schema), `foreign-${index}`);
        names[`validate_${index}`] = `foreign-${index}`;
        return `[${JSON.stringify(json)}, validate_${index}]`;
    });
    const code = Object.keys(names).length === 0 ? '' : (0, standalone_1.default)(ajv, names);
    return `${code}
const compiled = new Map([${entries.join(', ')}]);
export class UnusableSchema extends Error {}
export function compileForeign(schema) {
  const validate = compiled.get(JSON.stringify(schema));
  if (typeof validate === 'string') throw new UnusableSchema(validate);
  return (value) => (validate(value) ? [] : validate.errors);
}
`;
}
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