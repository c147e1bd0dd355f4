"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PIPELINE = exports.SWEEP = exports.COMMAND = exports.JOB_FILE_OPTIONS = void 0;
const rules_1 = require("../../rules");
const assets_1 = require("../assets");
const parameter_1 = require("./parameter");
const serverless_1 = require("./serverless");
const sweep_shapes_1 = require("./sweep-shapes");
const type = (0, rules_1.oneOf)('uri_file', 'uri_folder', 'mltable', 'mlflow_model', 'custom_model', 'triton_model');
const inputMode = (0, rules_1.oneOf)('Direct', 'Download', 'ReadOnlyMount', 'EvalDownload', 'EvalMount');
const computePlace = (0, rules_1.either)((value) => (value instanceof serverless_1.Serverless ? (0, rules_1.valueThat)('a Serverless', () => true) : rules_1.text), 'the name of a cluster, or Serverless.of({ … })');
const compute = {
    ...(0, rules_1.either)((value) => ((0, rules_1.isPlain)(value) ? (0, rules_1.mapOf)(computePlace) : computePlace), 'the name of a cluster, Serverless.of({ … }), or an object of those'),
    standIn: 'standin',
};
const parameter = (0, rules_1.valueThat)('a Parameter', (value) => value instanceof parameter_1.Parameter, {
    isReference: true,
    fix: () => 'make one with Parameter.integer({ min, max })',
});
const named = (0, rules_1.shapeOf)({ type }, { mode: inputMode, assets: (0, rules_1.listOf)(rules_1.text) });
const given = (0, rules_1.shapeOf)({ type, path: rules_1.text }, { mode: inputMode });
const value = (0, rules_1.valueThat)('a text, number or boolean', (one) => ['string', 'number', 'boolean'].includes(typeof one));
const input = (0, rules_1.either)((one) => ((0, rules_1.isPlain)(one) ? ('path' in one ? given : named) : value), 'an object with type, or a value');
const whole = (0, rules_1.shapeOf)({ property: rules_1.text }, { wins: (0, rules_1.oneOf)('property', 'body') });
const decision = (0, rules_1.either)((one) => ((0, rules_1.isPlain)(one) ? whole : rules_1.text), "the name of a property, or { property, wins: 'body' }");
const decisions = (0, rules_1.shapeOf)({}, { tier: decision, nodeCount: decision, parameters: (0, rules_1.mapOf)(decision) }, { expects: "the names of properties: { tier: 'queueTier' }" });
/** What stands beside a job file. */
exports.JOB_FILE_OPTIONS = (0, rules_1.shapeOf)({}, {
    parameters: (0, rules_1.mapOf)(parameter),
    inputs: (0, rules_1.mapOf)((0, rules_1.shapeOf)({}, { assets: (0, rules_1.listOf)(rules_1.text) })),
    compute,
    maxNodes: rules_1.number,
    fromProperties: decisions,
    timeout: rules_1.text,
    trialTimeout: rules_1.text,
    experiment: rules_1.text,
}, { expects: 'an object with what the file does not say', standIn: {} });
const BASE = {
    required: { experiment: rules_1.text, compute },
    optional: {
        parameters: (0, rules_1.mapOf)(parameter),
        inputs: (0, rules_1.mapOf)(input),
        outputs: (0, rules_1.mapOf)((0, rules_1.shapeOf)({ type }, { mode: (0, rules_1.oneOf)('Direct', 'ReadWriteMount', 'Upload'), path: rules_1.text })),
        maxNodes: rules_1.number,
        fromProperties: decisions,
    },
};
const distribution = (0, rules_1.either)((one) => (0, rules_1.isPlain)(one) && one.distributionType === 'TensorFlow'
    ? (0, rules_1.shapeOf)({ distributionType: (0, rules_1.oneOf)('TensorFlow') }, { parameterServerCount: rules_1.number, workerCount: rules_1.number })
    : (0, rules_1.shapeOf)({ distributionType: (0, rules_1.oneOf)('PyTorch', 'Mpi') }, { processCountPerInstance: rules_1.number }), 'an object with distributionType');
function textOr(is, expects) {
    return (0, rules_1.valueThat)(expects, (one) => typeof one === 'string' || is(one));
}
const COMMAND_PARTS = {
    required: {
        command: rules_1.text,
        environment: {
            ...textOr((one) => one instanceof assets_1.JobEnvironment, 'a text, or a JobEnvironment'),
            standIn: 'azureml:standin:1',
        },
    },
    optional: {
        code: textOr((one) => one instanceof assets_1.JobCode, 'a text, or JobCode.fromFolder(path)'),
        distribution,
        shmSize: rules_1.text,
        environmentVariables: (0, rules_1.mapOf)(rules_1.text),
    },
};
const STAND_IN = {
    experiment: 'standin',
    compute: 'standin',
    command: 'true',
    environment: 'azureml:standin:1',
    timeout: 'PT1H',
};
exports.COMMAND = (0, rules_1.shapeOf)({ ...BASE.required, ...COMMAND_PARTS.required, timeout: rules_1.text }, { ...BASE.optional, ...COMMAND_PARTS.optional }, { standIn: STAND_IN });
const OBJECTIVE = { primaryMetric: 'standin', goal: 'Maximize' };
exports.SWEEP = (0, rules_1.shapeOf)({
    ...BASE.required,
    trial: (0, rules_1.shapeOf)(COMMAND_PARTS.required, COMMAND_PARTS.optional, { standIn: STAND_IN }),
    objective: (0, rules_1.shapeOf)({ primaryMetric: rules_1.text, goal: (0, rules_1.oneOf)('Maximize', 'Minimize') }, {}, { standIn: OBJECTIVE }),
    searchSpace: sweep_shapes_1.searchSpace,
    maxTotalTrials: rules_1.number,
    maxConcurrentTrials: rules_1.number,
    timeout: rules_1.text,
    trialTimeout: rules_1.text,
}, { ...BASE.optional, sampling: sweep_shapes_1.sampling, earlyTermination: sweep_shapes_1.termination }, {
    standIn: {
        ...STAND_IN,
        trial: STAND_IN,
        objective: OBJECTIVE,
        searchSpace: {},
        maxTotalTrials: 1,
        maxConcurrentTrials: 1,
        trialTimeout: 'PT1H',
    },
});
const STEP = (0, rules_1.shapeOf)({ component: rules_1.text, timeout: rules_1.text }, { inputs: (0, rules_1.mapOf)(value), outputs: (0, rules_1.mapOf)(rules_1.text), compute: computePlace, nodes: rules_1.number }, { standIn: { component: 'standin:1', timeout: 'PT1H' } });
const STEPS = (0, rules_1.shapeOf)({ ...BASE.required, steps: (0, rules_1.mapOf)(STEP) }, { ...BASE.optional, continueOnStepFailure: rules_1.flag }, { standIn: { ...STAND_IN, steps: {} } });
const WHOLE = (0, rules_1.shapeOf)({ ...BASE.required, component: rules_1.text, endsBecause: rules_1.text }, { ...BASE.optional, continueOnStepFailure: rules_1.flag }, { standIn: { ...STAND_IN, component: 'standin:1', endsBecause: 'standin' } });
exports.PIPELINE = {
    ...(0, rules_1.either)((one) => ((0, rules_1.isPlain)(one) && 'component' in one && !('steps' in one) ? WHOLE : STEPS), 'an object with steps, or with component and endsBecause'),
    standIn: STEPS.standIn,
};
//# sourceMappingURL=template-shapes.js.map