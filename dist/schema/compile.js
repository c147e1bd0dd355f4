"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FOREIGN_OPTIONS = exports.AJV_OPTIONS = exports.UnusableSchema = void 0;
exports.compile = compile;
exports.compileForeign = compileForeign;
/** Why a schema of somebody else cannot be used. */
class UnusableSchema extends Error {
    name = 'UnusableSchema';
}
exports.UnusableSchema = UnusableSchema;
/** How every schema is compiled: all errors at once, no member of a prototype taken for one of the value. */
exports.AJV_OPTIONS = {
    allErrors: true,
    verbose: true,
    ownProperties: true,
    allowUnionTypes: true,
    strictTypes: false,
    inlineRefs: false,
    // Our own schemas are checked in a test; the schema of schemas takes longer to compile than all of them.
    meta: false,
    validateSchema: false,
};
/** How a schema of somebody else is compiled. */
exports.FOREIGN_OPTIONS = {
    ...exports.AJV_OPTIONS,
    meta: true,
    validateSchema: true,
    strict: false,
    logger: false,
};
let ajv;
/** A schema of this project, draft 2020-12, compiled. */
function compile(schema) {
    // Loaded where something is to be validated: it takes as long as the rest of a command.
    if (ajv === undefined) {
        // Not in one expression: TypeScript 7.0.2 drops the parentheses of `new (require(…) as T).default()`.
        const { default: Own } = require('ajv/dist/2020');
        ajv = new Own(exports.AJV_OPTIONS);
    }
    const validate = ajv.compile(schema);
    return (value) => (validate(value) ? [] : (validate.errors ?? []));
}
/**
 * A schema that somebody else has written, compiled as far as it can be: what it says in words that ajv does not know is
 * left out.
 *
 * @throws UnusableSchema where it is none, with the reason
 */
function compileForeign(schema) {
    const { default: Foreign } = require('ajv/dist/2020');
    try {
        const own = new Foreign(exports.FOREIGN_OPTIONS);
        own.addFormat('date-time', true);
        const validate = own.compile(schema);
        return (value) => (validate(value) ? [] : (validate.errors ?? []));
    }
    catch (error) {
        throw new UnusableSchema(error.message);
    }
}
//# sourceMappingURL=compile.js.map