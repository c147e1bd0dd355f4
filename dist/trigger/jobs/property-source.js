"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ASKED_PROPERTIES_TAG = exports.ASKED_TAG = void 0;
exports.decisionsOf = decisionsOf;
exports.placeProperties = placeProperties;
exports.askedOf = askedOf;
exports.isSameRequest = isSameRequest;
/** What properties decide for a template, in a fixed order. */
function decisionsOf({ fromProperties = {} }) {
    const { tier, nodeCount, parameters = {} } = fromProperties;
    return [
        ...(tier ? [{ ...tier, field: 'tier', parameter: undefined }] : []),
        ...(nodeCount ? [{ ...nodeCount, field: 'nodeCount', parameter: undefined }] : []),
        ...Object.entries(parameters).map(([parameter, source]) => ({ ...source, field: 'params', parameter })),
    ];
}
/** Puts the values of properties in their places; they are checked afterwards, as those of the body are. */
function placeProperties(template, given, properties) {
    // Presets are filled in where they are missing, and what the body itself says is still asked for.
    const [request, body] = [copyOf(given), copyOf(given)];
    const from = new Map();
    const overruled = [];
    const read = {};
    for (const { property, wins, field, parameter } of decisionsOf(template)) {
        const value = propertyValue(properties, property);
        if (value === undefined || value === null)
            continue;
        const place = parameter === undefined ? field : `${field}.${parameter}`;
        const isSaid = said(given, field, parameter) !== undefined;
        if (!isSaid)
            put(body, field, parameter, value);
        if (isSaid && wins === 'body')
            continue;
        read[property] = value;
        put(request, field, parameter, value);
        from.set(place, property);
        if (isSaid && said(given, field, parameter) !== value)
            overruled.push(place);
    }
    return { request, body, from, overruled, read };
}
/** The value of a property; rules do not tell the case of letters apart, and neither does this. */
function propertyValue(properties, name) {
    if (typeof properties !== 'object' || properties === null)
        return undefined;
    const map = properties;
    if (Object.hasOwn(map, name))
        return plain(map[name]);
    const folded = name.toLowerCase();
    const other = Object.keys(map).find((key) => key.toLowerCase() === folded);
    return other === undefined ? undefined : plain(map[other]);
}
/** A whole number of 64 bits as a number, where one can hold it: JSON has no other. */
function plain(value) {
    if (typeof value !== 'bigint')
        return value;
    return BigInt.asIntN(53, value) === value ? Number(value) : value.toString();
}
function said(request, field, parameter) {
    const value = Object.hasOwn(request, field) ? request[field] : undefined;
    if (parameter === undefined)
        return value;
    return isRecord(value) && Object.hasOwn(value, parameter) ? value[parameter] : undefined;
}
function put(request, field, parameter, value) {
    if (parameter === undefined) {
        request[field] = value;
        return;
    }
    const params = request[field];
    // What is no object is told of as it is.
    if (params === undefined || isRecord(params))
        request[field] = { ...params, [parameter]: value };
}
function copyOf(given) {
    return { ...given, ...(isRecord(given.params) && Object.hasOwn(given, 'params') && { params: { ...given.params } }) };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The tags that say what was asked for. */
exports.ASKED_TAG = 'asked';
exports.ASKED_PROPERTIES_TAG = 'askedProperties';
/**
 * What a request asked for, in one line each: `inputs.data=azureml:reviews:7;params.epochs=5`. Of names and values that are allowed,
 * none of which has a `;` or `=`. A preset of the template is not in it: another preset makes no other request.
 */
function askedOf(said, { read }) {
    const { displayName, inputs, nodeCount, params, template, tier } = said;
    const body = { template, displayName, tier, nodeCount, ...within('params', params), ...within('inputs', inputs) };
    return { body: line(body), properties: line(read) };
}
function within(place, values = {}) {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${place}.${name}`, value]));
}
function line(values) {
    return Object.entries(values)
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}=${value}`)
        .join(';');
}
/**
 * Whether a job that exists is that of a request.
 *
 * Of the properties those are compared that were read then and are read now: a template that reads another one since
 * makes no other request of it.
 */
function isSameRequest(asked, tags) {
    if (!sameValues(asked.body, tags[exports.ASKED_TAG] ?? '', 'all'))
        return false;
    return sameValues(asked.properties, tags[exports.ASKED_PROPERTIES_TAG] ?? '', 'shared');
}
function sameValues(one, other, which) {
    const [a, b] = [valuesIn(one), valuesIn(other)];
    const names = [...new Set([...a.keys(), ...b.keys()])];
    return names
        .filter((name) => which === 'all' || (a.has(name) && b.has(name)))
        .every((name) => sameText(a.get(name), b.get(name)));
}
function valuesIn(text) {
    const parts = text === '' ? [] : text.split(';');
    return new Map(parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
}
/** The same number may be written in two ways: a Logic App writes `1E-05`. */
function sameText(a, b) {
    if (a === b || a === undefined || b === undefined)
        return a === b;
    return a !== '' && b !== '' && Number(a) === Number(b);
}
//# sourceMappingURL=property-source.js.map