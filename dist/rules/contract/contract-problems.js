"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.inspectProperties = inspectProperties;
exports.inspectSystem = inspectSystem;
const inspection_1 = require("../inspection/inspection");
const message_1 = require("../messages/message");
const property_1 = require("../properties/property");
const A_PROPERTY = 'a Property such as Property.string() or Property.int({ min: 0 })';
/** The properties of a contract as somebody wrote them; what is none is one of any value, and a problem. */
function inspectProperties(given, inspection) {
    if (!(0, inspection_1.isPlain)(given)) {
        inspection.wrong('properties', given, `an object, each value ${A_PROPERTY}`, 'give one');
        return {};
    }
    const seen = new Map();
    for (const name of Object.keys(given)) {
        const first = seen.get((0, message_1.foldName)(name));
        if (first !== undefined) {
            inspection.wrong(name, [first, name], 'names that differ in more than letter case', 'take one of the two away');
        }
        seen.set((0, message_1.foldName)(name), name);
    }
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, inspectProperty(name, value, inspection)]));
}
function inspectProperty(name, value, inspection) {
    if (!(value instanceof property_1.Property)) {
        inspection.wrong(name, value, A_PROPERTY, 'give one');
        return property_1.Property.any().optional();
    }
    for (const problem of value.problems)
        inspection.problems.push((0, inspection_1.within)(name, problem));
    return value;
}
/** The system properties that senders set, as somebody wrote them. */
function inspectSystem(given, inspection) {
    const isList = Array.isArray(given);
    if (!isList && !(0, inspection_1.isPlain)(given)) {
        inspection.wrong('system', given, 'a list of names, or an object by name', 'write { Label: Property.string() }');
        return {};
    }
    const entries = isList
        ? given.map((name) => [String(name), property_1.Property.string().optional()])
        : Object.entries(given);
    return Object.fromEntries(entries.flatMap(([name, value]) => {
        if (!property_1.SYSTEM_NAMES.includes(name)) {
            inspection.unknown('', name, property_1.SYSTEM_NAMES, 'system property');
            return [];
        }
        const property = inspectProperty(name, value, inspection);
        if (property.kind === 'string' || property.kind === 'enumeration')
            return [[name, property]];
        if (property.kind !== 'any')
            inspection.wrong(name, property.kind, 'text: Property.string() or Property.oneOf(…)');
        return [[name, property_1.Property.string().optional()]];
    }));
}
//# sourceMappingURL=contract-problems.js.map