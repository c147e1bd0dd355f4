"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readPipeline = readPipeline;
const rules_1 = require("../../rules");
const pipeline_shapes_1 = require("./pipeline-shapes");
const read_command_1 = require("./read-command");
const read_component_1 = require("./read-component");
const read_inputs_1 = require("./read-inputs");
const read_parts_1 = require("./read-parts");
const shapes_1 = require("./shapes");
/** A pipeline: its steps become registered components where they are none, and each has an end. */
function readPipeline(reading, file, options) {
    const job = reading.inspect(file, pipeline_shapes_1.PIPELINE_FILE);
    const { settings = {} } = job;
    const steps = readSteps(reading, file, job, options);
    const compute = () => pipelineCompute(reading, file, job, steps);
    const { parameters, base } = (0, read_command_1.baseOf)(reading, file, job, options, compute);
    const { default_datastore: datastore, continue_on_step_failure: goesOn = false, force_rerun: again } = settings;
    return {
        parameters,
        data: {
            kind: 'pipeline',
            ...base,
            maxNodes: options.maxNodes ?? 1,
            steps,
            continueOnStepFailure: goesOn,
            ...(again !== undefined && { forceRerun: again }),
            ...(datastore !== undefined && { defaultDatastore: datastore.replace(/^azureml:(datastores\/)?/, '') }),
        },
    };
}
/** Where steps run that do not say it themselves. */
function pipelineCompute(reading, file, { settings = {}, compute }, steps) {
    const said = settings.default_compute ?? compute;
    const at = settings.default_compute === undefined ? ['compute'] : ['settings', 'default_compute'];
    if (said !== undefined)
        return (0, read_parts_1.computeOf)(reading, file, said, {}, at);
    const of = Object.values(steps).map((step) => step.compute);
    const [first] = of;
    if (first !== undefined && of.every((one) => one !== undefined))
        return first;
    reading.tell(file, [
        (0, rules_1.describeProblem)({
            subject: 'settings.default_compute',
            got: undefined,
            allowed: 'a cluster for the steps that have none, or azureml:serverless',
            fix: 'write it, or give compute beside the file',
        }),
    ]);
    return 'standin';
}
const OTHER_TYPES = {
    sweep: 'a sweep as a step',
    pipeline: 'a pipeline as a step, whose steps and their ends cannot be seen from here',
    parallel: 'a parallel step',
    automl: 'AutoML',
    spark: 'Spark, which needs an identity and a pool of its own',
    import: 'an import of data',
    data_transfer: 'a transfer of data',
    if_else: 'a condition',
    do_while: 'a loop, which has no end of its own',
    parallel_for: 'a loop',
};
function readSteps(reading, file, { jobs }, options) {
    const components = new Map();
    const steps = Object.entries(jobs).flatMap(([name, value]) => {
        const step = stepOf(reading, file, name, value);
        return step === undefined ? [] : [{ name, step }];
    });
    // What a step leaves is known by its component where that was read before, else by what is said where it is used.
    const leaves = (name) => components.get(name)?.outputs ?? steps.find((one) => one.name === name)?.step.outputs;
    return Object.fromEntries(steps.map(({ name, step }) => {
        const component = componentOf(reading, file, name, step, leaves);
        components.set(name, component);
        return [name, dataOfStep(reading, file, name, step, component, options)];
    }));
}
/** A step as it is written; `undefined` where it is of a type that nothing is made of. */
function stepOf(reading, file, name, value) {
    const path = `jobs.${name}`;
    const type = (0, rules_1.isPlain)(value) && typeof value.type === 'string' ? (0, shapes_1.wordOf)(value.type) : undefined;
    if (type !== undefined && Object.hasOwn(OTHER_TYPES, type)) {
        reading.tell(file, [
            `${path}.type: not taken: ${JSON.stringify(type)}; a message starts steps with a command, and this is ${OTHER_TYPES[type]}`,
        ]);
        return undefined;
    }
    const hasComponent = (0, rules_1.isPlain)(value) && 'component' in value;
    return reading.inspectPart(file, hasComponent ? pipeline_shapes_1.COMPONENT_STEP : pipeline_shapes_1.COMMAND_STEP, value, path);
}
function componentOf(reading, file, name, step, leaves) {
    if (step.component !== undefined)
        return (0, read_component_1.namedComponent)(reading, file, step, ['jobs', name]);
    const { inputs = {}, outputs = {} } = file.value;
    return (0, read_component_1.inlineComponent)(reading, file, step, ['jobs', name], { inputs, outputs, leaves });
}
function dataOfStep(reading, file, name, step, { reference, source }, options) {
    const at = ['jobs', name];
    const { resources = {}, distribution, limits, queue_settings: queue, environment_variables: variables = {} } = step;
    const place = { resources, ...(queue && { queue }) };
    // Without a cluster of its own it runs where the pipeline does, on machines of a kind of its own.
    const compute = (0, read_parts_1.computeOf)(reading, file, step.compute, place, [...at, 'compute']);
    return {
        component: reference,
        source,
        ...(step.display_name !== undefined && { displayName: step.display_name }),
        ...(step.comment !== undefined && { comment: step.comment }),
        ...(step.tags && { tags: (0, read_parts_1.textsAt)(file, step.tags, [...at, 'tags']) }),
        inputs: stepInputs(reading, file, step, at),
        outputs: stepOutputs(step),
        ...(step.compute === undefined ? compute : { compute }),
        ...(resources.instance_count !== undefined && { nodes: resources.instance_count }),
        ...(resources.shm_size !== undefined && { shmSize: resources.shm_size }),
        ...(resources.docker_args !== undefined && { dockerArgs: resources.docker_args }),
        ...(distribution && { distribution: (0, read_parts_1.distributionOf)(distribution) }),
        ...(Object.keys(variables).length > 0 && {
            environmentVariables: (0, read_parts_1.textsAt)(file, variables, [...at, 'environment_variables']),
        }),
        timeout: (0, read_command_1.timeoutOf)(reading, file, `jobs.${name}.limits.timeout`, limits?.timeout, limits?.timeout === undefined ? options.timeout : undefined),
    };
}
/** Whether a text names something of the pipeline; `${{name}}`, the name of the job, is part of a path. */
function isBinding(text) {
    return /\$\{\{\s*(parent|inputs|outputs|jobs)\./.test(text);
}
function stepInputs(reading, file, { inputs = {} }, at) {
    return Object.fromEntries(Object.entries(inputs).map(([name, input]) => {
        const path = [...at, 'inputs', name];
        if (typeof input !== 'object')
            return [name, { literal: file.textAt(...path) }];
        if ('value' in input)
            return [name, { literal: file.textAt(...path, 'value') }];
        // What is read from another step may say how.
        if (isBinding(input.path)) {
            return [name, { literal: input.path, ...(input.mode !== undefined && { mode: (0, read_inputs_1.inputModeOf)(input.mode) }) }];
        }
        return [name, (0, read_inputs_1.dataOf)(reading, file, input, path)];
    }));
}
function stepOutputs({ outputs = {} }) {
    return Object.fromEntries(Object.entries(outputs).flatMap(([name, output]) => {
        if (output === null)
            return [];
        if (typeof output === 'string')
            return [[name, { literal: output }]];
        if (output.path !== undefined && isBinding(output.path)) {
            return [
                [name, { literal: output.path, ...(output.mode !== undefined && { mode: (0, read_inputs_1.outputModeOf)(output.mode) }) }],
            ];
        }
        return [[name, (0, read_inputs_1.outputOf)(output)]];
    }));
}
//# sourceMappingURL=read-pipeline.js.map