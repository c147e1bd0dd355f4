"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.gridEventOf = gridEventOf;
exports.writtenEvent = writtenEvent;
const run_event_1 = require("../azure-ml/run-event");
const deployment_1 = require("../deployment");
/**
 * The event of Azure ML about a run; `undefined` for a change that it tells nothing of. Its fields are in the letters of the
 * schema page, and so is the state of a run that failed.
 *
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-machine-learning
 */
function gridEventOf(event) {
    const type = (0, run_event_1.eventTypeOf)(event);
    if (type === undefined)
        return undefined;
    const { workspaceId, runId, experimentId, experimentName, kind, tags, properties, state, time } = event;
    return {
        // The same for the same change: who hears of it twice can tell.
        id: (0, deployment_1.guidOf)(workspaceId, runId, state, time.toISOString()),
        source: workspaceId,
        subject: `experiments/${experimentId}/runs/${runId}`,
        type,
        time,
        data: {
            experimentId,
            experimentName,
            runId,
            runType: kind.toLowerCase(),
            runTags: tags,
            runProperties: properties,
            ...(type.endsWith('.RunStatusChanged') && { runStatus: state.toLowerCase() }),
        },
    };
}
/** What is sent: the event in the schema of the subscription. */
function writtenEvent(event, schema) {
    const { id, source, subject, type, time, data } = event;
    if (schema === 'CloudEventSchemaV1_0') {
        return { source, subject, type, time: time.toISOString(), id, data, specversion: '1.0' };
    }
    const versions = { dataVersion: '', metadataVersion: '1' };
    return { topic: source, subject, eventType: type, eventTime: time.toISOString(), id, data, ...versions };
}
//# sourceMappingURL=run-grid-event.js.map