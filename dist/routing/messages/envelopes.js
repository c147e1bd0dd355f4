"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.envelopeIn = envelopeIn;
const rules_1 = require("../../rules");
const draft_1 = require("./draft");
const schemas_1 = require("./schemas");
/** The envelope that some JSON is; nothing for what is none that is known. @throws NotAMessage for a broken one */
function envelopeIn(json) {
    if (Object.hasOwn(json, 'specversion'))
        return isOfEventGrid(json) ? cloudEventOfEventGrid(json) : cloudEvent(json);
    if (typeof json.eventType === 'string' && typeof json.eventTime === 'string')
        return eventGridEvent(json);
    if (Array.isArray(json.messageType) && Object.hasOwn(json, 'message'))
        return massTransit(json);
    const headers = json.Headers ?? json.headers;
    if ((0, rules_1.isObject)(headers) && Object.keys(headers).some((name) => name.startsWith('NServiceBus.'))) {
        return nServiceBus(json, headers);
    }
    return undefined;
}
function mustBe(schema, json) {
    const problems = schema.problems(json);
    if (problems.length > 0)
        throw new rules_1.NotAMessage(problems);
}
/**
 * In binary content mode, attributes are properties; in structured mode they stand in the body, which looks the same in
 * JSON. https://github.com/cloudevents/spec, AMQP protocol binding 1.0.2
 */
function cloudEvent(json) {
    mustBe(schemas_1.CLOUD_EVENT, json);
    const { data: _, data_base64: __, datacontenttype, ...attributes } = json;
    const draft = new draft_1.MessageDraft();
    draft.setText('ContentType', datacontenttype, 'datacontenttype');
    for (const [name, value] of Object.entries(attributes))
        draft.setProperty(`cloudEvents_${name}`, value, name);
    return {
        draft,
        assumed: 'this is a CloudEvent, and it is sent in binary content mode, in which filters see its attributes as properties cloudEvents_…; in structured mode it is the body, and filters see only sys.ContentType',
    };
}
/** Whether Azure itself sends the event: its sources are resources of Azure. */
function isOfEventGrid({ source, type }) {
    const isResource = typeof source === 'string' && /^\/subscriptions\//i.test(source);
    return isResource || (typeof type === 'string' && /^Microsoft\.\w+\./.test(type));
}
function cloudEventOfEventGrid(json) {
    mustBe(schemas_1.CLOUD_EVENT, json);
    return delivered('a CloudEvent', json.id, json.specversion, undefined);
}
function eventGridEvent(json) {
    mustBe(schemas_1.EVENT_GRID_EVENT, json);
    return delivered('an event', json.id, json.metadataVersion, json.dataVersion);
}
/** @see https://learn.microsoft.com/azure/event-grid/handler-service-bus#message-headers */
function delivered(what, id, metadataVersion, dataVersion) {
    const draft = new draft_1.MessageDraft();
    const headers = [
        ['aeg-event-type', 'Notification'],
        ['aeg-metadata-version', metadataVersion],
        ['aeg-data-version', dataVersion],
        ['aeg-output-event-id', id],
    ];
    for (const [name, value] of headers)
        if (typeof value === 'string')
            draft.setProperty(name, value, name);
    return {
        draft,
        assumed: `this is ${what} of Event Grid, and Event Grid delivers it: it is the body, and filters see only aeg-event-type, aeg-metadata-version, aeg-data-version, aeg-output-event-id, and what the event subscription adds (aeg-subscription-name, aeg-delivery-count, its delivery properties), which is not known here`,
    };
}
/** @see https://masstransit.io/documentation/configuration/serialization */
function massTransit(json) {
    mustBe(schemas_1.FRAMEWORK_MESSAGE, json);
    const draft = new draft_1.MessageDraft();
    draft.setProperties(json.headers, 'headers');
    draft.setText('ContentType', 'application/vnd.masstransit+json', 'contentType');
    return {
        draft,
        assumed: "this is an envelope of MassTransit, and MassTransit sends it: it is the body, and filters see only its headers, as properties, and sys.ContentType = 'application/vnd.masstransit+json'",
    };
}
/** @see https://docs.particular.net/transports/azure-service-bus/native-integration */
function nServiceBus(json, headers) {
    mustBe(schemas_1.FRAMEWORK_MESSAGE, json);
    const draft = new draft_1.MessageDraft();
    const place = Object.hasOwn(json, 'Headers') ? 'Headers' : 'headers';
    draft.setProperties(headers, place);
    for (const [system, header] of [
        ['CorrelationId', 'NServiceBus.CorrelationId'],
        ['ContentType', 'NServiceBus.ContentType'],
        ['ReplyTo', 'NServiceBus.ReplyToAddress'],
    ]) {
        draft.setText(system, headers[header], `${place}["${header}"]`);
    }
    return {
        draft,
        assumed: 'this is a message of NServiceBus, and NServiceBus sends it: filters see its headers, as properties, and sys.CorrelationId, sys.ContentType and sys.ReplyTo, which come from headers',
    };
}
//# sourceMappingURL=envelopes.js.map