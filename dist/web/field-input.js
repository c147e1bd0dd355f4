"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fieldHint = fieldHint;
exports.FieldInput = FieldInput;
const jsx_runtime_1 = require("preact/jsx-runtime");
/** What a field takes, in a few words. */
function fieldHint({ kind, min, max, isRequired }) {
    const limits = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `to ${max}`]
        .filter(Boolean)
        .join(' ');
    const kinds = { int: 'whole number', long: 'whole number', double: 'number', datetime: 'time', any: 'anything' };
    const type = kind in kinds ? kinds[kind] : '';
    return [isRequired ? 'required' : '', type, limits].filter(Boolean).join(', ');
}
/** An input for a property: a choice, yes or no, a number or a text. */
function FieldInput({ field, value, onValue }) {
    const hint = fieldHint(field);
    const id = `field-${field.name}`;
    return ((0, jsx_runtime_1.jsxs)("label", { class: "field", for: id, children: [(0, jsx_runtime_1.jsxs)("span", { children: [field.name, " ", hint === '' ? null : (0, jsx_runtime_1.jsx)("small", { children: hint })] }), (0, jsx_runtime_1.jsx)(Input, { id: id, field: field, value: value, onValue: onValue })] }));
}
function Input({ id, field, value, onValue }) {
    const { kind, values = [], min, max, isRequired } = field;
    if (kind === 'enumeration' || kind === 'bool') {
        const all = kind === 'bool' ? ['true', 'false'] : values;
        const text = value === undefined ? '' : String(value);
        return ((0, jsx_runtime_1.jsxs)("select", { id: id, value: text, required: isRequired, onChange: ({ currentTarget }) => {
                const next = currentTarget.value;
                if (next === '')
                    onValue(undefined);
                else
                    onValue(kind === 'bool' ? next === 'true' : next);
            }, children: [(0, jsx_runtime_1.jsx)("option", { value: "", children: isRequired ? 'choose' : 'not set' }), all.includes(text) || text === '' ? null : (0, jsx_runtime_1.jsx)("option", { value: text, children: text }), all.map((one) => ((0, jsx_runtime_1.jsx)("option", { value: one, children: one }, one)))] }));
    }
    const common = {
        id,
        value: plain(value),
        required: isRequired,
        placeholder: isRequired ? '' : 'not set',
        onInput: ({ currentTarget }) => onValue(read(kind, currentTarget.value)),
    };
    if (kind !== 'int' && kind !== 'long' && kind !== 'double')
        return (0, jsx_runtime_1.jsx)("input", { ...common });
    return (0, jsx_runtime_1.jsx)("input", { ...common, type: "number", min: min, max: max, step: kind === 'double' ? 'any' : 1 });
}
/** A value as it is typed. */
function plain(value) {
    if (value === undefined || value === null)
        return '';
    if (typeof value === 'object')
        return String(Object.values(value)[0] ?? '');
    return String(value);
}
/** What is typed, as the JSON of a message has it; a whole number in a property with a fraction keeps its type. */
function read(kind, text) {
    if (text === '')
        return undefined;
    switch (kind) {
        case 'int':
        case 'long':
            return Number.isSafeInteger(Number(text)) ? Number(text) : { long: text };
        case 'double':
            return Number.isInteger(Number(text)) ? { double: text } : Number(text);
        case 'datetime':
            return { datetime: text };
        default:
            return text;
    }
}
//# sourceMappingURL=field-input.js.map