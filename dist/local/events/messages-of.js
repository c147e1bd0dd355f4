"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.messagesOf = messagesOf;
const deployment_1 = require("../deployment");
const run_grid_event_1 = require("./run-grid-event");
/** Headers that Event Grid makes system properties of the message. https://learn.microsoft.com/azure/event-grid/delivery-properties */
const SYSTEM = new Map([
    ['messageid', 'messageId'],
    ['correlationid', 'correlationId'],
    ['sessionid', 'sessionId'],
    ['label', 'subject'],
    ['replyto', 'replyTo'],
    ['replytosessionid', 'replyToSessionId'],
    ['to', 'to'],
    ['partitionkey', 'partitionKey'],
]);
/**
 * The messages that Event Grid makes of a change of a run: one for each route that wants events of its workspace and type.
 * Of a change that Azure ML tells nothing of there are none.
 *
 * Two things are not documented: whether the path of a field minds the case of letters, and what becomes of a property
 * whose field the event has not. Here it does, and that is left out.
 */
function messagesOf(event, routes) {
    const grid = (0, run_grid_event_1.gridEventOf)(event);
    if (grid === undefined)
        return [];
    return routes.filter((route) => wants(route, grid)).map((route) => messageOf(grid, route));
}
/** Ids are the same in any letters, and so are types; a subscription without types takes all. */
function wants({ workspaceId, eventTypes }, { source, type }) {
    const isType = (one) => one.toLowerCase() === type.toLowerCase() || one.toLowerCase() === 'all';
    return workspaceId.toLowerCase() === source.toLowerCase() && (eventTypes.length === 0 || eventTypes.some(isType));
}
function messageOf(event, route) {
    const { address, name, destination, schema, deliveryProperties } = route;
    const written = (0, run_grid_event_1.writtenEvent)(event, schema);
    const system = {};
    const properties = {
        'aeg-subscription-name': name.toUpperCase(),
        'aeg-delivery-count': '0',
        'aeg-event-type': 'Notification',
        'aeg-metadata-version': '1.0',
        'aeg-output-event-id': event.id,
    };
    for (const property of deliveryProperties) {
        const value = propertyValue(property, written);
        if (value === undefined)
            continue;
        const known = SYSTEM.get(property.name.toLowerCase());
        if (known === undefined)
            properties[property.name] = value;
        else
            system[known] = String(value);
    }
    return {
        destination,
        // One of Event Grid's own, the same at each try.
        messageId: (0, deployment_1.guidOf)(event.id, address),
        contentType: schema === 'CloudEventSchemaV1_0'
            ? 'application/cloudevents+json; charset=utf-8'
            : 'application/json; charset=utf-8',
        body: Buffer.from(JSON.stringify(written)),
        applicationProperties: properties,
        system,
    };
}
/** Text, a number or a boolean: Event Grid makes a property of nothing else. */
function propertyValue(property, event) {
    if ('value' in property)
        return property.value;
    let value = event;
    for (const part of property.sourceField.split('.')) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
            return undefined;
        value = value[part];
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
//# sourceMappingURL=messages-of.js.map