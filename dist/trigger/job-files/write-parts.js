"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MODES = void 0;
exports.computeName = computeName;
exports.machines = machines;
exports.commandParts = commandParts;
exports.distributionFile = distributionFile;
exports.inputsFile = inputsFile;
exports.outputsFile = outputsFile;
exports.outputFile = outputFile;
const jobs_1 = require("../jobs");
/** How data comes and goes, in the words of the CLI. */
exports.MODES = {
    Direct: 'direct',
    Download: 'download',
    ReadOnlyMount: 'ro_mount',
    ReadWriteMount: 'rw_mount',
    EvalDownload: 'eval_download',
    EvalMount: 'eval_mount',
    Upload: 'upload',
};
/** A cluster, or the name that stands for none. */
function computeName(compute) {
    return `azureml:${typeof compute === 'string' ? compute : 'serverless'}`;
}
/** What a file says of machines without a cluster. */
function machines(compute) {
    const { instanceType, jobTier } = typeof compute === 'string' ? {} : compute;
    return {
        resources: instanceType === undefined ? {} : { instance_type: instanceType },
        queue: jobTier === undefined ? {} : { queue_settings: { job_tier: jobTier.toLowerCase() } },
    };
}
/**
 * What a command runs, and in what.
 *
 * @param others what else is said of machines
 * @param at the path of it, with a point at its end
 */
function commandParts(data, others, at, written) {
    const { command, environment, code, environmentVariables, shmSize, dockerArgs, distribution } = data;
    const resources = {
        ...others,
        ...(shmSize !== undefined && { shm_size: shmSize }),
        ...(dockerArgs !== undefined && { docker_args: dockerArgs }),
    };
    return {
        command,
        environment,
        ...(code !== undefined && { code: codeFile(code, `${at}code`, written) }),
        ...(environmentVariables && { environment_variables: environmentVariables }),
        ...(Object.keys(resources).length > 0 && { resources }),
        ...(distribution && { distribution: distributionFile(distribution) }),
    };
}
/**
 * Code that is registered. The official client takes its short form for a folder, and reads the ARM id alone.
 *
 * @see azure-ai-ml 1.35.2, azure.ai.ml._schema.core.fields.CodeField
 */
function codeFile(code, at, { comments, workspaceId }) {
    if ((0, jobs_1.registeredAsset)(code) === undefined)
        return code;
    if (workspaceId !== undefined)
        return `azureml:${(0, jobs_1.assetId)(workspaceId, 'codes', code)}`;
    comments.set(at, 'az ml 2.x reads registered code by its ARM id alone, azureml:/subscriptions/…');
    return code;
}
function distributionFile(distribution) {
    if (distribution.distributionType === 'TensorFlow') {
        const { parameterServerCount: servers, workerCount: workers } = distribution;
        return {
            type: 'tensorflow',
            ...(servers !== undefined && { parameter_server_count: servers }),
            ...(workers !== undefined && { worker_count: workers }),
        };
    }
    const { distributionType, processCountPerInstance: processes } = distribution;
    return {
        type: distributionType.toLowerCase(),
        ...(processes !== undefined && { process_count_per_instance: processes }),
    };
}
/** The inputs: what a message fills with what it is without one, and with what it may be above it. */
function inputsFile({ parameters, inputs, fixed = {} }, { comments }) {
    const all = {};
    for (const [name, schema] of Object.entries(parameters)) {
        all[name] = valueFile(schema.default ?? someValue(schema));
        const must = schema.default === undefined ? '; a message has to say it' : '';
        comments.set(`inputs.${name}`, `${boundsOf(schema)}${must}`);
    }
    for (const [name, { type, mode, assets }] of Object.entries(inputs)) {
        all[name] = { type, path: `azureml:${assets[0] ?? name}@latest`, mode: exports.MODES[mode] };
        const which = assets.length === 0 ? 'any registered asset, by another name than this' : assets.join(' or ');
        comments.set(`inputs.${name}`, `a version of ${which}; a message has to say it`);
    }
    for (const [name, input] of Object.entries(fixed))
        all[name] = fixedFile(input);
    return Object.keys(all).length > 0 ? { inputs: all } : {};
}
/** A value; a number with an exponent is a text, since Python would write it anew in another way. */
function valueFile(value) {
    return typeof value === 'number' && /e/.test(String(value)) ? String(value) : value;
}
function fixedFile(input) {
    if ('literal' in input)
        return input.literal;
    return { type: input.type, path: input.path, ...(input.mode !== undefined && { mode: exports.MODES[input.mode] }) };
}
function someValue({ type, minimum = 0, enum: [first] = [] }) {
    if (type === 'boolean')
        return false;
    return type === 'string' ? (first ?? '') : minimum;
}
function boundsOf({ type, minimum, maximum, enum: words = [] }) {
    if (type === 'boolean')
        return 'true or false';
    return type === 'string'
        ? words.join(', ')
        : `${type === 'integer' ? 'a whole number, ' : ''}${minimum} to ${maximum}`;
}
function outputsFile({ outputs }) {
    const all = Object.entries(outputs).map(([name, output]) => [name, outputFile(output)]);
    return all.length > 0 ? { outputs: Object.fromEntries(all) } : {};
}
function outputFile({ type, mode, path }) {
    return { type, ...(mode !== undefined && { mode: exports.MODES[mode] }), ...(path !== undefined && { path }) };
}
//# sourceMappingURL=write-parts.js.map