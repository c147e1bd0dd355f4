import { type AssetReference, type JobRequest, literalText } from '../../requests';
import { assetId, kindOfData } from './asset-id';
import { pipelineOf } from './pipeline-body';
import type { CommandData, ComputeData, FixedInput, InputData, TemplateData } from './template-data';

/** What the deployment knows about where jobs run. */
export interface JobPlace {
  /** The ARM id of the workspace. */
  readonly workspaceId: string;
  /** The client id of the identity that jobs run as. */
  readonly trainingClientId: string;
}

/** The version of the API of Azure ML that jobs are started with; that which azurerm speaks. */
export const API_VERSION = '2025-06-01';

/** What a job has beside its kind's own: who it runs as, what it is called, what it reads and leaves. */
type Properties = Readonly<Record<string, unknown>>;

/**
 * The body that starts a job. The message is in it as literal inputs, ids of assets, node count and tags; all else is the
 * template's.
 *
 * References go as the official client sends them: as ARM ids of this workspace.
 *
 * @see https://learn.microsoft.com/rest/api/azureml/jobs/create-or-update (2025-06-01)
 */
export function jobBody(
  template: TemplateData,
  request: JobRequest,
  place: JobPlace,
  correlationId: string | undefined,
): { readonly properties: Properties } {
  const { workspaceId, trainingClientId } = place;
  const displayName = request.displayName ?? template.displayName;
  const common = {
    experimentName: template.experiment,
    ...(displayName !== undefined && { displayName }),
    ...(template.description !== undefined && { description: template.description }),
    identity: { identityType: 'Managed', clientId: trainingClientId },
    inputs: inputsOf(template, request, workspaceId),
    outputs: outputsOf(template),
    tags: {
      ...template.tags,
      requestId: request.id,
      attempt: String(request.attempt),
      template: request.template,
      ...(correlationId !== undefined && { correlationId: tagText(correlationId) }),
    },
  };
  return { properties: { ...kindOf(template, request, workspaceId), ...common } };
}

function kindOf(template: TemplateData, { nodeCount, tier }: JobRequest, workspaceId: string): Properties {
  const compute = template.tiers[tier] as ComputeData;
  switch (template.kind) {
    case 'command':
      return {
        jobType: 'Command',
        ...commandOf(template, nodeCount, compute, workspaceId),
        ...computeOf(compute, workspaceId),
        limits: { jobLimitsType: 'Command', timeout: template.timeout },
        ...(template.services && { services: template.services }),
      };
    case 'sweep':
      return {
        jobType: 'Sweep',
        trial: commandOf(template.trial, nodeCount, compute, workspaceId),
        ...computeOf(compute, workspaceId),
        objective: template.objective,
        samplingAlgorithm: template.sampling,
        searchSpace: template.searchSpace,
        ...(template.earlyTermination && { earlyTermination: template.earlyTermination }),
        limits: {
          jobLimitsType: 'Sweep',
          maxTotalTrials: template.maxTotalTrials,
          maxConcurrentTrials: template.maxConcurrentTrials,
          timeout: template.timeout,
          trialTimeout: template.trialTimeout,
        },
      };
    case 'pipeline':
      return { jobType: 'Pipeline', ...pipelineOf(template, compute, workspaceId) };
  }
}

/** A cluster; without one, how its machines are had. */
function computeOf(compute: ComputeData, workspaceId: string): Properties {
  if (typeof compute === 'string') return { computeId: `${workspaceId}/computes/${compute}` };
  return compute.jobTier === undefined ? {} : { queueSettings: { jobTier: compute.jobTier } };
}

function commandOf(data: CommandData, nodeCount: number, compute: ComputeData, workspaceId: string): Properties {
  const { command, environment, code, distribution, shmSize, dockerArgs, environmentVariables } = data;
  const instanceType = typeof compute === 'string' ? undefined : compute.instanceType;
  return {
    command,
    environmentId: assetId(workspaceId, 'environments', environment),
    ...(code !== undefined && { codeId: assetId(workspaceId, 'codes', code) }),
    ...(distribution && { distribution }),
    ...(environmentVariables && { environmentVariables }),
    resources: {
      instanceCount: nodeCount,
      ...(instanceType !== undefined && { instanceType }),
      ...(shmSize !== undefined && { shmSize }),
      ...(dockerArgs !== undefined && { dockerArgs }),
    },
  };
}

function inputsOf(template: TemplateData, request: JobRequest, workspaceId: string): Properties {
  const literals = Object.entries(template.parameters).map(([name, { default: preset }]) => {
    const value = Object.hasOwn(request.params, name) ? request.params[name] : preset;
    return [name, literal(literalText(value as number | boolean | string))];
  });
  const data = Object.entries(template.inputs).map(([name, { type, mode }]) => [
    name,
    { jobInputType: type, mode, uri: uriOf(type, request.inputs[name] as string, workspaceId) },
  ]);
  const fixed = Object.entries(template.fixed ?? {}).map(([name, input]) => [name, fixedInput(input, workspaceId)]);
  return Object.fromEntries([...literals, ...data, ...fixed]);
}

function fixedInput(input: FixedInput, workspaceId: string): Properties {
  if ('literal' in input) return literal(input.literal);
  const { type, mode, path } = input;
  return { jobInputType: type, ...(mode !== undefined && { mode }), uri: uriOf(type, path, workspaceId) };
}

function uriOf(type: InputData['type'], asset: string | AssetReference, workspaceId: string): string {
  return assetId(workspaceId, kindOfData(type), asset);
}

function literal(value: string): Properties {
  return { jobInputType: 'literal', value };
}

function outputsOf({ outputs }: TemplateData): Properties {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { type, mode, path }]) => [
      name,
      { jobOutputType: type, ...(mode !== undefined && { mode }), ...(path !== undefined && { uri: path }) },
    ]),
  );
}

/** What a tag may hold: it is shown in the studio, and comes back in events. */
function tagText(text: string): string {
  return text.replace(/[^A-Za-z0-9 ._-]/g, '_').slice(0, 100);
}
