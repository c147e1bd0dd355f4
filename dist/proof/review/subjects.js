"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.distinguished = distinguished;
exports.subjectsOf = subjectsOf;
const routing_1 = require("../../routing");
/** Topics and queues of one name in several namespaces are called `namespace/topic`; all others by their name alone. */
function distinguished(sides) {
    const several = new Set(sides.flatMap(({ topology }) => [...ambiguous(topology.topics), ...ambiguous(topology.queues)]));
    return sides.map(({ topology, document }) => {
        const named = (entity) => several.has(entity.name) ? renamed(entity, distinguishedName(entity, document)) : renamed(entity, entity.name);
        return { ...topology, topics: topology.topics.map(named), queues: topology.queues.map(named) };
    });
}
/** With its namespace; where that is not known, its address is all that tells it apart. */
function distinguishedName({ address, name, namespace }, document) {
    return namespace === '' ? address : `${namespaceName(document, namespace)}/${name}`;
}
function renamed(entity, name) {
    return { ...entity, name, label: name };
}
function subjectsOf(before, after) {
    const subjects = new Map([before, after].flatMap(({ topics, queues }) => [
        ...queues.map(({ address, name }) => [address, name]),
        ...topics.flatMap(({ address, name, subscriptions }) => [
            [address, name],
            ...(0, routing_1.knownOf)(subscriptions).map((one) => [one.address, `${name}/${one.name}`]),
            ...(0, routing_1.knownOf)(subscriptions).flatMap((one) => (0, routing_1.knownOf)(one.rules).map(({ resource }) => [resource.address, `${name}/${one.name}`])),
        ]),
    ]));
    return (address) => subjects.get(address) ?? address;
}
function ambiguous(entities) {
    const namespaces = new Map();
    for (const { name, namespace } of entities)
        namespaces.set(name, (namespaces.get(name) ?? new Set()).add(namespace));
    return [...namespaces].flatMap(([name, found]) => (found.size > 1 ? [name] : []));
}
/** The name of a namespace, which stands as an address or an id. */
function namespaceName({ resources }, namespace) {
    const name = resources.find(({ address }) => address === namespace)?.values.name;
    return typeof name === 'string' ? name : (/\/namespaces\/([^/]+)/i.exec(namespace)?.[1] ?? namespace);
}
//# sourceMappingURL=subjects.js.map