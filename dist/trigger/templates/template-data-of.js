"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.baseOf = baseOf;
exports.sourcesOf = sourcesOf;
exports.commandOf = commandOf;
exports.samplingOf = samplingOf;
exports.terminationOf = terminationOf;
exports.pipelineOf = pipelineOf;
exports.tiersOf = tiersOf;
const jobs_1 = require("../jobs");
const iso_time_1 = require("./iso-time");
const serverless_1 = require("./serverless");
/** What every kind of template has, as data. */
function baseOf(options, assets) {
    const { experiment, compute, parameters = {}, inputs = {}, outputs = {}, maxNodes = 1, fromProperties } = options;
    const fixed = fixedOf(inputs);
    return {
        experiment,
        tiers: tiersOf(compute, assets.problems),
        parameters: mapValues(parameters, ({ schema }) => schema),
        inputs: namedOf(inputs),
        ...(Object.keys(fixed).length > 0 && { fixed }),
        outputs: mapValues(outputs, (output) => ({ mode: 'ReadWriteMount', ...output })),
        maxNodes,
        ...(fromProperties !== undefined && { fromProperties: sourcesOf(fromProperties) }),
    };
}
/** What properties decide, as data: they win where nothing is said. */
function sourcesOf({ tier, nodeCount, parameters }) {
    const source = (decision) => typeof decision === 'string' ? { property: decision, wins: 'property' } : { wins: 'property', ...decision };
    return {
        ...(tier !== undefined && { tier: source(tier) }),
        ...(nodeCount !== undefined && { nodeCount: source(nodeCount) }),
        ...(parameters !== undefined && { parameters: mapValues(parameters, source) }),
    };
}
/** What a command runs, and in what, as data. */
function commandOf(options, assets) {
    const { command, environment, code, distribution, shmSize, environmentVariables = {} } = options;
    return {
        command,
        environment: assets.reference(environment),
        ...(code !== undefined && { code: versioned(assets.reference(code)) }),
        ...(distribution && { distribution }),
        ...(shmSize !== undefined && { shmSize }),
        ...(Object.keys(environmentVariables).length > 0 && { environmentVariables }),
    };
}
/** A word for a way of choosing, as data. */
function samplingOf(sampling = 'Random') {
    return typeof sampling === 'string' ? { samplingAlgorithmType: sampling } : sampling;
}
/** When a trial is given up, as data: a median is looked at with every report, as the official client says it. */
function terminationOf(policy) {
    const { policyType, evaluationInterval = 1 } = policy;
    return policyType === 'MedianStopping' ? { ...policy, evaluationInterval } : policy;
}
/** A graph, as data. */
function pipelineOf(options, assets) {
    const { continueOnStepFailure = false } = options;
    if ('component' in options)
        return { component: versioned(options.component), continueOnStepFailure };
    return { steps: mapValues(options.steps, (step) => stepOf(step, assets)), continueOnStepFailure };
}
function stepOf(step, assets) {
    const { component, timeout, inputs = {}, outputs = {}, compute, nodes } = step;
    const isOfRegistry = component.startsWith('azureml://registries/');
    return {
        component: versioned(component),
        source: isOfRegistry ? 'REMOTE.REGISTRY' : 'REMOTE.WORKSPACE.COMPONENT',
        inputs: mapValues(inputs, (value) => ({ literal: (0, jobs_1.literalText)(value) })),
        outputs: mapValues(outputs, (value) => ({ literal: value })),
        ...(compute !== undefined && { compute: computeOf(compute, assets.problems) }),
        ...(nodes !== undefined && { nodes }),
        timeout: (0, iso_time_1.canonicalTime)(timeout),
    };
}
/** `train:7` is short for what is registered in the workspace. */
function versioned(reference) {
    return /^[^:/@]+:[^:/@]+$/.test(reference) && !reference.startsWith('azureml:') ? `azureml:${reference}` : reference;
}
/** Where it runs by tier; what is wrong is added. */
function tiersOf(compute, problems) {
    if (typeof compute === 'string' || compute instanceof serverless_1.Serverless)
        return { default: computeOf(compute, problems) };
    return mapValues(compute, (one) => computeOf(one, problems));
}
function computeOf(compute, problems) {
    if (typeof compute === 'string')
        return compute;
    problems.push(...compute.problems.map((problem) => `compute: ${problem}`));
    return compute.data;
}
function namedOf(inputs) {
    return Object.fromEntries(Object.entries(inputs).flatMap(([name, input]) => typeof input === 'object' && !('path' in input) ? [[name, { mode: 'ReadOnlyMount', assets: [], ...input }]] : []));
}
function fixedOf(inputs) {
    return Object.fromEntries(Object.entries(inputs).flatMap(([name, input]) => {
        if (typeof input !== 'object')
            return [[name, { literal: (0, jobs_1.literalText)(input) }]];
        return 'path' in input ? [[name, input]] : [];
    }));
}
function mapValues(map, change) {
    return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}
//# sourceMappingURL=template-data-of.js.map