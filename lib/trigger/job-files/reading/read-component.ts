import { describeProblem, isPlain, nearest } from '../../../rules';
import { JobAsset } from '../../assets';
import type { StepData } from '../../jobs';
import type { EnvironmentFile, InputFile, OutputFile } from '../form/command-file';
import { wordOf } from '../form/file-shapes';
import type { ComponentFile, PortFile, StepFile } from '../form/pipeline-file';
import { COMPONENT_FILE } from '../form/pipeline-file-shapes';
import type { YamlFile } from '../form/yaml-file';
import { isRemote, type JobReading } from './job-reading';
import { codeOf, environmentOf, textsAt } from './read-parts';

/** A component that a step runs. */
export interface ReadComponent {
  readonly reference: string;
  readonly source: StepData['source'];
  /** What it leaves, by name; `undefined` where nobody can see it from here. */
  readonly outputs: Readonly<Record<string, { readonly type: string }>> | undefined;
}

/** What a pipeline has around a step. */
export interface Surroundings {
  readonly inputs: Readonly<Record<string, InputFile>>;
  readonly outputs: Readonly<Record<string, OutputFile | null>>;
  /** What another step leaves, by name. */
  readonly leaves: (step: string) => Readonly<Record<string, unknown>> | undefined;
}

/** A component by reference, in a file of its own, or in the step itself. */
export function namedComponent(
  reading: JobReading,
  file: YamlFile,
  step: StepFile,
  at: readonly string[],
): ReadComponent {
  const { component } = step;
  const subject = [...at, 'component'];
  if (typeof component === 'string' && isRemote(component)) {
    const source = component.startsWith('azureml://registries/') ? 'REMOTE.REGISTRY' : 'REMOTE.WORKSPACE.COMPONENT';
    return { reference: component, source, outputs: undefined };
  }
  if (typeof component !== 'string') {
    const spec = component as ComponentFile;
    checkPorts(reading, file, step, spec, at);
    return registered(reading, file, spec, subject, 'YAML.JOB');
  }
  const other = file.beside(component);
  if (other.problems.length > 0) {
    reading.tell(
      file,
      other.problems.map((problem) => `${subject.join('.')}: ${problem.replace(/^job file: /, '')}`),
    );
    return STAND_IN;
  }
  const type = isPlain(other.value) ? other.value.type : undefined;
  if (typeof type === 'string' && wordOf(type) !== 'command') {
    const why = 'a message starts steps with a command';
    reading.tell(file, [
      `${subject.join('.')}: not taken: ${other.shown} is a component of type ${JSON.stringify(type)}; ${why}`,
    ]);
    return STAND_IN;
  }
  const spec = reading.inspect(other, COMPONENT_FILE);
  checkPorts(reading, file, step, spec, at);
  return registered(reading, other, spec, [], 'YAML.COMPONENT');
}

const STAND_IN: ReadComponent = {
  reference: 'azureml:standin:1',
  source: 'YAML.JOB',
  outputs: undefined,
};

/** @param at where the component stands in its file */
function registered(
  reading: JobReading,
  file: YamlFile,
  spec: ComponentFile,
  at: readonly string[],
  source: 'YAML.JOB' | 'YAML.COMPONENT',
): ReadComponent {
  const { command, code, environment, inputs = {}, outputs = {}, resources, distribution } = spec;
  const asset = JobAsset.component(`${file.path}${at.length === 0 ? '' : `#${at.join('.')}`}`, {
    ...(typeof spec.$schema === 'string' && { $schema: spec.$schema }),
    type: 'command',
    command,
    ...(code !== undefined && { code: codeOf(reading, file, code, [...at, 'code']) }),
    environment: environmentOf(reading, file, environment as string | EnvironmentFile, [...at, 'environment']),
    ...(spec.display_name !== undefined && { display_name: spec.display_name }),
    ...(spec.description !== undefined && { description: spec.description }),
    is_deterministic: spec.is_deterministic ?? true,
    ...(Object.keys(inputs).length > 0 && { inputs: portsOf(file, inputs, [...at, 'inputs']) }),
    ...(Object.keys(outputs).length > 0 && { outputs: portsOf(file, outputs, [...at, 'outputs']) }),
    ...(resources && { resources }),
    ...(distribution && { distribution: { ...distribution, type: wordOf(distribution.type) } }),
    _source: source,
  });
  return {
    reference: reading.register(file, { asset, problems: [] }),
    source,
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, port]) => [name, { type: port?.type ?? 'uri_folder' }]),
    ),
  };
}

/** Numbers as texts, which is how the official client sends them. */
function portsOf(file: YamlFile, ports: Readonly<Record<string, PortFile | null>>, at: readonly string[]) {
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]) => {
      const { type, default: preset, min, max, ...others } = port ?? { type: 'uri_folder' };
      const text = (key: string) => numeric(wordOf(type), file.textAt(...at, name, key));
      return [
        name,
        {
          type: wordOf(type),
          ...(preset !== undefined && { default: text('default') }),
          ...(min !== undefined && { min: text('min') }),
          ...(max !== undefined && { max: text('max') }),
          ...others,
        },
      ];
    }),
  );
}

