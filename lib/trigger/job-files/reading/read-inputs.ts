import { describeProblem, isPlain, nearest } from '../../../rules';
import { JobAsset, localFiles } from '../../assets';
import type { DataType, FixedData, FixedInput, InputData, InputMode, OutputData, OutputMode } from '../../jobs';
import type { Parameter } from '../../options/parameter';
import type { DataFile, InputFile, OutputFile } from '../form/command-file';
import { wordOf } from '../form/file-shapes';
import type { YamlFile } from '../form/yaml-file';
import type { JobFileOptions } from './job-file-options';
import { isRemote, type JobReading, pathIn } from './job-reading';

const INPUT_MODES: Readonly<Record<string, InputMode>> = {
  ro_mount: 'ReadOnlyMount',
  download: 'Download',
  direct: 'Direct',
  eval_mount: 'EvalMount',
  eval_download: 'EvalDownload',
};
const OUTPUT_MODES: Readonly<Record<string, OutputMode>> = {
  rw_mount: 'ReadWriteMount',
  mount: 'ReadWriteMount',
  upload: 'Upload',
  direct: 'Direct',
};

export function inputModeOf(mode: string): InputMode {
  return INPUT_MODES[wordOf(mode)] as InputMode;
}

export function outputModeOf(mode: string): OutputMode {
  return OUTPUT_MODES[wordOf(mode)] as OutputMode;
}

/** What fills the inputs of a job. */
export interface ReadInputs {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly inputs: Readonly<Record<string, InputData>>;
  readonly fixed: Readonly<Record<string, FixedInput>>;
}

/** The inputs of a file: what a message fills, what a message names, and what stays as the file has it. */
export function inputsOf(
  reading: JobReading,
  file: YamlFile,
  inputs: Readonly<Record<string, InputFile>> = {},
  { parameters = {}, inputs: named = {} }: JobFileOptions,
): ReadInputs {
  refuseUnknown(reading, file, 'parameters', Object.keys(parameters), Object.keys(inputs));
  refuseUnknown(reading, file, 'inputs', Object.keys(named), Object.keys(inputs));
  const result = {
    parameters: {} as Record<string, Parameter>,
    inputs: {} as Record<string, InputData>,
    fixed: {} as Record<string, FixedInput>,
  };
  for (const [name, input] of Object.entries(inputs)) {
    const at = ['inputs', name];
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const assets = Object.hasOwn(named, name) ? (named[name]?.assets ?? []) : latestOf(input);
    if (parameter !== undefined) result.parameters[name] = parameterOf(reading, file, name, input, parameter);
    else if (assets !== undefined) result.inputs[name] = { ...namedData(reading, file, name, input), assets };
    else result.fixed[name] = fixedOf(reading, file, input, at);
  }
  return result;
}

/**
 * The asset that a file means the latest version of. The client asks for it when a person sends the job; where a message
 * starts it, the message says which.
 */
function latestOf(input: InputFile): readonly string[] | undefined {
  const path = typeof input === 'object' && 'path' in input ? input.path : '';
  const [, name] = /^azureml:([^:@/]+)@latest$/.exec(path) ?? [];
  return name === undefined ? undefined : [name];
}

