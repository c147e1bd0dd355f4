import { assetId, kindOfData } from './asset-id';
import type {
  ComputeData,
  Distribution,
  PipelineTemplateData,
  ServerlessData,
  StepData,
  StepInput,
  StepOutput,
} from './template-data';

type Properties = Readonly<Record<string, unknown>>;

/**
 * What a pipeline says beside what every job has, as the official client sends it: `jobs` with a node for each step,
 * whose names have underscores, and `settings` with where it comes from.
 *
 * A step names a registered component; one with a command in it is refused by the service.
 */
export function pipelineOf(template: PipelineTemplateData, compute: ComputeData, workspaceId: string): Properties {
  const { component, steps, continueOnStepFailure, forceRerun, defaultDatastore } = template;
  return {
    ...(component !== undefined && { componentId: assetId(workspaceId, 'components', component) }),
    jobs: Object.fromEntries(
      Object.entries(steps ?? {}).map(([name, step]) => [name, nodeOf(name, step, compute, workspaceId)]),
    ),
    settings: {
      default_compute: computeId(compute, workspaceId),
      ...(defaultDatastore !== undefined && { default_datastore: `${workspaceId}/datastores/${defaultDatastore}` }),
      continue_on_step_failure: continueOnStepFailure,
      ...(forceRerun !== undefined && { force_rerun: forceRerun }),
      _source: component === undefined ? 'YAML.JOB' : 'REMOTE.WORKSPACE.JOB',
    },
  };
}

function nodeOf(name: string, step: StepData, of: ComputeData, workspaceId: string): Properties {
  const { component, source, inputs, outputs, compute, distribution, environmentVariables, timeout } = step;
  const serverless: ServerlessData = typeof (compute ?? of) === 'string' ? {} : ((compute ?? of) as ServerlessData);
  const resources = resourcesOf(step, serverless);
  return {
    name,
    type: 'command',
    componentId: assetId(workspaceId, 'components', component),
    ...(compute !== undefined && { computeId: computeId(compute, workspaceId) }),
    ...(Object.keys(inputs).length > 0 && {
      inputs: mapValues(inputs, (input) => stepInput(input, workspaceId)),
    }),
    ...(Object.keys(outputs).length > 0 && { outputs: mapValues(outputs, stepOutput) }),
    ...(Object.keys(resources).length > 0 && { resources }),
    ...(serverless.jobTier !== undefined && { queue_settings: { job_tier: serverless.jobTier } }),
    ...(distribution && { distribution: stepDistribution(distribution) }),
    ...(environmentVariables && { environment_variables: environmentVariables }),
    limits: { job_limits_type: 'Command', timeout },
    _source: source,
  };
}

/** What stands in the place of a cluster where there is none. */
function computeId(compute: ComputeData, workspaceId: string): string {
  return `${workspaceId}/computes/${typeof compute === 'string' ? compute : 'serverless'}`;
}

function resourcesOf({ nodes, shmSize, dockerArgs }: StepData, { instanceType }: ServerlessData): Properties {
  return {
    ...(nodes !== undefined && { instance_count: nodes }),
    ...(instanceType !== undefined && { instance_type: instanceType }),
    ...(shmSize !== undefined && { shm_size: shmSize }),
    ...(dockerArgs !== undefined && { docker_args: dockerArgs }),
  };
}

function stepInput(input: StepInput, workspaceId: string): Properties {
  const mode = input.mode === undefined ? {} : { mode: input.mode };
  if ('literal' in input) return { value: input.literal, job_input_type: 'literal', ...mode };
  const { type, path } = input;
  return { uri: assetId(workspaceId, kindOfData(type), path), job_input_type: type, ...mode };
}

function stepOutput(output: StepOutput): Properties {
  const mode = output.mode === undefined ? {} : { mode: output.mode };
  if ('literal' in output) return { value: output.literal, type: 'literal', ...mode };
  return { job_output_type: output.type, ...(output.path !== undefined && { uri: output.path }), ...mode };
}

function stepDistribution(distribution: Distribution): Properties {
  if (distribution.distributionType === 'TensorFlow') {
    const { parameterServerCount, workerCount } = distribution;
    return {
      distribution_type: 'TensorFlow',
      ...(parameterServerCount !== undefined && { parameter_server_count: parameterServerCount }),
      ...(workerCount !== undefined && { worker_count: workerCount }),
    };
  }
  const { distributionType, processCountPerInstance } = distribution;
  return {
    distribution_type: distributionType,
    ...(processCountPerInstance !== undefined && { process_count_per_instance: processCountPerInstance }),
  };
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}
