"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ForwardReader = exports.NO_FORWARDING = void 0;
const schema_1 = require("../../schema");
const entity_reader_1 = require("./entity-reader");
const fact_1 = require("./fact");
const places_1 = require("./places");
exports.NO_FORWARDING = {
    forwardTo: (0, fact_1.known)(undefined),
    forwardDeadLetteredMessagesTo: (0, fact_1.known)(undefined),
};
/** Reads where queues and subscriptions forward to, once all topics and queues are read. */
class ForwardReader {
    places;
    entities;
    targets;
    doubt;
    byAddress;
    byName;
    deleted;
    /** @param doubt what may make any target another one than the document says */
    constructor(document, places, entities, targets, doubt) {
        this.places = places;
        this.entities = entities;
        this.targets = targets;
        this.doubt = doubt;
        this.byAddress = new Map(targets.map((one) => [one.address, one]));
        const placed = targets.filter(({ namespace }) => namespace !== '');
        this.byName = new Map(placed.map((one) => [keyOf(one.namespace, one.name), one]));
        this.deleted = new Set((document.deleted ?? [])
            .filter(({ type }) => /_servicebus_(queue|topic)$/.test(type))
            .map(({ values }) => keyOf((0, places_1.coordinatesOf)((0, schema_1.plainText)(values.namespace_id)).namespace ?? '', (0, schema_1.plainText)(values.name))));
    }
    /** Where a queue or subscription of a namespace forwards to. */
    read(resource, namespace) {
        return {
            forwardTo: this.target(resource, 'forward_to', namespace),
            forwardDeadLetteredMessagesTo: this.target(resource, 'forward_dead_lettered_messages_to', namespace),
        };
    }
    target(resource, argument, namespace) {
        if (this.doubt !== undefined)
            return { kind: 'unknown', unresolved: this.doubt };
        const target = this.places.resolve(resource, argument);
        if (target.kind === 'absent' && resource.mode === 'data' && resource.values[argument] === undefined)
            return this.entities.report(resource, argument, entity_reader_1.NOT_READ);
        if (target.kind === 'absent')
            return (0, fact_1.known)(undefined);
        if (target.kind === 'unknown')
            return this.entities.report(resource, argument, target.why);
        // azurerm takes the name of a queue or topic of the same namespace.
        const entity = target.kind === 'resource'
            ? this.byAddress.get(target.resource.address)
            : this.byName.get(keyOf(namespace, target.id));
        if (entity === undefined && target.kind === 'id' && this.mayBe(target.id, namespace)) {
            const why = `it is ${target.id}, and whether that is one of this document is not known, since a namespace or a name is not`;
            return this.entities.report(resource, argument, why);
        }
        const name = entity?.name ?? (target.kind === 'id' ? target.id : (0, schema_1.plainText)(target.resource.values.name));
        return (0, fact_1.known)({ name, entity, isDeleted: entity === undefined && this.deleted.has(keyOf(namespace, name)) });
    }
    /** Whether a name may be that of a topic or queue of which the namespace, or the name, is not known. */
    mayBe(name, namespace) {
        return this.targets.some((one) => {
            const isNear = one.namespace === namespace || one.namespace === '' || namespace === '';
            // What has no name that is known has its address instead.
            return isNear && (one.name.toLowerCase() === name.toLowerCase() || one.name === one.address);
        });
    }
}
exports.ForwardReader = ForwardReader;
function keyOf(namespace, name) {
    return `${namespace}/${name}`.toLowerCase();
}
//# sourceMappingURL=forward-reader.js.map