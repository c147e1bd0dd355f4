"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fieldsOf = fieldsOf;
const property_1 = require("../properties/property");
const near_miss_1 = require("../text/near-miss");
const position_1 = require("../text/position");
const condition_1 = require("./condition");
const field_1 = require("./field");
/** The fields of a contract; a name that it does not have is a mistake, told with the nearest one. */
function fieldsOf(contract) {
    const properties = contract.properties;
    const fields = namedFields('m', 'property', Object.keys(properties), (name) => fieldOf(name, properties[name]));
    return new Proxy(fields, {
        get: (target, name, receiver) => name === 'sys' && !Object.hasOwn(properties, name) ? systemFields() : Reflect.get(target, name, receiver),
    });
}
function systemFields() {
    const names = new Map(property_1.SYSTEM_NAMES.map((name) => [(0, field_1.fieldName)(name), name]));
    return namedFields('m.sys', 'system property', [...names.keys()], (field) => {
        const name = names.get(field);
        // Unset, it is null, which is not equal to any text: nothing is lost by a negation.
        return new field_1.TextField({ kind: 'property', scope: 'sys', name, ...position_1.NOWHERE }, true, false);
    });
}
function namedFields(path, what, names, make) {
    return new Proxy({}, {
        get(_, name) {
            if (typeof name === 'symbol')
                return undefined;
            if (names.includes(name))
                return asked(`${path}.${name}`, make(name));
            (0, condition_1.builderInspection)().unknown(`${path}.${name}`, name, names, what);
            return UNKNOWN_FIELD;
        },
    });
}
/** Whatever is asked of a property that is not there is a condition, so that the rest of the filter is looked at too. */
const UNKNOWN_FIELD = new Proxy({}, { get: (_, name) => (typeof name === 'symbol' ? undefined : () => condition_1.STAND_IN) });
/** A field that says so when it is asked for a condition that it does not have, or is compared with `>` or `==`. */
function asked(path, field) {
    return new Proxy(field, {
        get(target, name) {
            if (name === Symbol.toPrimitive) {
                return () => {
                    (0, condition_1.builderInspection)().problems.push(`${path}: has no value at synth that JavaScript could compare; write a condition such as ${path}.is(…)`);
                    return Number.NaN;
                };
            }
            const member = Reflect.get(target, name);
            if (typeof member === 'function')
                return member.bind(target);
            if (typeof name === 'symbol')
                return member;
            const methods = methodsOf(target);
            const near = (0, near_miss_1.nearest)(name, methods) ?? MEANT.get(name);
            const advice = near === undefined || !methods.includes(near) ? `there are ${methods.join(', ')}` : `did you mean ${near}?`;
            (0, condition_1.builderInspection)().problems.push(`${path}: unknown condition "${name}"; ${advice}`);
            return () => condition_1.STAND_IN;
        },
    });
}
/** How other languages call it. */
const MEANT = new Map(Object.entries({
    equals: 'is',
    eq: 'is',
    equalTo: 'is',
    notEquals: 'isNot',
    oneOf: 'in',
    anyOf: 'in',
    greaterThan: 'above',
    moreThan: 'above',
    gt: 'above',
    gte: 'atLeast',
    lessThan: 'below',
    lt: 'below',
    lte: 'atMost',
}));
/** The conditions that a field can be asked for. */
function methodsOf(field) {
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(field));
    return [...own, 'exists', 'isMissing'].filter((name) => name !== 'constructor');
}
function fieldOf(name, property) {
    const node = { kind: 'property', scope: undefined, name, ...position_1.NOWHERE };
    const { kind, required } = property;
    switch (kind) {
        case 'string':
        case 'enumeration':
            return new field_1.TextField(node, required, false);
        case 'int':
        case 'long':
        case 'double':
            return new field_1.NumberField(node, required, kind === 'double');
        case 'bool':
            return new field_1.BooleanField(node, required, false);
        case 'any':
        case 'datetime':
            return new field_1.PresenceField(node, required, false);
    }
}
//# sourceMappingURL=contract-fields.js.map