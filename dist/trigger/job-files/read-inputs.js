"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.inputModeOf = inputModeOf;
exports.outputModeOf = outputModeOf;
exports.inputsOf = inputsOf;
exports.fixedOf = fixedOf;
exports.dataOf = dataOf;
exports.outputsOf = outputsOf;
exports.outputOf = outputOf;
const rules_1 = require("../../rules");
const assets_1 = require("../assets");
const job_reading_1 = require("./job-reading");
const shapes_1 = require("./shapes");
const INPUT_MODES = {
    ro_mount: 'ReadOnlyMount',
    download: 'Download',
    direct: 'Direct',
    eval_mount: 'EvalMount',
    eval_download: 'EvalDownload',
};
const OUTPUT_MODES = {
    rw_mount: 'ReadWriteMount',
    mount: 'ReadWriteMount',
    upload: 'Upload',
    direct: 'Direct',
};
function inputModeOf(mode) {
    return INPUT_MODES[(0, shapes_1.wordOf)(mode)];
}
function outputModeOf(mode) {
    return OUTPUT_MODES[(0, shapes_1.wordOf)(mode)];
}
/** The inputs of a file: what a message fills, what a message names, and what stays as the file has it. */
function inputsOf(reading, file, inputs = {}, { parameters = {}, inputs: named = {} }) {
    refuseUnknown(reading, file, 'parameters', Object.keys(parameters), Object.keys(inputs));
    refuseUnknown(reading, file, 'inputs', Object.keys(named), Object.keys(inputs));
    const result = {
        parameters: {},
        inputs: {},
        fixed: {},
    };
    for (const [name, input] of Object.entries(inputs)) {
        const at = ['inputs', name];
        const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
        const assets = Object.hasOwn(named, name) ? (named[name]?.assets ?? []) : latestOf(input);
        if (parameter !== undefined)
            result.parameters[name] = parameterOf(reading, file, name, input, parameter);
        else if (assets !== undefined)
            result.inputs[name] = { ...namedData(reading, file, name, input), assets };
        else
            result.fixed[name] = fixedOf(reading, file, input, at);
    }
    return result;
}
/**
 * The asset that a file means the latest version of. The client asks for it when a person sends the job; where a message
 * starts it, the message says which.
 */
function latestOf(input) {
    const path = typeof input === 'object' && 'path' in input ? input.path : '';
    const [, name] = /^azureml:([^:@/]+)@latest$/.exec(path) ?? [];
    return name === undefined ? undefined : [name];
}
/** Options that name what the file does not have. */
function refuseUnknown(reading, file, option, names, known) {
    for (const name of names.filter((one) => !known.includes(one))) {
        const near = (0, rules_1.nearest)(name, known);
        const advice = near === undefined ? `it has ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
        reading.problems.push(`${option}.${name}: ${file.shown} has no such input; ${advice}`);
    }
}
/** The file's value is what the parameter is without a message. */
function parameterOf(reading, file, name, input, parameter) {
    const value = literalOf(input);
    if (value === undefined) {
        const fix = `name it in inputs, and not in parameters: inputs: { ${name}: {} }`;
        const got = input.path;
        reading.tell(file, [(0, rules_1.describeProblem)({ subject: `inputs.${name}`, got, allowed: 'a value for a parameter', fix })]);
        return parameter;
    }
    const given = parameter._withDefault(presetOf(parameter, value, file.textAt(...valueAt(name, input))));
    const wrong = parameter.schema.default === undefined ? given.problems() : [];
    reading.tell(file, wrong.map((problem) => `inputs.${name}: ${problem}`));
    return given;
}
/** What a file says, as a parameter has it: a number may stand in quotes, as Python needs it for some. */
function presetOf({ schema: { type } }, value, text) {
    if (type === 'string')
        return text;
    return typeof value === 'string' && type !== 'boolean' && /\d/.test(value) && Number.isFinite(Number(value))
        ? Number(value)
        : value;
}
/** The value of an input; `undefined` where it is data. */
function literalOf(input) {
    if (typeof input !== 'object')
        return input;
    return 'value' in input ? input.value : undefined;
}
function valueAt(name, input) {
    return (0, rules_1.isPlain)(input) ? ['inputs', name, 'value'] : ['inputs', name];
}
function namedData(reading, file, name, input) {
    if (!(0, rules_1.isPlain)(input) || 'value' in input) {
        const fix = `name it in parameters, and not in inputs: parameters: { ${name}: Parameter.… }`;
        reading.tell(file, [
            (0, rules_1.describeProblem)({ subject: `inputs.${name}`, got: input, allowed: 'data that a message can name', fix }),
        ]);
        return { type: 'uri_folder', mode: 'ReadOnlyMount' };
    }
    const { type = 'uri_folder', mode = 'ro_mount' } = input;
    return { type: (0, shapes_1.wordOf)(type), mode: inputModeOf(mode) };
}
/** What stays as the file has it; what lies beside it is registered when it is deployed. */
function fixedOf(reading, file, input, at) {
    if (!(0, rules_1.isPlain)(input))
        return { literal: file.textAt(...at) };
    if ('value' in input)
        return { literal: file.textAt(...at, 'value') };
    return dataOf(reading, file, input, at);
}
/** Data that a file names: by reference, by address, or by where it lies beside the file. */
function dataOf(reading, file, { type = 'uri_folder', mode, path }, at) {
    const kind = (0, shapes_1.wordOf)(type);
    return {
        type: kind,
        ...(mode !== undefined && { mode: inputModeOf(mode) }),
        path: (0, job_reading_1.isRemote)(path) ? path : localData(reading, file, kind, path, [...at, 'path']),
    };
}
function localData(reading, file, type, path, at) {
    const whole = (0, job_reading_1.pathIn)(file, path);
    const subject = at.join('.');
    const found = (0, assets_1.localFiles)(whole, subject, path);
    const problems = [...found.problems];
    if (problems.length === 0 && found.isFile !== (type === 'uri_file')) {
        const allowed = `a ${type === 'uri_file' ? 'file' : 'folder'}, as ${type} is one`;
        problems.push((0, rules_1.describeProblem)({ subject, got: path, allowed, fix: 'change the type or the path' }));
    }
    const asset = problems.length > 0 ? undefined : assets_1.JobAsset.data(whole, type, found);
    return reading.register(file, { asset, problems });
}
/** The outputs of a file; one of which nothing is said is a folder. */
function outputsOf(outputs = {}) {
    return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, outputOf(output)]));
}
function outputOf(output) {
    const { type = 'uri_folder', mode, path } = output ?? {};
    return {
        type: (0, shapes_1.wordOf)(type),
        ...(mode !== undefined && { mode: outputModeOf(mode) }),
        ...(path !== undefined && { path }),
    };
}
//# sourceMappingURL=read-inputs.js.map