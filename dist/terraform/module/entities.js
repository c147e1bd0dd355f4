"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NAME_ARGUMENTS = exports.Entities = void 0;
exports.entityPath = entityPath;
const grouping_1 = require("../grouping");
const resource_1 = require("../resource");
/** How the kinds of entities are called in ARM's ids, with the arguments that name what they belong to. */
const KINDS = new Map(Object.entries({
    azurerm_servicebus_namespace: { segment: 'namespaces', parent: undefined },
    azurerm_servicebus_topic: { segment: 'topics', parent: 'namespace_id' },
    azurerm_servicebus_queue: { segment: 'queues', parent: 'namespace_id' },
    azurerm_servicebus_subscription: { segment: 'subscriptions', parent: 'topic_id' },
    azurerm_servicebus_subscription_rule: { segment: 'rules', parent: 'subscription_id' },
}));
/** The entities of Service Bus in a document, by what they belong to and how they are called. */
class Entities {
    certain = new Map();
    possible = new Map();
    /** Adds entities, of which those that they belong to have been added. */
    add(resources, parentOf) {
        for (const resource of resources) {
            const kind = KINDS.get(resource.type);
            if (kind === undefined)
                continue;
            const parent = kind.parent === undefined ? undefined : parentOf(resource, kind.parent);
            if (parent !== 'elsewhere')
                this.addOne(resource, kind.segment, parent);
        }
    }
    /** What one pair of an id names: `topics/jobs` below a namespace, `namespaces/bus` below nothing. */
    find(parent, segment, name) {
        const place = parent?.address ?? '';
        const possible = [
            ...(this.possible.get(segment) ?? []),
            ...(this.possible.get(keyOf(place, segment, '')) ?? []),
            ...(this.possible.get(keyOf('?', segment, name)) ?? []),
        ];
        return { certain: this.certain.get(keyOf(place, segment, name)) ?? [], possible };
    }
    addOne(resource, segment, parent) {
        const name = (0, resource_1.argumentAt)(resource.values, 'name');
        const known = typeof name === 'string' ? name : '';
        if (parent === 'unknown')
            (0, grouping_1.addTo)(this.possible, known === '' ? segment : keyOf('?', segment, known), resource);
        else if (known === '' || resource.perhaps !== undefined) {
            (0, grouping_1.addTo)(this.possible, keyOf(parent?.address ?? '', segment, ''), resource);
        }
        else
            (0, grouping_1.addTo)(this.certain, keyOf(parent?.address ?? '', segment, known), resource);
    }
}
exports.Entities = Entities;
/** Azure takes names in any case. */
function keyOf(place, segment, name) {
    return `${place}\0${segment.toLowerCase()}\0${name.toLowerCase()}`;
}
/** The names of an ARM id of Service Bus, or of what follows a parent's: `topics/jobs/subscriptions/gpu`. */
function entityPath(id) {
    const inside = /\/providers\/Microsoft\.ServiceBus\/(.*)$/i.exec(id)?.[1] ??
        /^\/((?:topics|queues|subscriptions|rules)\/.*)$/i.exec(id)?.[1];
    const parts = inside?.split('/') ?? [];
    if (parts.length === 0 || parts.length % 2 !== 0 || parts.includes(''))
        return undefined;
    return Array.from({ length: parts.length / 2 }, (_, index) => [
        parts[2 * index],
        parts[2 * index + 1],
    ]);
}
/** The arguments of azurerm 2 and 3 that name what an entity belongs to, from the outside in. */
exports.NAME_ARGUMENTS = new Map(Object.entries({
    namespace_id: [['namespaces', 'namespace_name']],
    topic_id: [
        ['namespaces', 'namespace_name'],
        ['topics', 'topic_name'],
    ],
    subscription_id: [
        ['namespaces', 'namespace_name'],
        ['topics', 'topic_name'],
        ['subscriptions', 'subscription_name'],
    ],
}));
//# sourceMappingURL=entities.js.map