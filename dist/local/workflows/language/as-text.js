"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.asText = asText;
/** A value as text, as .NET writes it: `True`, `1E-05`, nothing for null, and JSON of anything that has parts. */
function asText(value) {
    if (value === null || value === undefined)
        return '';
    if (typeof value === 'boolean')
        return value ? 'True' : 'False';
    if (typeof value === 'number' && value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)) {
        const [digits = '', exponent = '0'] = value.toExponential().split('e');
        return `${digits}E${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`;
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
//# sourceMappingURL=as-text.js.map