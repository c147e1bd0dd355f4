"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isOver = isOver;
exports.jobOf = jobOf;
exports.objectIn = objectIn;
exports.textIn = textIn;
/** Whether a job is over. */
function isOver(state) {
    return ['Completed', 'Failed', 'Canceled'].includes(state);
}
/** A job of an answer; what of it is of another form is not known. */
function jobOf(workspaceId, json) {
    const properties = objectIn(json.properties);
    const compute = textIn(properties.computeId);
    const studio = objectIn(objectIn(properties.services).Studio);
    const tags = Object.entries(objectIn(properties.tags)).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []);
    return {
        name: textIn(json.name) ?? 'no name',
        workspaceId,
        kind: textIn(properties.jobType) ?? 'unknown',
        state: textIn(properties.status) ?? 'Unknown',
        displayName: textIn(properties.displayName),
        experiment: textIn(properties.experimentName),
        compute: compute?.split('/').at(-1),
        tags: new Map(tags),
        created: textIn(objectIn(json.systemData).createdAt),
        studio: textIn(studio.endpoint),
        json,
    };
}
function objectIn(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function textIn(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
//# sourceMappingURL=job.js.map