/** Options that name what the file does not have. */
function refuseUnknown(
  reading: JobReading,
  file: YamlFile,
  option: string,
  names: readonly string[],
  known: readonly string[],
): void {
  for (const name of names.filter((one) => !known.includes(one))) {
    const near = nearest(name, known);
    const advice = near === undefined ? `it has ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
    reading.problems.push(`${option}.${name}: ${file.shown} has no such input; ${advice}`);
  }
}

/** The file's value is what the parameter is without a message. */
function parameterOf(
  reading: JobReading,
  file: YamlFile,
  name: string,
  input: InputFile,
  parameter: Parameter,
): Parameter {
  const value = literalOf(input);
  if (value === undefined) {
    const fix = `name it in inputs, and not in parameters: inputs: { ${name}: {} }`;
    const got = (input as DataFile).path;
    reading.tell(file, [describeProblem({ subject: `inputs.${name}`, got, allowed: 'a value for a parameter', fix })]);
    return parameter;
  }
  const given = parameter._withDefault(presetOf(parameter, value, file.textAt(...valueAt(name, input))));
  const wrong = parameter.schema.default === undefined ? given.problems() : [];
  reading.tell(
    file,
    wrong.map((problem) => `inputs.${name}: ${problem}`),
  );
  return given;
}

/** What a file says, as a parameter has it: a number may stand in quotes, as Python needs it for some. */
function presetOf({ schema: { type } }: Parameter, value: string | number | boolean, text: string) {
  if (type === 'string') return text;
  return typeof value === 'string' && type !== 'boolean' && /\d/.test(value) && Number.isFinite(Number(value))
    ? Number(value)
    : value;
}

/** The value of an input; `undefined` where it is data. */
function literalOf(input: InputFile): string | number | boolean | undefined {
  if (typeof input !== 'object') return input;
  return 'value' in input ? input.value : undefined;
}

function valueAt(name: string, input: InputFile): string[] {
  return isPlain(input) ? ['inputs', name, 'value'] : ['inputs', name];
}

function namedData(reading: JobReading, file: YamlFile, name: string, input: InputFile): Omit<InputData, 'assets'> {
  if (!isPlain(input) || 'value' in input) {
    const fix = `name it in parameters, and not in inputs: parameters: { ${name}: Parameter.… }`;
    reading.tell(file, [
      describeProblem({ subject: `inputs.${name}`, got: input, allowed: 'data that a message can name', fix }),
    ]);
    return { type: 'uri_folder', mode: 'ReadOnlyMount' };
  }
  const { type = 'uri_folder', mode = 'ro_mount' } = input as DataFile;
  return { type: wordOf(type) as DataType, mode: inputModeOf(mode) };
}

/** What stays as the file has it; what lies beside it is registered when it is deployed. */
export function fixedOf(reading: JobReading, file: YamlFile, input: InputFile, at: readonly string[]): FixedInput {
  if (!isPlain(input)) return { literal: file.textAt(...at) };
  if ('value' in input) return { literal: file.textAt(...at, 'value') };
  return dataOf(reading, file, input as DataFile, at);
}

/** Data that a file names: by reference, by address, or by where it lies beside the file. */
export function dataOf(
  reading: JobReading,
  file: YamlFile,
  { type = 'uri_folder', mode, path }: DataFile,
  at: readonly string[],
): FixedData {
  const kind = wordOf(type) as DataType;
  return {
    type: kind,
    ...(mode !== undefined && { mode: inputModeOf(mode) }),
    path: isRemote(path) ? path : localData(reading, file, kind, path, [...at, 'path']),
  };
}

function localData(reading: JobReading, file: YamlFile, type: DataType, path: string, at: readonly string[]): string {
  const whole = pathIn(file, path);
  const subject = at.join('.');
  const found = localFiles(whole, subject, path);
  const problems = [...found.problems];
  if (problems.length === 0 && found.isFile !== (type === 'uri_file')) {
    const allowed = `a ${type === 'uri_file' ? 'file' : 'folder'}, as ${type} is one`;
    problems.push(describeProblem({ subject, got: path, allowed, fix: 'change the type or the path' }));
  }
  const asset = problems.length > 0 ? undefined : JobAsset.data(whole, type, found);
  return reading.register(file, { asset, problems });
}

/** The outputs of a file; one of which nothing is said is a folder. */
export function outputsOf(outputs: Readonly<Record<string, OutputFile | null>> = {}): Record<string, OutputData> {
  return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, outputOf(output)]));
}

export function outputOf(output: OutputFile | null): OutputData {
  const { type = 'uri_folder', mode, path } = output ?? {};
  return {
    type: wordOf(type) as DataType,
    ...(mode !== undefined && { mode: outputModeOf(mode) }),
    ...(path !== undefined && { path }),
  };
}