/** A bound of a number has a point. */
function numeric(type: string, text: string): string {
  return type === 'number' && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** A step gives its component what it takes, and nothing else. */
function checkPorts(
  reading: JobReading,
  file: YamlFile,
  { inputs = {}, outputs = {} }: StepFile,
  component: ComponentFile,
  at: readonly string[],
): void {
  const { inputs: takes = {}, outputs: leaves = {} } = component;
  const unknown = (kind: string, given: readonly string[], known: readonly string[]) => {
    for (const name of given.filter((one) => !known.includes(one))) {
      const near = nearest(name, known);
      const fix = near === undefined ? 'take it out' : `did you mean ${near}?`;
      const allowed = known.join(', ') || 'none: its component has none';
      const subject = [...at, kind, name].join('.');
      reading.tell(file, [describeProblem({ subject, got: name, allowed, fix })]);
    }
  };
  unknown('inputs', Object.keys(inputs), Object.keys(takes));
  unknown('outputs', Object.keys(outputs), Object.keys(leaves));
  for (const [name, port] of Object.entries(takes)) {
    if (Object.hasOwn(inputs, name) || port.optional === true || port.default !== undefined) continue;
    const subject = [...at, 'inputs', name].join('.');
    const allowed = `a value for ${name}, which its component needs`;
    reading.tell(file, [describeProblem({ subject, got: undefined, allowed, fix: 'give it' })]);
  }
}

const FROM_PIPELINE = /^\$\{\{\s*parent\.inputs\.(\w+)\s*\}\}$/;
const FROM_STEP = /^\$\{\{\s*parent\.jobs\.(\w+)\.outputs\.(\w+)\s*\}\}$/;
const TO_PIPELINE = /^\$\{\{\s*parent\.outputs\.(\w+)\s*\}\}$/;

/** A component out of a step with its command in it: what it takes is of the type of what it is given. */
export function inlineComponent(
  reading: JobReading,
  file: YamlFile,
  step: StepFile,
  at: readonly string[],
  around: Surroundings,
): ReadComponent {
  const { command = '', code, environment = '', resources, distribution, inputs = {}, outputs = {} } = step;
  const takes = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, { type: typeOfInput(input, around) }]),
  );
  const leaves = Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, leftBy(output, around)]));
  const asset = JobAsset.component(`${file.path}#${at.join('.')}`, {
    type: 'command',
    command,
    ...(code !== undefined && { code: codeOf(reading, file, code, [...at, 'code']) }),
    environment: environmentOf(reading, file, environment, [...at, 'environment']),
    ...(step.description !== undefined && { description: step.description }),
    ...(step.tags && { tags: textsAt(file, step.tags, [...at, 'tags']) }),
    ...(resources && { resources }),
    ...(distribution && { distribution: { ...distribution, type: wordOf(distribution.type) } }),
    is_deterministic: true,
    ...(Object.keys(takes).length > 0 && { inputs: takes }),
    ...(Object.keys(leaves).length > 0 && { outputs: leaves }),
    _source: 'YAML.JOB',
  });
  return { reference: reading.register(file, { asset, problems: [] }), source: 'YAML.JOB', outputs: leaves };
}

function typeOfInput(input: InputFile, around: Surroundings): string {
  if (typeof input === 'object' && 'path' in input && !input.path.includes('${{')) {
    return wordOf(input.type ?? 'uri_folder');
  }
  const value = typeof input !== 'object' ? input : 'value' in input ? input.value : input.path;
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  const [, name] = FROM_PIPELINE.exec(value) ?? [];
  const of = name !== undefined && Object.hasOwn(around.inputs, name) ? around.inputs[name] : undefined;
  if (of !== undefined) return typeOfInput(of, around);
  const [, step, output] = FROM_STEP.exec(value) ?? [];
  if (step === undefined || output === undefined) return name === undefined ? 'string' : 'uri_folder';
  return typeOfOutput(around.leaves(step)?.[output], around);
}

/** What a step says of an output: its type, or where it goes, which has a type. */
function typeOfOutput(output: unknown, around: Surroundings): string {
  const text =
    typeof output === 'string' ? output : isPlain(output) && typeof output.path === 'string' ? output.path : '';
  const [, name] = TO_PIPELINE.exec(text) ?? [];
  if (name !== undefined) return wordOf(around.outputs[name]?.type ?? 'uri_folder');
  return isPlain(output) && typeof output.type === 'string' ? wordOf(output.type) : 'uri_folder';
}

function leftBy(output: string | OutputFile | null, around: Surroundings) {
  const mode = typeof output === 'object' ? output?.mode : undefined;
  return { type: typeOfOutput(output, around), ...(mode !== undefined && { mode: wordOf(mode) }) };
}
