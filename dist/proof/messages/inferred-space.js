"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.spaceOfUsage = spaceOfUsage;
exports.listed = listed;
const property_1 = require("../../rules/properties/property");
const message_space_1 = require("./message-space");
const usage_1 = require("./usage");
/**
 * The messages of a topic without a contract: each property has the type that rules use it as, and any message may
 * lack it. It is never null, and a number is never NaN: senders do not send such, and a rule that handles them by
 * chance should not look as if it mattered.
 */
function spaceOfUsage(usages) {
    const types = inferTypes(usages);
    const known = new Map();
    for (const [key, { name, isSystem }] of usages.byKey) {
        if (isSystem)
            known.set(key, (0, message_space_1.systemSpace)(name, undefined));
        else
            known.set(key, { name, isSystem, types: types.get(key) ?? ['string'], optional: true, nullable: false });
    }
    const properties = [...known.values()];
    return {
        known: properties,
        required: [],
        assumptions: sentences(properties.filter(({ isSystem }) => !isSystem)),
        property: (name, isSystem) => known.get((0, usage_1.keyOf)({ scope: isSystem ? 'sys' : undefined, name })) ??
            (isSystem
                ? (0, message_space_1.systemSpace)(name, undefined)
                : { name, isSystem, types: ['string'], optional: true, nullable: false }),
    };
}
/** The types of properties by the literals that they meet; those that meet each other have the same. */
function inferTypes({ byKey, meetings }) {
    const groups = new Map();
    for (const [key, { literals }] of byKey)
        groups.set(key, new Set(typesOf(literals)));
    for (const { keys, literals } of meetings) {
        const [first, ...others] = keys;
        if (first === undefined)
            continue;
        const group = groups.get(first);
        for (const type of typesOf(literals))
            group.add(type);
        for (const key of others) {
            const other = groups.get(key);
            for (const type of other)
                group.add(type);
            for (const [name, types] of groups)
                if (types === other)
                    groups.set(name, group);
        }
    }
    return new Map([...groups].map(([key, types]) => [key, types.size === 0 ? ['string'] : [...types]]));
}
function typesOf(literals) {
    return [...literals].flatMap((value) => {
        if (value === null)
            return [];
        if (typeof value === 'bigint')
            return property_1.ENGINE_TYPES.int;
        if (typeof value === 'number')
            return property_1.ENGINE_TYPES.double;
        return typeof value === 'boolean' ? property_1.ENGINE_TYPES.bool : property_1.ENGINE_TYPES.string;
    });
}
const WORDS = [
    ['string', 'text'],
    ['double', 'numbers'],
    ['int', 'whole numbers'],
    ['bool', 'true or false'],
];
/** What was inferred: `gpuCount and priority are whole numbers`. */
function sentences(properties) {
    const byWord = new Map();
    for (const { name, types } of properties) {
        const words = WORDS.filter(([type]) => types.includes(type) && !(type === 'int' && types.includes('double')));
        const word = words.map(([, said]) => said).join(' or ');
        byWord.set(word, [...(byWord.get(word) ?? []), name]);
    }
    return [...byWord].map(([word, names]) => `${listed(names)} ${names.length === 1 ? `is ${singular(word)}` : `are ${word}`}`);
}
function singular(words) {
    return words.replace('whole numbers', 'a whole number').replace(/\bnumbers/, 'a number');
}
/** `a, b and c`. */
function listed(names) {
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
//# sourceMappingURL=inferred-space.js.map