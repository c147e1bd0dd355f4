"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.pipelineOf = pipelineOf;
const asset_id_1 = require("./asset-id");
/**
 * What a pipeline says beside what every job has, as the official client sends it: `jobs` with a node for each step,
 * whose names have underscores, and `settings` with where it comes from.
 *
 * A step names a registered component; one with a command in it is refused by the service.
 */
function pipelineOf(template, compute, workspaceId) {
    const { component, steps, continueOnStepFailure, forceRerun, defaultDatastore } = template;
    return {
        ...(component !== undefined && { componentId: (0, asset_id_1.assetId)(workspaceId, 'components', component) }),
        jobs: Object.fromEntries(Object.entries(steps ?? {}).map(([name, step]) => [name, nodeOf(name, step, compute, workspaceId)])),
        settings: {
            default_compute: computeId(compute, workspaceId),
            ...(defaultDatastore !== undefined && { default_datastore: `${workspaceId}/datastores/${defaultDatastore}` }),
            continue_on_step_failure: continueOnStepFailure,
            ...(forceRerun !== undefined && { force_rerun: forceRerun }),
            _source: component === undefined ? 'YAML.JOB' : 'REMOTE.WORKSPACE.JOB',
        },
    };
}
function nodeOf(name, step, of, workspaceId) {
    const { component, source, inputs, outputs, compute, distribution, environmentVariables, timeout } = step;
    const place = compute ?? of;
    const { instanceType, jobTier } = { ...(typeof place !== 'string' && place), ...machineOf(step) };
    const resources = resourcesOf(step, instanceType);
    return {
        name,
        type: 'command',
        ...(step.displayName !== undefined && { display_name: step.displayName }),
        ...(step.comment !== undefined && { comment: step.comment }),
        ...(step.tags && { tags: step.tags }),
        componentId: (0, asset_id_1.assetId)(workspaceId, 'components', component),
        ...(compute !== undefined && { computeId: computeId(compute, workspaceId) }),
        ...(Object.keys(inputs).length > 0 && {
            inputs: mapValues(inputs, (input) => stepInput(input, workspaceId)),
        }),
        ...(Object.keys(outputs).length > 0 && { outputs: mapValues(outputs, stepOutput) }),
        ...(Object.keys(resources).length > 0 && { resources }),
        ...(jobTier !== undefined && { queue_settings: { job_tier: jobTier } }),
        ...(distribution && { distribution: stepDistribution(distribution) }),
        ...(environmentVariables && { environment_variables: environmentVariables }),
        limits: { job_limits_type: 'Command', timeout },
        _source: source,
    };
}
/** What stands in the place of a cluster where there is none. */
function computeId(compute, workspaceId) {
    return `${workspaceId}/computes/${typeof compute === 'string' ? compute : 'serverless'}`;
}
function machineOf({ instanceType, jobTier }) {
    return { ...(instanceType !== undefined && { instanceType }), ...(jobTier !== undefined && { jobTier }) };
}
function resourcesOf({ nodes, shmSize, dockerArgs }, instanceType) {
    return {
        ...(nodes !== undefined && { instance_count: nodes }),
        ...(instanceType !== undefined && { instance_type: instanceType }),
        ...(shmSize !== undefined && { shm_size: shmSize }),
        ...(dockerArgs !== undefined && { docker_args: dockerArgs }),
    };
}
function stepInput(input, workspaceId) {
    const mode = input.mode === undefined ? {} : { mode: input.mode };
    if ('literal' in input)
        return { value: input.literal, job_input_type: 'literal', ...mode };
    const { type, path } = input;
    return { uri: (0, asset_id_1.assetId)(workspaceId, (0, asset_id_1.kindOfData)(type), path), job_input_type: type, ...mode };
}
function stepOutput(output) {
    const mode = output.mode === undefined ? {} : { mode: output.mode };
    if ('literal' in output)
        return { value: output.literal, type: 'literal', ...mode };
    return { job_output_type: output.type, ...(output.path !== undefined && { uri: output.path }), ...mode };
}
function stepDistribution(distribution) {
    if (distribution.distributionType === 'TensorFlow') {
        const { parameterServerCount, workerCount } = distribution;
        return {
            distribution_type: 'TensorFlow',
            ...(parameterServerCount !== undefined && { parameter_server_count: parameterServerCount }),
            ...(workerCount !== undefined && { worker_count: workerCount }),
        };
    }
    const { distributionType, processCountPerInstance } = distribution;
    return {
        distribution_type: distributionType,
        ...(processCountPerInstance !== undefined && { process_count_per_instance: processCountPerInstance }),
    };
}
function mapValues(map, change) {
    return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}
//# sourceMappingURL=pipeline-body.js.map