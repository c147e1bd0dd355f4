"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.templateProblems = templateProblems;
const rules_1 = require("../../../rules");
const bounds_1 = require("./bounds");
const command_problems_1 = require("./command-problems");
const decision_problems_1 = require("./decision-problems");
const references_1 = require("./references");
const step_problems_1 = require("./step-problems");
const sweep_problems_1 = require("./sweep-problems");
/**
 * What is wrong with a template, a line each: all that the published schema of Azure ML refuses, and what Azure would only
 * find when the job has started.
 */
function templateProblems(data) {
    return [
        ...(0, bounds_1.countProblems)('maxNodes', data.maxNodes, 1, 1000),
        ...(0, bounds_1.countProblems)('nodes', data.nodes, 1, Math.max(1, data.maxNodes)),
        ...inputProblems(data),
        ...outputProblems(data),
        ...kindProblems(data),
        ...(0, command_problems_1.bindingProblems)(data),
        ...nameProblems(data),
        ...(0, decision_problems_1.decisionProblems)(data),
    ];
}
function kindProblems(data) {
    switch (data.kind) {
        case 'command':
            return [...(0, command_problems_1.commandDataProblems)('', data), ...(0, bounds_1.timeoutProblems)('timeout', data.timeout)];
        case 'sweep':
            return [...(0, command_problems_1.commandDataProblems)('trial.', data.trial), ...(0, sweep_problems_1.sweepProblems)(data)];
        case 'pipeline':
            return (0, step_problems_1.pipelineProblems)(data);
    }
}
const ASSET_NAME = /^[A-Za-z0-9_.-]{1,255}$/;
function inputProblems({ inputs, fixed = {} }) {
    const assets = Object.entries(inputs).flatMap(([name, input]) => input.assets
        .filter((asset) => !ASSET_NAME.test(asset))
        .map((got) => {
        const allowed = 'the names of registered data, without a version';
        return (0, rules_1.describeProblem)({ subject: `inputs.${name}.assets`, got, allowed, fix: 'give the name alone' });
    }));
    const data = Object.entries(fixed).flatMap(([name, input]) => 'literal' in input
        ? (0, bounds_1.textProblems)(`inputs.${name}`, input.literal)
        : [
            ...(0, references_1.referenceProblems)(`inputs.${name}`, input.path, 'data'),
            ...(0, references_1.modeProblems)(`inputs.${name}.mode`, input.type, input.mode),
        ]);
    const modes = Object.entries(inputs).flatMap(([name, { type, mode }]) => (0, references_1.modeProblems)(`inputs.${name}.mode`, type, mode));
    return [...assets, ...modes, ...data];
}
function outputProblems({ outputs }) {
    return Object.entries(outputs).flatMap(([name, { path }]) => path === undefined ? [] : (0, references_1.placeProblems)(`outputs.${name}.path`, path));
}
/** `__proto__` is no name: JavaScript, which reads messages, means something else by it. */
const NAME = /^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]*$/;
const COMPUTE_NAME = /^[A-Za-z][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/;
const TIER_NAME = /^[a-z][a-z0-9-]{0,30}$/;
function nameProblems(data) {
    const { tiers, parameters, inputs, fixed = {}, outputs, experiment } = data;
    const problems = [];
    const wrong = (what, names, pattern, allowed) => {
        for (const name of names.filter((one) => !pattern.test(one))) {
            problems.push(`${what}: got "${name}", allowed ${allowed}`);
        }
    };
    const steps = data.kind === 'pipeline' ? Object.values(data.steps ?? {}) : [];
    const computes = [
        ...Object.values(tiers),
        ...steps.map(({ compute }) => compute),
    ];
    const clusters = computes.filter((one) => typeof one === 'string');
    wrong('parameters', Object.keys(parameters), NAME, 'letters, digits and "_", as a command names them');
    wrong('inputs', Object.keys({ ...inputs, ...fixed }), NAME, 'letters, digits and "_", as a command names them');
    wrong('outputs', Object.keys(outputs), NAME, 'letters, digits and "_", as a command names them');
    wrong('compute', clusters, COMPUTE_NAME, 'the name of a cluster, 3 to 32 letters, digits and "-"');
    wrong('compute', Object.keys(tiers), TIER_NAME, 'the name of a tier in small letters, digits and "-"');
    wrong('experiment', [experiment], /^[A-Za-z0-9][\w-]{0,254}$/, 'letters, digits, "_" and "-"');
    if (Object.keys(tiers).length === 0)
        problems.push('compute: got none, allowed at least one cluster');
    const both = Object.keys(parameters).filter((name) => Object.hasOwn({ ...inputs, ...fixed }, name));
    for (const name of both)
        problems.push(`inputs: got "${name}", allowed another name than that of a parameter`);
    return problems;
}
//# sourceMappingURL=template-problems.js.map