"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.known = known;
exports.valueOr = valueOr;
exports.listed = listed;
exports.knownOf = knownOf;
exports.missingOf = missingOf;
exports.distinct = distinct;
exports.unresolvedText = unresolvedText;
exports.reasonsOf = reasonsOf;
exports.becauseOf = becauseOf;
exports.toldParts = toldParts;
/** A fact that is known. */
function known(value) {
    return { kind: 'known', value };
}
/** The value of a fact, or what stands for one that is not known. */
function valueOr(fact, otherwise) {
    return fact.kind === 'known' ? fact.value : otherwise;
}
/** A list, complete where nothing is missing. */
function listed(items, missing) {
    return missing.length === 0 ? { kind: 'all', all: items } : { kind: 'part', known: items, missing };
}
/** What is known of a list, for whoever looks at each of it and concludes nothing from what is not there. */
function knownOf(list) {
    return list.kind === 'all' ? list.all : list.known;
}
/** What is missing from a list; nothing where it is complete. */
function missingOf(list) {
    return list.kind === 'all' ? [] : list.missing;
}
/** Each of them once. */
function distinct(unresolved) {
    return [...new Map(unresolved.map((one) => [`${one.address} ${one.argument} ${one.problem}`, one])).values()];
}
/** What is not known, for people: `azurerm_servicebus_subscription.s: topic_id: it is known after apply`. */
function unresolvedText({ address, argument, problem }) {
    return `${address}: ${argument === '' ? '' : `${argument}: `}${problem}`;
}
/** Why these are not known, each reason once, with how many have it. */
function reasonsOf(unresolved) {
    const groups = new Map();
    for (const one of distinct(unresolved)) {
        const key = `${one.argument} ${one.problem}`;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [one]);
        else
            group.push(one);
    }
    return [...groups.values()].map((parts) => {
        const [first, second] = parts;
        const others = second === undefined ? '' : parts.length === 2 ? ` and ${second.address}` : ` and ${parts.length - 1} more`;
        return { text: unresolvedText({ ...first, address: `${first.address}${others}` }), parts };
    });
}
const MOST_NAMED = 3;
/** Why something cannot be told: the first reasons, and how many more parts are not known. */
function becauseOf(unresolved) {
    const reasons = reasonsOf(unresolved);
    const hidden = reasons.slice(MOST_NAMED).reduce((count, { parts }) => count + parts.length, 0);
    const shown = reasons.slice(0, MOST_NAMED).map(({ text }) => text);
    return `${shown.join('; ')}${hidden > 0 ? `; and ${hidden} more` : ''}`;
}
/** The parts of which `becauseOf` tells why. */
function toldParts(unresolved) {
    return reasonsOf(unresolved)
        .slice(0, MOST_NAMED)
        .flatMap(({ parts }) => parts);
}
//# sourceMappingURL=fact.js.map