import { anything, either, flag, isPlain, listOf, mapOf, type Shape, shapeOf, text, valueThat } from '../../../rules';
import type { CommandPartsFile, InputFile, OutputFile } from './command-file';
import {
  COMMAND_PARTS,
  DATA_TYPES,
  distribution,
  ENVIRONMENT,
  identity,
  input,
  JOB_PARTS,
  output,
  queue,
  resources,
} from './command-file-shapes';
import { orNothing, refused, scalar, textOrObject, whole, word } from './file-shapes';
import type { ComponentFile, PipelineFile, PortFile, SettingsFile, StepFile } from './pipeline-file';

const said = anything<unknown>('anything');

/** Each step is looked at by itself: its type says what it may have. */
const step: Shape<unknown> = valueThat('an object with component, or with command', isPlain, { standIn: {} });

export const PIPELINE_FILE = shapeOf<PipelineFile>(
  { jobs: { ...mapOf(step), standIn: {} } },
  {
    ...JOB_PARTS,
    settings: shapeOf<SettingsFile>(
      {},
      {
        default_compute: text,
        default_datastore: text,
        continue_on_step_failure: flag,
        force_rerun: flag,
        continue_run_on_failed_optional_input: refused('the service has no place for it'),
      },
      { expects: 'an object with default_compute' },
    ),
    component: refused(
      'the ends of its steps cannot be seen from here; use JobTemplate.pipeline({ component, endsBecause }), or list its steps',
    ),
  },
  { expects: 'a pipeline', standIn: { jobs: {} } },
);

const port: Shape<PortFile> = shapeOf<PortFile>(
  { type: word(...DATA_TYPES, 'string', 'number', 'integer', 'boolean') },
  {
    default: scalar,
    optional: flag,
    min: scalar as Shape<string | number>,
    max: scalar as Shape<string | number>,
    enum: listOf(scalar),
    mode: text,
    description: text,
  },
);

/** A command component, in a file of its own or in the step itself. */
export const COMPONENT_FILE = shapeOf<ComponentFile>(
  COMMAND_PARTS.required,
  {
    ...COMMAND_PARTS.optional,
    environment_variables: refused('a component has none; give them where it is a step'),
    $schema: said,
    type: word('command'),
    name: said,
    version: said,
    display_name: text,
    description: text,
    tags: mapOf(scalar),
    is_deterministic: flag,
    inputs: mapOf(port),
    outputs: mapOf(orNothing(port)),
    additional_includes: refused('what belongs together lies in one folder here'),
  },
  { expects: 'a command component', standIn: { command: 'standin', environment: 'azureml:standin:1' } },
);

const stepOutput = either<string | OutputFile | null>(
  (value) => (typeof value === 'string' ? text : output) as Shape<string | OutputFile | null>,
  'an object with type and mode, or ${{parent.outputs.<name>}}',
);

const environment = textOrObject(text, ENVIRONMENT);
const STEP = {
  type: word('command'),
  name: said,
  display_name: text,
  description: text,
  comment: text,
  tags: mapOf(scalar),
  inputs: mapOf<InputFile>(input),
  outputs: mapOf(stepOutput),
  compute: text,
  environment_variables: mapOf(scalar),
  resources,
  distribution,
  limits: shapeOf<{ readonly timeout?: number }>({}, { timeout: whole }, { expects: 'an object with timeout' }),
  queue_settings: queue,
  identity,
  services: refused('nobody connects to a step that a message has started'),
  properties: refused('they are written by the service and the client; use tags'),
};

/** A step that names a component. */
export const COMPONENT_STEP = shapeOf<StepFile>(
  {},
  {
    ...STEP,
    environment: refused('it has component already, which has an environment of its own'),
    component: textOrObject(text, COMPONENT_FILE),
    command: refused('it has component already'),
    code: refused('it has component already, which has code of its own'),
  },
  { expects: 'a step with component', standIn: {} },
);

/** A step with its command in it. */
export const COMMAND_STEP = shapeOf<StepFile & Pick<CommandPartsFile, 'command' | 'environment'>>(
  { command: text, environment },
  { ...STEP, code: text, component: refused('it has command already') },
  { expects: 'a step with command', standIn: { command: 'standin', environment: 'azureml:standin:1' } },
);
