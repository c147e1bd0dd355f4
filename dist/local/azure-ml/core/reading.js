"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.objectAt = objectAt;
exports.textAt = textAt;
exports.numberAt = numberAt;
exports.textsAt = textsAt;
exports.durationAt = durationAt;
exports.isScalar = isScalar;
const rules_1 = require("../../../rules");
const NOTHING = {};
/** A member that is an object; an empty one where it is none. */
function objectAt(of, name) {
    const value = at(of, name);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : NOTHING;
}
function textAt(of, name) {
    const value = at(of, name);
    return typeof value === 'string' ? value : undefined;
}
function numberAt(of, name) {
    const value = at(of, name);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
/** A map of texts; numbers and booleans are written as texts. */
function textsAt(of, name) {
    const entries = Object.entries(objectAt(of, name)).filter(([, value]) => isScalar(value));
    return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
/** A time of ISO 8601 in milliseconds. */
function durationAt(of, name) {
    const ticks = (0, rules_1.parseIsoTimeSpan)(textAt(of, name) ?? '')?.ticks;
    return ticks === undefined ? undefined : Number(ticks / 10000n);
}
function isScalar(value) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
function at(of, name) {
    return typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? of[name] : undefined;
}
//# sourceMappingURL=reading.js.map