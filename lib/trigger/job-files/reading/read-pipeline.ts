import { describeProblem, isPlain } from '../../../rules';
import type { ComputeData, PipelineTemplateData, ServerlessData, StepData } from '../../jobs';
import { wordOf } from '../form/file-shapes';
import type { PipelineFile, StepFile } from '../form/pipeline-file';
import { COMMAND_STEP, COMPONENT_STEP, PIPELINE_FILE } from '../form/pipeline-file-shapes';
import type { YamlFile } from '../form/yaml-file';
import type { JobFileOptions } from './job-file-options';
import type { JobReading } from './job-reading';
import { baseOf, type ReadTemplate, timeoutOf } from './read-command';
import { inlineComponent, namedComponent, type ReadComponent } from './read-component';
import { dataOf, inputModeOf, outputModeOf, outputOf } from './read-inputs';
import { computeOf, distributionOf, textsAt } from './read-parts';

/** A pipeline: its steps become registered components where they are none, and each has an end. */
export function readPipeline(
  reading: JobReading,
  file: YamlFile,
  options: JobFileOptions,
): ReadTemplate<PipelineTemplateData> {
  const job = reading.inspect(file, PIPELINE_FILE);
  const { settings = {} } = job;
  const steps = readSteps(reading, file, job, options);
  const compute = () => pipelineCompute(reading, file, job, steps);
  const { parameters, base } = baseOf(reading, file, job, options, compute);
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
function pipelineCompute(
  reading: JobReading,
  file: YamlFile,
  { settings = {}, compute }: PipelineFile,
  steps: Readonly<Record<string, StepData>>,
): ComputeData {
  const said = settings.default_compute ?? compute;
  const at = settings.default_compute === undefined ? ['compute'] : ['settings', 'default_compute'];
  if (said !== undefined) return computeOf(reading, file, said, {}, at);
  const of = Object.values(steps).map((step) => step.compute);
  const [first] = of;
  if (first !== undefined && of.every((one) => one !== undefined)) return first;
  reading.tell(file, [
    describeProblem({
      subject: 'settings.default_compute',
      got: undefined,
      allowed: 'a cluster for the steps that have none, or azureml:serverless',
      fix: 'write it, or give compute beside the file',
    }),
  ]);
  return 'standin';
}

const OTHER_TYPES: Readonly<Record<string, string>> = {
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

function readSteps(
  reading: JobReading,
  file: YamlFile,
  { jobs }: PipelineFile,
  options: JobFileOptions,
): Record<string, StepData> {
  const components = new Map<string, ReadComponent>();
  const steps = Object.entries(jobs).flatMap(([name, value]) => {
    const step = stepOf(reading, file, name, value);
    return step === undefined ? [] : [{ name, step }];
  });
  // What a step leaves is known by its component where that was read before, else by what is said where it is used.
  const leaves: Leaves = (name) =>
    components.get(name)?.outputs ?? steps.find((one) => one.name === name)?.step.outputs;
  return Object.fromEntries(
    steps.map(({ name, step }) => {
      const component = componentOf(reading, file, name, step, leaves);
      components.set(name, component);
      return [name, dataOfStep(reading, file, name, step, component, options)];
    }),
  );
}

/** The outputs of a step by its name, each with its type where it is said. */
export type Leaves = (step: string) => Readonly<Record<string, unknown>> | undefined;

/** A step as it is written; `undefined` where it is of a type that nothing is made of. */
function stepOf(reading: JobReading, file: YamlFile, name: string, value: unknown): StepFile | undefined {
  const path = `jobs.${name}`;
  const type = isPlain(value) && typeof value.type === 'string' ? wordOf(value.type) : undefined;
  if (type !== undefined && Object.hasOwn(OTHER_TYPES, type)) {
    reading.tell(file, [
      `${path}.type: not taken: ${JSON.stringify(type)}; a message starts steps with a command, and this is ${OTHER_TYPES[type]}`,
    ]);
    return undefined;
  }
  const hasComponent = isPlain(value) && 'component' in value;
  return reading.inspectPart<StepFile>(file, hasComponent ? COMPONENT_STEP : COMMAND_STEP, value, path);
}

function componentOf(reading: JobReading, file: YamlFile, name: string, step: StepFile, leaves: Leaves): ReadComponent {
  if (step.component !== undefined) return namedComponent(reading, file, step, ['jobs', name]);
  const { inputs = {}, outputs = {} } = file.value as PipelineFile;
  return inlineComponent(reading, file, step, ['jobs', name], { inputs, outputs, leaves });
}

function dataOfStep(
  reading: JobReading,
  file: YamlFile,
  name: string,
  step: StepFile,
  { reference, source }: ReadComponent,
  options: JobFileOptions,
): StepData {
  const at = ['jobs', name];
  const { resources = {}, distribution, limits, queue_settings: queue, environment_variables: variables = {} } = step;
  const place = { resources, ...(queue && { queue }) };
  // Without a cluster of its own it runs where the pipeline does, on machines of a kind of its own.
  const compute = computeOf(reading, file, step.compute, place, [...at, 'compute']);
  return {
    component: reference,
    source,
    ...(step.display_name !== undefined && { displayName: step.display_name }),
    ...(step.comment !== undefined && { comment: step.comment }),
    ...(step.tags && { tags: textsAt(file, step.tags, [...at, 'tags']) }),
    inputs: stepInputs(reading, file, step, at),
    outputs: stepOutputs(step),
    ...(step.compute === undefined ? (compute as ServerlessData) : { compute }),
    ...(resources.instance_count !== undefined && { nodes: resources.instance_count }),
    ...(resources.shm_size !== undefined && { shmSize: resources.shm_size }),
    ...(resources.docker_args !== undefined && { dockerArgs: resources.docker_args }),
    ...(distribution && { distribution: distributionOf(distribution) }),
    ...(Object.keys(variables).length > 0 && {
      environmentVariables: textsAt(file, variables, [...at, 'environment_variables']),
    }),
    timeout: timeoutOf(
      reading,
      file,
      `jobs.${name}.limits.timeout`,
      limits?.timeout,
      limits?.timeout === undefined ? options.timeout : undefined,
    ),
  };
}

/** Whether a text names something of the pipeline; `${{name}}`, the name of the job, is part of a path. */
function isBinding(text: string): boolean {
  return /\$\{\{\s*(parent|inputs|outputs|jobs)\./.test(text);
}

function stepInputs(reading: JobReading, file: YamlFile, { inputs = {} }: StepFile, at: readonly string[]) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]): [string, StepData['inputs'][string]] => {
      const path = [...at, 'inputs', name];
      if (typeof input !== 'object') return [name, { literal: file.textAt(...path) }];
      if ('value' in input) return [name, { literal: file.textAt(...path, 'value') }];
      // What is read from another step may say how.
      if (isBinding(input.path)) {
        return [name, { literal: input.path, ...(input.mode !== undefined && { mode: inputModeOf(input.mode) }) }];
      }
      return [name, dataOf(reading, file, input, path)];
    }),
  );
}

function stepOutputs({ outputs = {} }: StepFile) {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, output]): [string, StepData['outputs'][string]][] => {
      if (output === null) return [];
      if (typeof output === 'string') return [[name, { literal: output }]];
      if (output.path !== undefined && isBinding(output.path)) {
        return [
          [name, { literal: output.path, ...(output.mode !== undefined && { mode: outputModeOf(output.mode) }) }],
        ];
      }
      return [[name, outputOf(output)]];
    }),
  );
}
