"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeJobFile = writeJobFile;
const yaml_1 = require("yaml");
const iso_time_1 = require("../templates/iso-time");
const write_parts_1 = require("./write-parts");
const write_sweep_1 = require("./write-sweep");
/**
 * A job file of the Azure ML CLI (v2) for a template: what `az ml job create --file` starts is what a message starts that
 * says nothing.
 *
 * What a message may say stands in comments, since the format has no place for it. What a deployment has registered is
 * named by its version, and so are the steps of pipelines.
 *
 * @param name what messages call the template
 * @param options the ARM id of the workspace that it is for, which registered code is named with
 */
function writeJobFile(name, template, options = {}) {
    const comments = new Map();
    const { schema, ...body } = bodyOf(template, { comments, ...options });
    const file = {
        $schema: `https://azuremlschemas.azureedge.net/latest/${schema}.schema.json`,
        type: template.kind,
        ...(template.displayName !== undefined && { display_name: template.displayName }),
        experiment_name: template.experiment,
        ...(template.description !== undefined && { description: template.description }),
        ...(template.tags && { tags: template.tags }),
        ...body,
    };
    const document = new yaml_1.Document(file, { version: '1.1', aliasDuplicateObjects: false });
    document.commentBefore = headOf(name, template);
    for (const [path, comment] of comments)
        commentAt(document, path, comment);
    (0, yaml_1.visit)(document, { Scalar: (_, node) => quote(node) });
    return document.toString({ lineWidth: 0 });
}
/** In quotes what other readers of YAML stumble over: Python's does over tabs, and reads other signs in its own way. */
function quote(node) {
    if (typeof node.value === 'string' && /[^\n\x20-\x7e]/.test(node.value))
        node.type = 'QUOTE_DOUBLE';
}
/** Puts a comment above the name at a path. */
function commentAt(document, path, comment) {
    const segments = path.split('.');
    const parent = segments.length === 1 ? document.contents : document.getIn(segments.slice(0, -1), true);
    if (!(0, yaml_1.isMap)(parent))
        return;
    const pair = parent.items.find(({ key }) => String(key.value ?? key) === segments.at(-1));
    if (pair !== undefined)
        pair.key.commentBefore = ` ${comment}`;
}
function bodyOf(template, written) {
    switch (template.kind) {
        case 'command':
            return commandFile(template, written);
        case 'sweep':
            return sweepFile(template, written);
        case 'pipeline':
            return pipelineFile(template, written);
    }
}
/** Where it runs where a message does not say it; the other tiers are said at the head of the file. */
function firstOf({ tiers }) {
    return Object.values(tiers)[0];
}
/** What stands above everything. */
function headOf(name, { tiers }) {
    const first = ` The template ${name} of training-job-scheduler, as a message starts it that says nothing more.`;
    const others = Object.entries(tiers).slice(1);
    if (others.length === 0)
        return first;
    const said = others.map(([tier, compute]) => `${tier}: ${placeText(compute)}`).join(', ');
    return `${first}\n A message may ask for another tier, which runs elsewhere: ${said}.`;
}
function placeText(compute) {
    if (typeof compute === 'string')
        return compute;
    return ['no cluster', compute.instanceType, compute.jobTier].filter((one) => one !== undefined).join(' ');
}
function nodesOf({ nodes = 1, maxNodes }, at, { comments }) {
    if (maxNodes > 1)
        comments.set(at, `up to ${maxNodes}, where a message asks for more`);
    return nodes === 1 && maxNodes === 1 ? undefined : nodes;
}
function commandFile(template, written) {
    const { services, timeout } = template;
    const compute = firstOf(template);
    const nodes = nodesOf(template, 'resources.instance_count', written);
    const resources = { ...(nodes !== undefined && { instance_count: nodes }), ...(0, write_parts_1.machines)(compute).resources };
    return {
        schema: 'commandJob',
        ...(0, write_parts_1.commandParts)(template, resources, '', written),
        ...computeFile(compute),
        ...(0, write_parts_1.inputsFile)(template, written),
        ...(0, write_parts_1.outputsFile)(template),
        limits: { timeout: (0, iso_time_1.secondsOf)(timeout) },
        ...(services && { services: (0, write_sweep_1.servicesFile)(services) }),
    };
}
function computeFile(compute) {
    const { queue } = (0, write_parts_1.machines)(compute);
    return { ...(typeof compute === 'string' && { compute: (0, write_parts_1.computeName)(compute) }), ...queue };
}
function sweepFile(template, written) {
    const { trial, objective, sampling, searchSpace, earlyTermination, maxTotalTrials, maxConcurrentTrials } = template;
    const compute = firstOf(template);
    const nodes = nodesOf(template, 'trial.resources.instance_count', written);
    const resources = { ...(nodes !== undefined && { instance_count: nodes }), ...(0, write_parts_1.machines)(compute).resources };
    const { samplingAlgorithmType: algorithm, ...how } = sampling;
    return {
        schema: 'sweepJob',
        trial: (0, write_parts_1.commandParts)(trial, resources, 'trial.', written),
        ...computeFile(compute),
        ...(0, write_parts_1.inputsFile)(template, written),
        ...(0, write_parts_1.outputsFile)(template),
        sampling_algorithm: {
            type: algorithm.toLowerCase(),
            ...('seed' in how && { seed: how.seed }),
            ...('rule' in how && { rule: how.rule?.toLowerCase() }),
        },
        search_space: Object.fromEntries(Object.entries(searchSpace).map(([name, one]) => [name, (0, write_sweep_1.settingFile)(one)])),
        objective: { goal: objective.goal.toLowerCase(), primary_metric: objective.primaryMetric },
        ...(earlyTermination && { early_termination: (0, write_sweep_1.terminationFile)(earlyTermination) }),
        limits: {
            max_total_trials: maxTotalTrials,
            max_concurrent_trials: maxConcurrentTrials,
            timeout: (0, iso_time_1.secondsOf)(template.timeout),
            trial_timeout: (0, iso_time_1.secondsOf)(template.trialTimeout),
        },
    };
}
function pipelineFile(template, written) {
    const { component, steps = {}, continueOnStepFailure, forceRerun, defaultDatastore } = template;
    const compute = firstOf(template);
    const settings = {
        default_compute: (0, write_parts_1.computeName)(compute),
        ...(defaultDatastore !== undefined && { default_datastore: `azureml:${defaultDatastore}` }),
        continue_on_step_failure: continueOnStepFailure,
        ...(forceRerun !== undefined && { force_rerun: forceRerun }),
    };
    return {
        schema: 'pipelineJob',
        settings,
        ...(0, write_parts_1.inputsFile)(template, written),
        ...(0, write_parts_1.outputsFile)(template),
        ...(component !== undefined && { component }),
        ...(component === undefined && {
            jobs: Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, stepFile(step, compute)])),
        }),
    };
}
function stepFile(step, of) {
    const { component, compute, inputs, outputs, nodes, shmSize, dockerArgs, distribution, environmentVariables } = step;
    const place = compute ?? of;
    const { instanceType, jobTier } = { ...(typeof place !== 'string' && place), ...step };
    const resources = {
        ...(nodes !== undefined && { instance_count: nodes }),
        ...(instanceType !== undefined && { instance_type: instanceType }),
        ...(shmSize !== undefined && { shm_size: shmSize }),
        ...(dockerArgs !== undefined && { docker_args: dockerArgs }),
    };
    return {
        type: 'command',
        component,
        ...(step.displayName !== undefined && { display_name: step.displayName }),
        ...(step.comment !== undefined && { comment: step.comment }),
        ...(step.tags && { tags: step.tags }),
        ...(compute !== undefined && { compute: (0, write_parts_1.computeName)(compute) }),
        ...(Object.keys(inputs).length > 0 && { inputs: mapValues(inputs, stepInputFile) }),
        ...(Object.keys(outputs).length > 0 && { outputs: mapValues(outputs, stepOutputFile) }),
        ...(Object.keys(resources).length > 0 && { resources }),
        ...(jobTier !== undefined && { queue_settings: { job_tier: jobTier.toLowerCase() } }),
        ...(distribution && { distribution: (0, write_parts_1.distributionFile)(distribution) }),
        ...(environmentVariables && { environment_variables: environmentVariables }),
        limits: { timeout: (0, iso_time_1.secondsOf)(step.timeout) },
    };
}
function stepInputFile(input) {
    if (!('literal' in input)) {
        return { type: input.type, path: input.path, ...(input.mode !== undefined && { mode: write_parts_1.MODES[input.mode] }) };
    }
    return input.mode === undefined ? input.literal : { path: input.literal, mode: write_parts_1.MODES[input.mode] };
}
function stepOutputFile(output) {
    if (!('literal' in output))
        return (0, write_parts_1.outputFile)(output);
    return output.mode === undefined ? output.literal : { path: output.literal, mode: write_parts_1.MODES[output.mode] };
}
function mapValues(map, change) {
    return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}
//# sourceMappingURL=write-job-file.js.map