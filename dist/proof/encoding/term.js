"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HIDDEN = exports.FAILURE = exports.MISSING = exports.NULL = void 0;
exports.sample = sample;
const static_types_1 = require("../../rules/checks/static-types");
const values_1 = require("../../rules/values/values");
/**
 * A value of the same type: what the engine does with two types (fail, promote, ignore null) it is asked itself, with
 * such values.
 */
function sample(term) {
    switch (term.kind) {
        case 'literal':
            return term.value === null || typeof term.value === 'boolean'
                ? term.value
                : (0, static_types_1.sampleOf)((0, values_1.typeOf)(term.value));
        case 'text':
        case 'choice':
            return (0, static_types_1.sampleOf)('string');
        case 'bool':
            return (0, static_types_1.sampleOf)('bool');
        case 'integer':
            return (0, static_types_1.sampleOf)(term.type);
        case 'double':
        case 'order':
            return (0, static_types_1.sampleOf)('double');
        case 'ticks':
            return (0, static_types_1.sampleOf)(term.type);
    }
}
exports.NULL = { kind: 'literal', value: null };
exports.MISSING = { kind: 'missing' };
exports.FAILURE = { kind: 'failure' };
exports.HIDDEN = { kind: 'hidden' };
//# sourceMappingURL=term.js.map