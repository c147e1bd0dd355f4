"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ENVIRONMENT = exports.JOB = exports.CATALOGUE = void 0;
const rules_1 = require("../../rules");
const place_shapes_1 = require("../../servicebus/place-shapes");
const shapes_1 = require("../../servicebus/shapes");
const shapes_2 = require("../../trigger/shapes");
/** One of two forms, by an option that only the second has. */
function formOf(first, second, has) {
    const expects = `${first.expects}, or ${second.expects}`;
    const standIn = first.standIn === undefined ? {} : { standIn: first.standIn };
    return { ...(0, rules_1.either)((value) => ((0, rules_1.isPlain)(value) && has in value ? second : first), expects), ...standIn };
}
const made = { create: rules_1.text };
const found = { existing: rules_1.text, resourceGroupName: rules_1.text };
const resourceGroup = formOf((0, rules_1.shapeOf)(made, {}, { standIn: { create: 'standin' } }), (0, rules_1.shapeOf)({ existing: rules_1.text }, {}), 'existing');
const network = formOf((0, rules_1.shapeOf)({ addressSpace: rules_1.text }, { endpoints: rules_1.text, programs: rules_1.text }, { standIn: { addressSpace: '10.0.0.0/26' } }), (0, rules_1.shapeOf)({ subnetId: rules_1.text }, { privateDnsZoneIds: (0, rules_1.listOf)(rules_1.text) }), 'subnetId');
const encryption = (0, rules_1.shapeOf)({
    vault: formOf((0, rules_1.shapeOf)(made, {}, { standIn: { create: 'standin' } }), (0, rules_1.shapeOf)(found, {}), 'existing'),
    keyName: rules_1.text,
}, { madeBy: (0, rules_1.listOf)(shapes_1.principal) }, { standIn: { vault: { create: 'standin' }, keyName: 'standin' } });
const localState = (0, rules_1.shapeOf)({ kind: (0, rules_1.oneOf)('local', 'azure') }, {});
const azureState = (0, rules_1.shapeOf)({ kind: (0, rules_1.oneOf)('azure'), storageAccountName: rules_1.text, containerName: rules_1.text }, {});
const state = {
    ...(0, rules_1.either)((value) => ((0, rules_1.isPlain)(value) && (value.kind === 'azure' || 'containerName' in value) ? azureState : localState), "{ kind: 'local' }, or an object with kind: 'azure', storageAccountName, containerName"),
    standIn: { kind: 'local' },
};
/** What is in a waiver is checked where it is put beside something. */
const waivers = (0, rules_1.listOf)((0, rules_1.anything)('a waiver'));
const training = (0, rules_1.shapeOf)({
    workspace: formOf((0, rules_1.shapeOf)({ ...made, storageAccountName: rules_1.text, vaultName: rules_1.text }, {}, { standIn: { create: 'standin', storageAccountName: 'standin', vaultName: 'standin' } }), (0, rules_1.shapeOf)(found, { storageAccountName: rules_1.text }), 'existing'),
    computes: (0, rules_1.mapOf)(shapes_2.COMPUTE_OPTIONS),
    hosting: (0, rules_1.shapeOf)({ storageAccountName: rules_1.text }, { planSku: rules_1.text, subnetId: rules_1.text }, { standIn: { storageAccountName: 'standin' } }),
}, {
    jobEvents: rules_1.flag,
    publicNetworkAccessEnabled: rules_1.flag,
    outbound: (0, rules_1.oneOf)('approved', 'internet'),
    waivers: (0, rules_1.shapeOf)({}, { workspace: waivers, vault: waivers, storage: waivers, containers: waivers, plan: waivers, computes: waivers }),
});
const NO_JOBS = { topicName: 'standin', jobs: () => ({}) };
/** A catalogue as it is written; what its functions answer is looked at when they are called. */
exports.CATALOGUE = (0, rules_1.shapeOf)({ topicName: rules_1.text, jobs: { ...(0, rules_1.callback)('(queues) => ({ … })'), standIn: NO_JOBS.jobs } }, {
    topic: shapes_1.TOPIC_OPTIONS,
    queues: (0, rules_1.mapOf)(shapes_1.QUEUE_OPTIONS),
    claims: (0, rules_1.callback)('(topic) => { … }'),
}, { expects: 'a catalogue: jobCatalogue({ topicName, jobs })', standIn: NO_JOBS });
const starts = (0, rules_1.shapeOf)({ templates: shapes_2.templates }, { by: (0, rules_1.oneOf)('function', 'logic-app'), paused: rules_1.flag });
/** A job as it is written. */
exports.JOB = (0, rules_1.shapeOf)({}, { ...shapes_1.SUBSCRIPTION_OPTIONS.optional, starts }, {
    expects: 'a job: { rules: { … } }',
    standIn: { rules: { standin: rules_1.SqlFilter.acceptEverything() } },
});
const STAND_IN = {
    name: 'environment',
    location: 'westeurope',
    resourceGroup: { create: 'standin' },
    namespace: { name: 'standin', sku: 'Standard' },
    catalogue: NO_JOBS,
    state: { kind: 'local' },
    tags: {},
};
/** An environment as it is written. */
exports.ENVIRONMENT = (0, rules_1.shapeOf)({
    name: rules_1.text,
    location: rules_1.text,
    resourceGroup,
    namespace: (0, rules_1.shapeOf)(shapes_1.NAMESPACE_NAMES, shapes_1.NAMESPACE_OPTIONS, { standIn: STAND_IN.namespace }),
    catalogue: exports.CATALOGUE,
    state,
    tags: { ...shapes_1.tags, standIn: {} },
}, {
    provider: rules_1.text,
    logs: (0, rules_1.shapeOf)({ retentionInDays: rules_1.number }, { dailyQuotaInGigabytes: rules_1.number }),
    alerts: shapes_1.ALERT_OPTIONS,
    network,
    encryption,
    partner: (0, rules_1.shapeOf)({ name: rules_1.text, location: rules_1.text, resourceGroup, alias: rules_1.text, network, encryption }, {}),
    locked: rules_1.flag,
    training,
    access: (0, rules_1.callback)('(to) => { … }'),
    waivers: (0, rules_1.shapeOf)({}, { namespace: waivers, state: waivers }),
    secrets: (0, rules_1.listOf)((0, rules_1.shapeOf)({ allows: (0, rules_1.oneOf)('send', 'listen', 'namespace'), grounds: place_shapes_1.grounds }, {})),
}, { expects: 'an environment', standIn: STAND_IN });
//# sourceMappingURL=shapes.js.map