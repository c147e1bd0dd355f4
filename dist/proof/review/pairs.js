"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.previousAddressIn = previousAddressIn;
exports.pairsOf = pairsOf;
exports.placePairsOf = placePairsOf;
exports.nameIn = nameIn;
exports.topicPlaces = topicPlaces;
exports.hasNamespaceName = hasNamespaceName;
exports.topicPairs = topicPairs;
exports.placeKey = placeKey;
function previousAddressIn({ changes }) {
    const moved = new Map(changes.map(({ address, previousAddress }) => [address, previousAddress ?? address]));
    return (address) => moved.get(address) ?? address;
}
/**
 * Pairs what is before with what is after: by address, and where none is the same, by name.
 *
 * @param keyOf what two have in common that are one
 */
function pairsOf(before, after, previous, keyOf = ({ name }) => name) {
    const byAddress = new Map(before.map((one) => [one.address, one]));
    const taken = new Set(after.map(({ address }) => byAddress.get(previous(address))));
    // Of several, the first that is left.
    const left = new Map();
    for (const one of [...before].reverse()) {
        if (taken.has(one))
            continue;
        const key = keyOf(one);
        const same = left.get(key);
        if (same === undefined)
            left.set(key, [one]);
        else
            same.push(one);
    }
    const pairs = after.map((now) => {
        const old = byAddress.get(previous(now.address)) ?? left.get(keyOf(now))?.pop();
        taken.add(old);
        return { before: old, after: now };
    });
    return [...pairs, ...before.filter((one) => !taken.has(one)).map((one) => ({ before: one, after: undefined }))];
}
/**
 * Pairs what receives messages: by its name in Azure, by which whoever sends or receives knows it. What has another name
 * now is something else. By address where one of the names is not known, and it may be the same.
 */
function placePairsOf(before, after, previous, nameOf) {
    const names = (all) => new Map(all.map((one) => [one, nameOf(one)?.toLowerCase()]));
    const [old, now] = [names(before), names(after)];
    const byName = firstBy(before, (one) => old.get(one));
    const byAddress = firstBy(before, ({ address }) => address);
    const isOpen = (a, b) => old.get(a) === undefined || now.get(b) === undefined;
    const found = new Map();
    for (const one of after) {
        const same = byName.get(now.get(one));
        if (same !== undefined && !found.has(same))
            found.set(same, one);
    }
    const placed = new Set(found.values());
    for (const one of after) {
        const same = byAddress.get(previous(one.address));
        if (!placed.has(one) && same !== undefined && !found.has(same) && isOpen(same, one))
            found.set(same, one);
    }
    const partner = new Map([...found].map(([a, b]) => [b, a]));
    return [
        ...after.map((one) => ({ before: partner.get(one), after: one })),
        ...before.filter((one) => !found.has(one)).map((one) => ({ before: one, after: undefined })),
    ];
}
/** The first of each key, for what has one. */
function firstBy(all, keyOf) {
    const first = new Map();
    for (const one of all) {
        const key = keyOf(one);
        if (key !== undefined && !first.has(key))
            first.set(key, one);
    }
    return first;
}
/** The name of an entity, unless only the apply tells it and its address stands there. */
function nameIn({ name, address }) {
    return name === address ? undefined : name;
}
/** The topics of two topologies, as senders know them: by name and namespace. */
function topicPlaces(before, after, previous) {
    return placePairsOf(before.topics, after.topics, previous, placeOf);
}
function placeOf(topic) {
    const name = nameIn(topic);
    return name === undefined || !hasNamespaceName(topic) ? undefined : `${topic.namespace} ${name}`;
}
/** Whether the name of the namespace is known; else its address, or nothing, stands for it. */
function hasNamespaceName({ namespace }) {
    return /^[a-z0-9-]+$/i.test(namespace);
}
/** The topics of two topologies, by address. */
function topicPairs(before, after, previous) {
    return pairsOf(before.topics, after.topics, previous, placeKey);
}
/** What two topics or queues have in common that are one. */
function placeKey({ namespace, name }) {
    return JSON.stringify([namespace, name]);
}
//# sourceMappingURL=pairs.js.map