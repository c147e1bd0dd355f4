"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NOT_HERE = void 0;
exports.jobProblems = jobProblems;
exports.withoutNulls = withoutNulls;
const schema_1 = require("../../../schema");
/**
 * Bodies of jobs, as the published specification of the API has them: Azure/azure-rest-api-specs,
 * Microsoft.MachineLearningServices, stable/2025-06-01, mfe.json. What is null is taken as not there, as the service does.
 */
const text = { type: 'string', description: 'a text' };
const named = { type: 'string', pattern: '[a-zA-Z0-9_]', description: 'a text with a letter or a digit' };
const whole = { type: 'integer', description: 'a whole number' };
const least = (minimum) => ({ type: 'integer', minimum, description: `a whole number from ${minimum}` });
const duration = {
    type: 'string',
    pattern: '^P(?!$)(\\d+D)?(T(?!$)(\\d+H)?(\\d+M)?(\\d+S)?)?$',
    description: 'a time of ISO 8601 in whole seconds, such as PT1H',
};
const texts = { type: 'object', additionalProperties: text, description: 'an object with texts' };
/** What inputs and outputs are called: the names stand in commands, and are folders. */
const names = {
    pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}$',
    description: 'a name of letters, digits, "_", "-" and "."',
};
function object(properties, required = []) {
    return { type: 'object', properties, required, additionalProperties: false, description: 'an object' };
}
/** An object of one of several kinds, told by one of its members. */
function oneOf(tag, kinds) {
    const values = Object.keys(kinds);
    return {
        type: 'object',
        description: 'an object',
        required: [tag],
        properties: { [tag]: { enum: values } },
        allOf: Object.entries(kinds).map(([value, { members, required = [] }]) => ({
            if: { properties: { [tag]: { const: value } }, required: [tag] },
            // biome-ignore lint/suspicious/noThenProperty: JSON schema calls it so.
            then: object({ [tag]: { const: value }, ...members }, [tag, ...required]),
        })),
    };
}
const DATA_TYPES = ['uri_file', 'uri_folder', 'mltable', 'mlflow_model', 'custom_model', 'triton_model'];
const inputMode = { enum: ['ReadOnlyMount', 'ReadWriteMount', 'Download', 'Direct', 'EvalMount', 'EvalDownload'] };
const outputMode = { enum: ['ReadWriteMount', 'Upload', 'Direct'] };
const description = { description: text };
const input = oneOf('jobInputType', {
    literal: { members: { value: text, ...description }, required: ['value'] },
    ...Object.fromEntries(DATA_TYPES.map((type) => [type, { members: { uri: named, mode: inputMode, ...description }, required: ['uri'] }])),
});
const output = oneOf('jobOutputType', Object.fromEntries(DATA_TYPES.map((type) => [type, { members: { uri: text, mode: outputMode, ...description } }])));
const inputs = {
    type: 'object',
    propertyNames: names,
    additionalProperties: input,
    description: 'an object with inputs',
};
const outputs = {
    type: 'object',
    propertyNames: names,
    additionalProperties: output,
    description: 'an object with outputs',
};
const identity = oneOf('identityType', {
    AMLToken: { members: {} },
    Managed: { members: { clientId: text, objectId: text, resourceId: text } },
    UserIdentity: { members: {} },
});
const service = object({
    endpoint: text,
    jobServiceType: text,
    port: whole,
    properties: texts,
    nodes: oneOf('nodesValueType', { All: { members: {} } }),
    status: text,
    errorMessage: text,
});
const distribution = oneOf('distributionType', {
    PyTorch: { members: { processCountPerInstance: least(1) } },
    Mpi: { members: { processCountPerInstance: least(1) } },
    TensorFlow: { members: { parameterServerCount: least(0), workerCount: least(0) } },
});
const resources = object({
    instanceCount: least(1),
    instanceType: text,
    properties: { type: 'object', description: 'an object' },
    shmSize: { type: 'string', pattern: '\\d+[bBkKmMgG]', description: 'a size such as 2g' },
    dockerArgs: text,
});
/** The official client writes it in small letters, and the service takes it. */
const goal = { type: 'string', pattern: '^([Mm]in|[Mm]ax)imize$', description: 'Minimize, Maximize' };
const queueSettings = object({ jobTier: { enum: ['Null', 'Spot', 'Basic', 'Standard', 'Premium'] } });
/** What a command job and a trial have in common. */
const COMMAND = {
    command: { type: 'string', minLength: 1, pattern: '[a-zA-Z0-9_]', description: 'a command' },
    environmentId: named,
    codeId: text,
    environmentVariables: texts,
    distribution,
    resources,
};
/** What every job has. `status` and `services` are the service's own, and come back from those who put what they got. */
const JOB = {
    ...description,
    properties: texts,
    tags: texts,
    componentId: text,
    computeId: text,
    displayName: text,
    experimentName: text,
    identity,
    isArchived: { type: 'boolean', description: 'true or false' },
    notificationSetting: { type: 'object', description: 'an object' },
    services: { type: 'object', additionalProperties: service, description: 'an object with services' },
    status: text,
};
const termination = { delayEvaluation: least(0), evaluationInterval: least(0) };
const number = { type: 'number', description: 'a number' };
const KINDS = {
    Command: object({
        ...JOB,
        ...COMMAND,
        jobType: { const: 'Command' },
        inputs,
        outputs,
        limits: oneOf('jobLimitsType', { Command: { members: { timeout: duration } } }),
        queueSettings,
        parameters: { description: 'anything' },
    }, ['jobType', 'command', 'environmentId']),
    Sweep: object({
        ...JOB,
        jobType: { const: 'Sweep' },
        inputs,
        outputs,
        trial: object(COMMAND, ['command', 'environmentId']),
        objective: object({ primaryMetric: named, goal }, ['primaryMetric', 'goal']),
        samplingAlgorithm: oneOf('samplingAlgorithmType', {
            Random: { members: { seed: whole, rule: { enum: ['Random', 'Sobol'] } } },
            Grid: { members: {} },
            Bayesian: { members: {} },
        }),
        searchSpace: { type: 'object', propertyNames: names, description: 'an object with settings' },
        earlyTermination: oneOf('policyType', {
            Bandit: { members: { ...termination, slackAmount: number, slackFactor: number } },
            MedianStopping: { members: termination },
            TruncationSelection: { members: { ...termination, truncationPercentage: whole } },
        }),
        limits: oneOf('jobLimitsType', {
            Sweep: {
                members: {
                    timeout: duration,
                    trialTimeout: duration,
                    maxTotalTrials: least(1),
                    maxConcurrentTrials: least(1),
                },
            },
        }),
        queueSettings,
        resources,
    }, ['jobType', 'objective', 'samplingAlgorithm', 'searchSpace', 'trial']),
    Pipeline: object({
        ...JOB,
        jobType: { const: 'Pipeline' },
        inputs,
        outputs,
        jobs: {
            type: 'object',
            additionalProperties: { type: 'object', description: 'an object' },
            description: 'an object with steps',
        },
        settings: { type: 'object', description: 'an object' },
        sourceJobId: text,
    }, ['jobType']),
};
/** Kinds of jobs that Azure ML has and this machine has not. */
exports.NOT_HERE = ['AutoML', 'Spark', 'Labeling', 'FineTuning', 'Distillation'];
const schemas = new Map(Object.entries(KINDS).map(([kind, json]) => [kind, new schema_1.Schema(json)]));
/** What is wrong with the properties of a job, a sentence for each; nothing where they are as they have to be. */
function jobProblems(properties) {
    const kind = properties?.jobType;
    const schema = typeof kind === 'string' ? schemas.get(kind) : undefined;
    if (schema !== undefined)
        return schema.problems(properties);
    if (typeof kind === 'string' && exports.NOT_HERE.includes(kind))
        return [`jobType: ${kind} jobs run in Azure ML, and not on this machine`];
    const got = kind === undefined ? 'nothing' : JSON.stringify(kind);
    return [`jobType: got ${got}, allowed ${[...schemas.keys()].join(', ')}`];
}
/** A value without members that are null. */
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([, part]) => part !== null)
        .map(([name, part]) => [name, withoutNulls(part)]));
}
//# sourceMappingURL=job-schema.js.map