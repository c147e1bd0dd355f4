"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.commandTask = commandTask;
exports.trialTask = trialTask;
exports.calledOf = calledOf;
exports.clusterOf = clusterOf;
exports.spreadOf = spreadOf;
exports.inputOf = inputOf;
exports.outputOf = outputOf;
exports.mapOf = mapOf;
const reading_1 = require("./reading");
/** The task of a command job. */
function commandTask(properties) {
    return {
        ...taskOf(properties, properties),
        timeout: (0, reading_1.durationAt)((0, reading_1.objectAt)(properties, 'limits'), 'timeout'),
        called: calledOf(properties),
    };
}
/** The task of a trial of a sweep, with the values that were drawn for it. */
function trialTask(properties, search) {
    return {
        ...taskOf((0, reading_1.objectAt)(properties, 'trial'), properties),
        search,
        timeout: (0, reading_1.durationAt)((0, reading_1.objectAt)(properties, 'limits'), 'trialTimeout'),
        called: calledOf(properties),
    };
}
/** The name of the template that a job was made of. */
function calledOf(properties) {
    const template = (0, reading_1.textAt)((0, reading_1.objectAt)(properties, 'tags'), 'template');
    return template === undefined ? [] : [template];
}
/** @param command what says the command, and @param job what says where it runs and what it reads */
function taskOf(command, job) {
    const resources = (0, reading_1.objectAt)(command, 'resources');
    return {
        command: (0, reading_1.textAt)(command, 'command') ?? '',
        codeId: (0, reading_1.textAt)(command, 'codeId'),
        environmentId: (0, reading_1.textAt)(command, 'environmentId'),
        environmentVariables: (0, reading_1.textsAt)(command, 'environmentVariables'),
        spread: spreadOf((0, reading_1.objectAt)(command, 'distribution')),
        inputs: mapOf((0, reading_1.objectAt)(job, 'inputs'), inputOf),
        outputs: mapOf((0, reading_1.objectAt)(job, 'outputs'), outputOf),
        search: {},
        nodes: (0, reading_1.numberAt)(resources, 'instanceCount') ?? 1,
        instanceType: (0, reading_1.textAt)(resources, 'instanceType'),
        cluster: clusterOf((0, reading_1.textAt)(job, 'computeId')),
        timeout: undefined,
        called: [],
    };
}
/** A cluster as it is looked for; what stands in its place without one is none. */
function clusterOf(computeId) {
    const id = computeId?.toLowerCase();
    return id === undefined || id === '' || /(^|\/computes\/)serverless$/.test(id) ? undefined : id;
}
function spreadOf(distribution) {
    const type = (0, reading_1.textAt)(distribution, 'distributionType');
    if (type !== 'PyTorch' && type !== 'Mpi' && type !== 'TensorFlow')
        return undefined;
    return {
        type,
        processesPerNode: (0, reading_1.numberAt)(distribution, 'processCountPerInstance') ?? 1,
        parameterServers: (0, reading_1.numberAt)(distribution, 'parameterServerCount') ?? 0,
        workers: (0, reading_1.numberAt)(distribution, 'workerCount') ?? 0,
    };
}
function inputOf(input) {
    if ((0, reading_1.isScalar)(input))
        return { kind: 'literal', value: String(input) };
    const type = (0, reading_1.textAt)(input, 'jobInputType');
    const uri = (0, reading_1.textAt)(input, 'uri');
    const value = input?.value;
    if (uri !== undefined)
        return { kind: 'data', type: type ?? 'uri_folder', uri };
    return (0, reading_1.isScalar)(value) ? { kind: 'literal', value: String(value) } : undefined;
}
function outputOf(output) {
    return { type: (0, reading_1.textAt)(output, 'jobOutputType') ?? 'uri_folder' };
}
/** What can be read of each member. */
function mapOf(members, read) {
    return Object.fromEntries(Object.entries(members).flatMap(([name, value]) => {
        const made = read(value);
        return made === undefined ? [] : [[name, made]];
    }));
}
//# sourceMappingURL=task.js.map