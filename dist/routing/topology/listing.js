"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.partsOf = partsOf;
exports.label = label;
exports.sorted = sorted;
exports.mayBeSame = mayBeSame;
/** Each part of the document once, whatever waits for it. */
function partsOf(unresolved) {
    const parts = new Map();
    for (const { address, argument, problem } of unresolved) {
        const key = `${address} ${argument}`;
        if (!parts.has(key))
            parts.set(key, { address, argument, problem });
    }
    return [...parts.values()];
}
/** Entities of one name in several namespaces are told apart by these; by their addresses where those are not known. */
function label(entities) {
    const counts = new Map();
    for (const { name } of entities)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const entity of entities) {
        const place = entity.namespace === '' ? entity.address : `${entity.namespace}/${entity.name}`;
        entity.label = (counts.get(entity.name) ?? 0) > 1 ? place : entity.name;
    }
}
function sorted(entities) {
    const key = ({ name, address }) => `${name} ${address}`;
    return [...entities].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
/** Whether two topics may be the same one, as far as their names are known. */
function mayBeSame(a, b) {
    const mayBe = (one, other) => one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase();
    const nameOf = ({ name, address }) => (name === address ? undefined : name);
    const namespaceOf = ({ namespace }) => /^[a-z0-9-]+$/i.test(namespace) ? namespace : undefined;
    if (nameOf(a) !== undefined &&
        nameOf(b) !== undefined &&
        namespaceOf(a) !== undefined &&
        namespaceOf(b) !== undefined)
        return false;
    return mayBe(nameOf(a), nameOf(b)) && (a.namespace === b.namespace || mayBe(namespaceOf(a), namespaceOf(b)));
}
//# sourceMappingURL=listing.js.map