"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mixedTypes = mixedTypes;
exports.mixedText = mixedText;
const print_1 = require("../language/print");
const syntax_1 = require("../language/syntax");
const message_1 = require("../messages/message");
const conversion_1 = require("../values/conversion");
const failure_1 = require("../values/failure");
/**
 * Properties that rules of a topic compare with values of several kinds, text here and a number there: whatever producers
 * send, one of the two fails on it, or never matches. So does an action that sets a text where others compare a number.
 *
 * Of what a contract says the type, another kind is an error by itself, and is not told here.
 */
function mixedTypes(rules, contract) {
    const found = new Map();
    for (const rule of rules) {
        for (const { name, ...use } of usesIn(rule)) {
            const known = contract?.property(name);
            if (known !== undefined && known.kind !== 'any')
                continue;
            const property = found.get((0, message_1.foldName)(name));
            if (property === undefined)
                found.set((0, message_1.foldName)(name), { name, uses: [use] });
            else
                property.uses.push(use);
        }
    }
    return [...found.values()].flatMap(({ name, uses }) => {
        const compared = uses.filter(({ isSet }) => !isSet);
        const failing = uses.filter(({ isSet, kind, value }) => isSet && compared.some((one) => cannotBecome(one.kind, kind, value)));
        const kinds = new Map();
        for (const use of [...compared, ...failing])
            if (!kinds.has(use.kind))
                kinds.set(use.kind, use);
        const places = new Set([...compared, ...failing].map(({ place }) => place));
        return kinds.size > 1 ? [{ name, uses: [...kinds.values()], places }] : [];
    });
}
/** Whether an action that sets a value fails on messages in which the property is of a kind: anything becomes text. */
function cannotBecome(existing, kind, written) {
    if (existing === 'text' || kind !== 'text')
        return false;
    const text = written.slice(1, -1);
    return (0, conversion_1.convertLike)(existing === 'a number' ? 0.5 : true, text) instanceof failure_1.Failure;
}
function usesIn({ place, filter, action }) {
    const compared = filter.kind === 'sql'
        ? [...(filter.predicate === undefined ? [] : (0, syntax_1.walk)(filter.predicate))].flatMap(comparedIn)
        : Object.entries(filter.conditions.properties ?? {})
            // What is no text is a mistake of its own.
            .filter(([, value]) => typeof value === 'string')
            .map(([name, value]) => ({ name, kind: 'text', value: (0, print_1.printText)(value) }));
    const set = (action?.statements ?? []).flatMap((statement) => statement.kind === 'set' ? typedUse(statement.target, statement.value) : []);
    return [
        ...compared.map((use) => ({ ...use, place, isSet: false })),
        ...set.map((use) => ({ ...use, place, isSet: true })),
    ];
}
function comparedIn(node) {
    if (node.kind === 'comparison')
        return [...typedUse(node.left, node.right), ...typedUse(node.right, node.left)];
    return node.kind === 'in' ? node.members.flatMap((member) => typedUse(node.operand, member)) : [];
}
/** A property of the message beside a constant. */
function typedUse(property, constant) {
    if (!isOfMessage(property) || constant.kind !== 'literal')
        return [];
    const kind = kindOf(constant);
    return kind === undefined ? [] : [{ name: property.name, kind, value: (0, print_1.printExpression)(constant) }];
}
function isOfMessage(node) {
    return node.kind === 'property' && node.scope !== 'sys';
}
function kindOf({ value }) {
    if (value === null)
        return undefined;
    if (typeof value === 'string')
        return 'text';
    return typeof value === 'boolean' ? 'a boolean' : 'a number';
}
/** So many properties are named; the rest is counted. */
const MOST_NAMED = 3;
/** What rules do not agree about, in a sentence: once for a topic. */
function mixedText(mixed) {
    const named = mixed.slice(0, MOST_NAMED).map(({ name, uses }) => `${(0, print_1.printName)(name)} is ${usesText(uses)}`);
    const more = mixed.length - named.length;
    const all = more > 0 ? [...named, `and ${more} more`] : named;
    return `${all.join('; ')}: whatever producers send, one of these fails on it or never matches; write it as they send it, or say on the subscription that it is meant, with acknowledge: { 'mixed-types': '<why>' }`;
}
function usesText(uses) {
    return uses
        .map(({ kind, place, value, isSet }) => `${isSet ? `set to ${kind}` : `compared as ${kind}`} by ${place} (${value})`)
        .join(' and ');
}
//# sourceMappingURL=mixed-types.js.map