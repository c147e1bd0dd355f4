"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.eventRoutesOf = eventRoutesOf;
const terraform_1 = require("../../terraform");
const filled_document_1 = require("./filled-document");
const workspaces_1 = require("./workspaces");
const OF_SYSTEM_TOPIC = 'azurerm_eventgrid_system_topic_event_subscription';
const OF_ANYTHING = 'azurerm_eventgrid_event_subscription';
/** Newer versions of azurerm have other names for the same. */
const DESTINATIONS = [
    'service_bus_topic_id',
    'service_bus_topic_endpoint_id',
    'service_bus_queue_id',
    'service_bus_queue_endpoint_id',
];
/** Of the tests that a subscription of events may have, none is made here. */
const FILTERS = ['subject_filter', 'advanced_filter'];
/** What Event Grid sends of events of workspaces to queues and topics. */
function eventRoutesOf(filled) {
    const subscriptions = filled.ofTypes((type) => type === OF_SYSTEM_TOPIC || type === OF_ANYTHING);
    return filled.each(subscriptions, (subscription) => {
        const workspaceId = sourceOf(subscription, filled);
        if (!(0, workspaces_1.isWorkspaceId)(workspaceId))
            throw new filled_document_1.NotKnown(`is about events of ${workspaceId}, and only workspaces send some here`);
        const filter = FILTERS.find((name) => (0, filled_document_1.blocks)(subscription.values, name).length > 0);
        if (filter !== undefined)
            throw new filled_document_1.NotKnown(`sorts by its ${filter}, which is not evaluated here`);
        return {
            address: subscription.address,
            name: (0, filled_document_1.text)(subscription, 'name'),
            workspaceId,
            eventTypes: typesOf(subscription),
            schema: (0, filled_document_1.text)(subscription, 'event_delivery_schema', 'EventGridSchema'),
            destination: destinationOf(subscription, filled),
            deliveryProperties: (0, filled_document_1.blocks)(subscription.values, 'delivery_property').map(deliveryProperty),
        };
    });
}
function sourceOf(subscription, filled) {
    if (subscription.type === OF_ANYTHING)
        return filled.id(subscription, 'scope');
    const [name, group] = [(0, filled_document_1.text)(subscription, 'system_topic'), (0, filled_document_1.text)(subscription, 'resource_group_name')];
    const topic = filled.resources.find(({ type, values }) => type === 'azurerm_eventgrid_system_topic' && values.name === name && values.resource_group_name === group);
    if (topic === undefined)
        throw new filled_document_1.NotKnown(`its system topic ${name} is not in this document, so whose events these are is not known`);
    const argument = topic.values.source_resource_id === undefined ? 'source_arm_resource_id' : 'source_resource_id';
    return filled.id(topic, argument);
}
function typesOf(subscription) {
    const types = (0, filled_document_1.known)(subscription, 'included_event_types');
    return Array.isArray(types) ? types.map(String) : [];
}
function destinationOf(subscription, filled) {
    const argument = DESTINATIONS.find((name) => (subscription.values[name] ?? undefined) !== undefined);
    if (argument === undefined)
        throw new filled_document_1.NotKnown('sends events to something that is no queue and no topic of Service Bus');
    const id = filled.id(subscription, argument);
    const name = /\/(?:topics|queues)\/([^/]+)$/i.exec(id)?.[1];
    if (name === undefined)
        throw new filled_document_1.NotKnown(`its ${argument} ${id} is no id of a queue or topic`);
    return name;
}
function deliveryProperty(block) {
    const read = (argument) => {
        const value = (0, terraform_1.argumentAt)(block, argument);
        if (typeof value !== 'string')
            throw new filled_document_1.NotKnown(`a delivery_property has no ${argument} that is known`);
        return value;
    };
    const name = read('header_name');
    return String(block.type).toLowerCase() === 'dynamic'
        ? { name, sourceField: read('source_field') }
        : { name, value: read('value') };
}
//# sourceMappingURL=event-routes.js.map