import { anything, either, isPlain, mapOf, type Shape, shapeOf, text } from '../../../rules';
import type {
  CommandFile,
  DataFile,
  DistributionFile,
  EnvironmentFile,
  IdentityFile,
  InputFile,
  OutputFile,
  QueueFile,
  ResourcesFile,
  ServiceFile,
} from './command-file';
import { orNothing, refused, scalar, textOrObject, whole, word } from './file-shapes';

const INPUT_MODES = ['ro_mount', 'download', 'direct', 'eval_mount', 'eval_download'] as const;
export const DATA_TYPES = [
  'uri_file',
  'uri_folder',
  'mltable',
  'mlflow_model',
  'custom_model',
  'triton_model',
] as const;

const data = shapeOf<DataFile>(
  { path: text },
  {
    type: word(...DATA_TYPES),
    mode: word(...INPUT_MODES),
    datastore: refused('what lies here goes to the storage of the workspace'),
    path_on_compute: refused('the service has no place for it in this version of its interface'),
  },
);
export const input: Shape<InputFile> = either<InputFile>((value) => {
  if (!isPlain(value)) return scalar as Shape<InputFile>;
  return (
    'value' in value ? shapeOf<{ readonly value: string | number | boolean }>({ value: scalar }, {}) : data
  ) as Shape<InputFile>;
}, 'a value, or an object with path');

const NO_PLACE =
  'the service has no place for it in this version of its interface; register what the job leaves by itself';
export const output = orNothing(
  shapeOf<OutputFile>(
    {},
    {
      type: word(...DATA_TYPES),
      mode: word('rw_mount', 'mount', 'upload', 'direct'),
      path: text,
      name: refused(NO_PLACE),
      version: refused(NO_PLACE),
    },
    { expects: 'an object with type, mode, path' },
  ),
);

const said = anything<unknown>('anything');
export const ENVIRONMENT = shapeOf<EnvironmentFile>(
  {},
  {
    image: text,
    conda_file: said,
    build: shapeOf<{ readonly path: string; readonly dockerfile_path?: string }>(
      { path: text },
      { dockerfile_path: text },
    ),
    os_type: word('linux'),
    name: said,
    version: said,
    description: said,
    tags: said,
    $schema: said,
    inference_config: refused('it is for endpoints, and this is a job'),
    datastore: refused('what lies here goes to the storage of the workspace'),
  },
  { expects: 'an object with image or build' },
);

const NOT_IN_VERSION = 'the service has no place for it in this version of its interface';
export const resources = shapeOf<ResourcesFile>(
  {},
  {
    instance_count: whole,
    instance_type: text,
    shm_size: text,
    docker_args: text,
    properties: refused('it is for compute that is not of Azure ML'),
    locations: refused(NOT_IN_VERSION),
    max_instance_count: refused(NOT_IN_VERSION),
  },
  { expects: 'an object with instance_count, instance_type' },
);
export const distribution = shapeOf<DistributionFile>(
  { type: word('pytorch', 'mpi', 'tensorflow') },
  { process_count_per_instance: whole, parameter_server_count: whole, worker_count: whole },
);
export const queue = shapeOf<QueueFile>(
  {},
  {
    job_tier: word('spot', 'basic', 'standard', 'premium', 'null'),
    priority: refused(NOT_IN_VERSION),
  },
  { expects: 'an object with job_tier' },
);
export const services = mapOf(
  shapeOf<ServiceFile>(
    {},
    {
      type: word('vs_code', 'jupyter_lab', 'tensor_board', 'ssh'),
      nodes: word('all'),
      port: whole,
      properties: mapOf(scalar),
      log_dir: text,
      ssh_public_keys: text,
    },
    { expects: 'an object with type' },
  ),
);
const OTHER_IDENTITY = 'jobs run as the identity that the environment makes for them';
export const identity = shapeOf<IdentityFile>(
  {
    type: {
      ...word('managed', 'managed_identity'),
      inspect(value, path, inspection) {
        if (typeof value === 'string' && /^managed(_identity)?$/.test(wordOfIdentity(value))) return value;
        const why = 'a message has no user, and jobs run as the identity that the environment makes for them';
        inspection.problems.push(`${path}: not taken: ${JSON.stringify(value)}; ${why}; take identity out`);
        return 'managed';
      },
    },
  },
  {
    client_id: refused(OTHER_IDENTITY),
    object_id: refused(OTHER_IDENTITY),
    msi_resource_id: refused(OTHER_IDENTITY),
  },
);

function wordOfIdentity(value: string): string {
  return value.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}

export const COMMAND_PARTS = {
  required: { command: text, environment: textOrObject(text, ENVIRONMENT) },
  optional: {
    code: text,
    environment_variables: mapOf(scalar),
    resources,
    distribution,
  },
};

export const JOB_PARTS = {
  $schema: said,
  type: said,
  name: refused('a job is named after its request, so that it starts once; take it out'),
  display_name: text,
  experiment_name: text,
  description: text,
  tags: mapOf(scalar),
  properties: refused('they are written by the service and the client; use tags'),
  compute: text,
  identity,
  inputs: mapOf(input),
  outputs: mapOf(output),
};

export const COMMAND_FILE = shapeOf<CommandFile>(
  COMMAND_PARTS.required,
  {
    ...JOB_PARTS,
    ...COMMAND_PARTS.optional,
    queue_settings: queue,
    limits: shapeOf<{ readonly timeout?: number }>({}, { timeout: whole }, { expects: 'an object with timeout' }),
    services,
    parent_job_name: refused('what a message starts is a job of its own'),
  },
  { expects: 'a command job', standIn: { command: 'standin', environment: 'azureml:standin:1' } },
);
