"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.graphOf = graphOf;
exports.stepTask = stepTask;
exports.stepRoom = stepRoom;
const reading_1 = require("./reading");
const task_1 = require("./task");
const REFERENCE = /^\s*\$\{\{\s*parent\.(?:(inputs|outputs)\.([\w-]+)|jobs\.([\w-]+)\.outputs\.([\w-]+))\s*\}\}\s*$/;
/** The steps of a pipeline, of its own or of the registered component that it is. */
function graphOf(properties, componentOf) {
    const nodes = nodesOf(properties, componentOf);
    const entries = Object.entries(nodes);
    const problems = [];
    if (entries.length === 0)
        problems.push('jobs: got no step, and no registered component with steps; give one');
    const steps = new Map(entries.map(([name, node]) => [name, { name, node: node, after: stepsBefore(node) }]));
    for (const step of steps.values())
        problems.push(...problemsOf(step, steps, properties));
    const circle = circleIn(steps);
    if (circle !== undefined)
        problems.push(`jobs: ${circle.join(' needs ')} goes round in a circle; take one away`);
    return { steps, problems };
}
function nodesOf(properties, componentOf) {
    const own = (0, reading_1.objectAt)(properties, 'jobs');
    const id = (0, reading_1.textAt)(properties, 'componentId');
    return Object.keys(own).length > 0 || id === undefined ? own : (0, reading_1.objectAt)(componentOf(id), 'jobs');
}
function problemsOf({ name, node, after }, steps, properties) {
    const place = `jobs.${name}`;
    const type = (0, reading_1.textAt)(node, 'type') ?? 'command';
    const problems = [];
    if (type !== 'command')
        problems.push(`${place}.type: got ${JSON.stringify(type)}, and this machine runs command`);
    if ((0, reading_1.textAt)(node, 'componentId') === undefined && typeof node.component !== 'string')
        problems.push(`${place}.componentId: got nothing, allowed the id of a registered component; give it`);
    for (const before of after)
        if (!steps.has(before))
            problems.push(`${place}.inputs: there is no step ${before}`);
    for (const [input, value] of Object.entries((0, reading_1.objectAt)(node, 'inputs'))) {
        const to = referenceIn(saidBy(value));
        if (to?.kind === 'input' && !Object.hasOwn((0, reading_1.objectAt)(properties, 'inputs'), to.name))
            problems.push(`${place}.inputs.${input}: the pipeline has no input ${to.name}`);
    }
    for (const [output, value] of Object.entries((0, reading_1.objectAt)(node, 'outputs'))) {
        const to = referenceIn(saidBy(value));
        if (to?.kind === 'output' && !Object.hasOwn((0, reading_1.objectAt)(properties, 'outputs'), to.name))
            problems.push(`${place}.outputs.${output}: the pipeline has no output ${to.name}`);
    }
    return problems;
}
function stepsBefore(node) {
    const references = Object.values((0, reading_1.objectAt)(node, 'inputs')).map((value) => referenceIn(saidBy(value)));
    return new Set(references.flatMap((to) => (to?.kind === 'step' ? [to.step] : [])));
}
/** A circle among steps, the first one again at its end. */
function circleIn(steps) {
    const done = new Set();
    const visit = (name, path) => {
        if (path.includes(name))
            return [...path.slice(path.indexOf(name)), name];
        if (done.has(name))
            return undefined;
        for (const before of steps.get(name)?.after ?? []) {
            const circle = visit(before, [...path, name]);
            if (circle !== undefined)
                return circle;
        }
        done.add(name);
        return undefined;
    };
    for (const name of steps.keys()) {
        const circle = visit(name, []);
        if (circle !== undefined)
            return circle;
    }
    return undefined;
}
/** The task of a step; a text says why there is none. */
function stepTask({ name, node }, place) {
    const id = (0, reading_1.textAt)(node, 'componentId') ?? (0, reading_1.textAt)(node, 'component') ?? '';
    const called = calledBy(name, place.properties);
    const component = place.componentOf(id);
    if (component === undefined)
        return `the component ${id} of step ${name} is not registered here; deploy it with the workspace, or register it`;
    const type = (0, reading_1.textAt)(component, 'type') ?? 'command';
    if (type !== 'command' && type !== 'CommandComponent')
        return `the component of step ${name} is a ${type}, and this machine runs command components`;
    const resources = { ...(0, reading_1.objectAt)(component, 'resources'), ...(0, reading_1.objectAt)(node, 'resources') };
    const distribution = { ...(0, reading_1.objectAt)(component, 'distribution'), ...(0, reading_1.objectAt)(node, 'distribution') };
    const settings = (0, reading_1.objectAt)(place.properties, 'settings');
    return {
        command: (0, reading_1.textAt)(component, 'command') ?? '',
        codeId: withoutPrefix((0, reading_1.textAt)(component, 'code')),
        environmentId: withoutPrefix((0, reading_1.textAt)(component, 'environment')),
        environmentVariables: {
            ...(0, reading_1.textsAt)(component, 'environment_variables'),
            ...(0, reading_1.textsAt)(node, 'environment_variables'),
        },
        spread: (0, task_1.spreadOf)(camelCased(distribution)),
        inputs: inputsOf(node, component, place),
        outputs: outputsOf(node, component, place),
        search: {},
        nodes: (0, reading_1.numberAt)(resources, 'instance_count') ?? 1,
        instanceType: (0, reading_1.textAt)(resources, 'instance_type'),
        cluster: (0, task_1.clusterOf)((0, reading_1.textAt)(node, 'computeId') ?? (0, reading_1.textAt)(settings, 'default_compute') ?? (0, reading_1.textAt)(place.properties, 'computeId')),
        timeout: (0, reading_1.durationAt)((0, reading_1.objectAt)(node, 'limits'), 'timeout'),
        called,
    };
}
/** Where a step runs, and on how many machines, as far as that is told before its turn. */
function stepRoom(step, properties, componentOf) {
    const made = stepTask(step, { pipeline: '', properties, componentOf, runOf: () => '' });
    return typeof made === 'string' ? { cluster: undefined, nodes: 1 } : made;
}
/** What the local profile calls a step. */
function calledBy(step, properties) {
    return [...(0, task_1.calledOf)(properties).map((template) => `${template}/${step}`), step];
}
function inputsOf(node, component, place) {
    const presets = (0, task_1.mapOf)((0, reading_1.objectAt)(component, 'inputs'), (declared) => {
        const preset = declared?.default;
        return (0, reading_1.isScalar)(preset) ? { kind: 'literal', value: String(preset) } : undefined;
    });
    const given = (0, task_1.mapOf)((0, reading_1.objectAt)(node, 'inputs'), (value) => {
        const to = referenceIn(saidBy(value));
        const type = (0, reading_1.textAt)(value, 'job_input_type') ?? 'uri_folder';
        if (to?.kind === 'step')
            return { kind: 'output', type, run: place.runOf(to.step), output: to.output };
        if (to?.kind === 'input')
            return (0, task_1.inputOf)((0, reading_1.objectAt)(place.properties, 'inputs')[to.name]);
        return (0, task_1.inputOf)((0, reading_1.isScalar)(value) ? value : camelCased(value));
    });
    return { ...presets, ...given };
}
function outputsOf(node, component, place) {
    const declared = (0, task_1.mapOf)((0, reading_1.objectAt)(component, 'outputs'), (output) => ({
        type: (0, reading_1.textAt)(output, 'type') ?? 'uri_folder',
    }));
    const given = Object.entries((0, reading_1.objectAt)(node, 'outputs')).map(([name, value]) => {
        const type = (0, reading_1.textAt)(value, 'job_output_type') ?? declared[name]?.type ?? 'uri_folder';
        const to = referenceIn(saidBy(value));
        const of = to?.kind === 'output' ? { of: { run: place.pipeline, output: to.name } } : {};
        return [name, { type, ...of }];
    });
    return { ...declared, ...Object.fromEntries(given) };
}
function referenceIn(text) {
    const [, kind, name, step, output] = REFERENCE.exec(text ?? '') ?? [];
    if (step !== undefined && output !== undefined)
        return { kind: 'step', step, output };
    if (name === undefined)
        return undefined;
    return kind === 'inputs' ? { kind: 'input', name } : { kind: 'output', name };
}
/** What an input or output of a step says, whatever form it has. */
function saidBy(value) {
    if (typeof value === 'string')
        return value;
    return (0, reading_1.textAt)(value, 'value') ?? (0, reading_1.textAt)(value, 'path') ?? (0, reading_1.textAt)(value, 'uri');
}
/** In a component a reference begins with `azureml:`, whatever follows. */
function withoutPrefix(reference) {
    return reference?.replace(/^azureml:(?=\/)/i, '');
}
/** Steps have names with underscores where jobs have them in camelCase. */
function camelCased(value) {
    const change = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
    return Object.fromEntries(Object.entries(value ?? {}).map(([name, part]) => [change(name), part]));
}
//# sourceMappingURL=pipeline.js.map