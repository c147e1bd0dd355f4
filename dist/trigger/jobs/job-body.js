"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.API_VERSION = void 0;
exports.jobBody = jobBody;
const asset_id_1 = require("./asset-id");
const parameter_schema_1 = require("./parameter-schema");
const pipeline_body_1 = require("./pipeline-body");
/** The version of the API of Azure ML that jobs are started with; that which azurerm speaks. */
exports.API_VERSION = '2025-06-01';
/**
 * The body that starts a job. The message is in it as literal inputs, ids of assets, node count and tags; all else is the
 * template's.
 *
 * References go as the official client sends them: as ARM ids of this workspace.
 *
 * @see https://learn.microsoft.com/rest/api/azureml/jobs/create-or-update (2025-06-01)
 */
function jobBody(template, request, place, correlationId) {
    const { workspaceId, trainingClientId } = place;
    const displayName = request.displayName ?? template.displayName;
    const common = {
        experimentName: template.experiment,
        ...(displayName !== undefined && { displayName }),
        ...(template.description !== undefined && { description: template.description }),
        identity: { identityType: 'Managed', clientId: trainingClientId },
        inputs: inputsOf(template, request, workspaceId),
        outputs: outputsOf(template),
        tags: {
            ...template.tags,
            requestId: request.id,
            attempt: String(request.attempt),
            template: request.template,
            ...(correlationId !== undefined && { correlationId: tagText(correlationId) }),
        },
    };
    return { properties: { ...kindOf(template, request, workspaceId), ...common } };
}
function kindOf(template, { nodeCount, tier }, workspaceId) {
    const compute = template.tiers[tier];
    switch (template.kind) {
        case 'command':
            return {
                jobType: 'Command',
                ...commandOf(template, nodeCount, compute, workspaceId),
                ...computeOf(compute, workspaceId),
                limits: { jobLimitsType: 'Command', timeout: template.timeout },
                ...(template.services && { services: template.services }),
            };
        case 'sweep':
            return {
                jobType: 'Sweep',
                trial: commandOf(template.trial, nodeCount, compute, workspaceId),
                ...computeOf(compute, workspaceId),
                objective: template.objective,
                samplingAlgorithm: template.sampling,
                searchSpace: template.searchSpace,
                ...(template.earlyTermination && { earlyTermination: template.earlyTermination }),
                limits: {
                    jobLimitsType: 'Sweep',
                    maxTotalTrials: template.maxTotalTrials,
                    maxConcurrentTrials: template.maxConcurrentTrials,
                    timeout: template.timeout,
                    trialTimeout: template.trialTimeout,
                },
            };
        case 'pipeline':
            return { jobType: 'Pipeline', ...(0, pipeline_body_1.pipelineOf)(template, compute, workspaceId) };
    }
}
/** A cluster; without one, how its machines are had. */
function computeOf(compute, workspaceId) {
    if (typeof compute === 'string')
        return { computeId: `${workspaceId}/computes/${compute}` };
    return compute.jobTier === undefined ? {} : { queueSettings: { jobTier: compute.jobTier } };
}
function commandOf(data, nodeCount, compute, workspaceId) {
    const { command, environment, code, distribution, shmSize, dockerArgs, environmentVariables } = data;
    const instanceType = typeof compute === 'string' ? undefined : compute.instanceType;
    return {
        command,
        environmentId: (0, asset_id_1.assetId)(workspaceId, 'environments', environment),
        ...(code !== undefined && { codeId: (0, asset_id_1.assetId)(workspaceId, 'codes', code) }),
        ...(distribution && { distribution }),
        ...(environmentVariables && { environmentVariables }),
        resources: {
            instanceCount: nodeCount,
            ...(instanceType !== undefined && { instanceType }),
            ...(shmSize !== undefined && { shmSize }),
            ...(dockerArgs !== undefined && { dockerArgs }),
        },
    };
}
function inputsOf(template, request, workspaceId) {
    const literals = Object.entries(template.parameters).map(([name, { default: preset }]) => {
        const value = Object.hasOwn(request.params, name) ? request.params[name] : preset;
        return [name, literal((0, parameter_schema_1.literalText)(value))];
    });
    const data = Object.entries(template.inputs).map(([name, { type, mode }]) => [
        name,
        { jobInputType: type, mode, uri: uriOf(type, request.inputs[name], workspaceId) },
    ]);
    const fixed = Object.entries(template.fixed ?? {}).map(([name, input]) => [name, fixedInput(input, workspaceId)]);
    return Object.fromEntries([...literals, ...data, ...fixed]);
}
function fixedInput(input, workspaceId) {
    if ('literal' in input)
        return literal(input.literal);
    const { type, mode, path } = input;
    return { jobInputType: type, ...(mode !== undefined && { mode }), uri: uriOf(type, path, workspaceId) };
}
function uriOf(type, asset, workspaceId) {
    return (0, asset_id_1.assetId)(workspaceId, (0, asset_id_1.kindOfData)(type), asset);
}
function literal(value) {
    return { jobInputType: 'literal', value };
}
function outputsOf({ outputs }) {
    return Object.fromEntries(Object.entries(outputs).map(([name, { type, mode, path }]) => [
        name,
        { jobOutputType: type, ...(mode !== undefined && { mode }), ...(path !== undefined && { uri: path }) },
    ]));
}
/** What a tag may hold: it is shown in the studio, and comes back in events. */
function tagText(text) {
    return text.replace(/[^A-Za-z0-9 ._-]/g, '_').slice(0, 100);
}
//# sourceMappingURL=job-body.js.map