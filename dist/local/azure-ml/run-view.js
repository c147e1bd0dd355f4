"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.viewOf = viewOf;
exports.eventOf = eventOf;
exports.experimentOf = experimentOf;
exports.experimentId = experimentId;
exports.tagsOf = tagsOf;
exports.propertiesOf = propertiesOf;
const node_crypto_1 = require("node:crypto");
const core_1 = require("./core");
const replaced_1 = require("./runner/replaced");
/** A run as people look at it. */
function viewOf(run, { workspace, profile, folder }) {
    const { workspaceId, name, kind, parent, state, error, task, created, started, ended } = run;
    const cluster = clusterOf(run, workspace);
    return {
        workspaceId,
        name,
        kind,
        displayName: (0, core_1.textAt)(run.properties, 'displayName'),
        experiment: experimentOf(run),
        cluster: cluster?.name,
        nodes: task?.nodes ?? 0,
        state,
        tags: tagsOf(run),
        parent,
        created: new Date(created),
        started: dateOf(started),
        ended: dateOf(ended),
        error,
        metrics: Object.fromEntries(run.metrics),
        replaced: task === undefined ? [] : (0, replaced_1.replacedBy)(task, profile, cluster?.vmSize),
        folder,
    };
}
/** A change of a run as Event Grid hears of it. */
function eventOf(run, at) {
    const { workspaceId, name, kind, state, parent, started, ended } = run;
    return {
        workspaceId,
        runId: name,
        kind,
        experimentName: experimentOf(run),
        experimentId: experimentId(workspaceId, experimentOf(run)),
        state,
        tags: tagsOf(run),
        properties: propertiesOf(run),
        parent,
        time: new Date(at),
        started: dateOf(started),
        ended: dateOf(ended),
    };
}
function experimentOf({ properties }) {
    return (0, core_1.textAt)(properties, 'experimentName') ?? 'Default';
}
/** The id of an experiment: the same for the same name in the same workspace. */
function experimentId(workspaceId, experiment) {
    const hash = (0, node_crypto_1.createHash)('sha256').update(`${workspaceId.toLowerCase()}\n${experiment}`).digest('hex');
    return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}
function tagsOf({ properties }) {
    return textsOf((0, core_1.objectAt)(properties, 'tags'));
}
/** What the job says in `properties`, and what the service has found. */
function propertiesOf({ properties, findings }) {
    return { ...textsOf((0, core_1.objectAt)(properties, 'properties')), ...findings };
}
function clusterOf({ properties, task }, { clusters }) {
    const id = (task?.cluster ?? (0, core_1.textAt)(properties, 'computeId') ?? '').toLowerCase();
    return clusters.find((cluster) => cluster.id.toLowerCase() === id);
}
function textsOf(values) {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
function dateOf(time) {
    return time === undefined ? undefined : new Date(time);
}
//# sourceMappingURL=run-view.js.map