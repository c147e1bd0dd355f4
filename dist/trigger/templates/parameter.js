"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Parameter = void 0;
const rules_1 = require("../../rules");
/** What a shell reads as one plain word. */
const PLAIN_WORD = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** A typed, bounded parameter of a job template. */
class Parameter {
    schema;
    mistakes;
    /** A whole number within bounds. */
    static integer(given) {
        return bounded('integer', given);
    }
    /** A number within bounds. */
    static number(given) {
        return bounded('number', given);
    }
    /** One of some words: letters, digits, ".", "_" and "-". */
    static oneOf(words, options = {}) {
        return new Parameter({
            type: 'string',
            enum: words,
            ...(options.default !== undefined && { default: options.default }),
        });
    }
    /** Yes or no; the command reads `True` or `False`, as `az ml job create` gives them. */
    static boolean(options = {}) {
        return new Parameter({ type: 'boolean', ...(options.default !== undefined && { default: options.default }) });
    }
    /** @internal Use the methods above. */
    constructor(schema, mistakes = []) {
        this.schema = schema;
        this.mistakes = mistakes;
    }
    /** @internal The parameter with what a job file says, where it does not say itself what it is without a message. */
    _withDefault(preset) {
        return this.schema.default === undefined ? new Parameter({ ...this.schema, default: preset }, this.mistakes) : this;
    }
    /** What is wrong with the parameter itself, a line for each fault. */
    problems() {
        const { type, minimum = 0, maximum = 0, enum: words, default: preset } = this.schema;
        if (this.mistakes.length > 0)
            return [...this.mistakes];
        const problems = [];
        if (type === 'integer' || type === 'number') {
            if (![minimum, maximum].every(Number.isFinite))
                problems.push('allowed bounds that are numbers');
            else if (minimum > maximum)
                problems.push(`allowed min of at most max, and these are ${minimum} and ${maximum}`);
            if (type === 'integer' && ![minimum, maximum].every(Number.isSafeInteger))
                problems.push('allowed whole bounds');
        }
        const unsafe = (words ?? []).filter((word) => !PLAIN_WORD.test(word));
        if (unsafe.length > 0)
            problems.push(`allowed words of letters, digits, ".", "_" and "-", and not ${unsafe.join(', ')}`);
        if (preset !== undefined && !this.accepts(preset))
            problems.push(`allowed a default within its own bounds, not ${preset}`);
        return problems;
    }
    accepts(value) {
        const { type, minimum = 0, maximum = 0, enum: words } = this.schema;
        if (type === 'boolean')
            return typeof value === 'boolean';
        if (type === 'string')
            return words?.includes(String(value)) ?? false;
        if (typeof value !== 'number' || value < minimum || value > maximum)
            return false;
        return type === 'number' || Number.isInteger(value);
    }
}
exports.Parameter = Parameter;
function bounded(type, given) {
    const inspection = new rules_1.Inspection(true);
    const bound = (0, rules_1.valueThat)('bounds that are numbers', Number.isFinite);
    const shape = (0, rules_1.shapeOf)({ min: bound, max: bound }, { default: rules_1.number }, { expects: 'bounds: { min, max }', standIn: { min: 0, max: 1 } });
    const { min, max, default: preset } = shape.inspect(given, '', inspection);
    const schema = { type, minimum: min, maximum: max, ...(preset !== undefined && { default: preset }) };
    return new Parameter(schema, inspection.problems);
}
//# sourceMappingURL=parameter.js.map