import { literalText } from './parameter';
import type { CommandData, TemplateData } from './template-data';

/** A request that is allowed: everything in it was checked against its template. */
export interface JobRequest {
  readonly id: string;
  readonly attempt: number;
  readonly template: string;
  readonly displayName?: string;
  readonly tier: string;
  readonly nodeCount: number;
  readonly params: Readonly<Record<string, number | boolean | string>>;
  readonly inputs: Readonly<Record<string, string>>;
}

/** What the deployment knows about where jobs run. */
export interface JobPlace {
  /** The ARM id of the workspace. */
  readonly workspaceId: string;
  /** The client id of the identity that jobs run as. */
  readonly trainingClientId: string;
}

/** The version of the API of Azure ML that jobs are started with; that which azurerm speaks. */
export const API_VERSION = '2025-06-01';

/**
 * The body that starts a job. The message is in it as literal inputs, asset names, node count and tags; all else is the
 * template's.
 *
 * @see https://learn.microsoft.com/rest/api/azureml/jobs/create-or-update (2025-06-01)
 */
export function jobBody(
  template: TemplateData,
  request: JobRequest,
  place: JobPlace,
  correlationId: string | undefined,
): { readonly properties: Readonly<Record<string, unknown>> } {
  const { workspaceId, trainingClientId } = place;
  const common = {
    experimentName: template.experiment,
    ...(request.displayName !== undefined && { displayName: request.displayName }),
    computeId: `${workspaceId}/computes/${template.tiers[request.tier]}`,
    identity: { identityType: 'Managed', clientId: trainingClientId },
    inputs: inputsOf(template, request),
    outputs: outputsOf(template),
    tags: {
      requestId: request.id,
      attempt: String(request.attempt),
      template: request.template,
      ...(correlationId !== undefined && { correlationId: tagText(correlationId) }),
    },
  };
  return { properties: { ...kindOf(template, request, workspaceId), ...common } };
}

function kindOf(template: TemplateData, { nodeCount }: JobRequest, workspaceId: string): object {
  switch (template.kind) {
    case 'command':
      return {
        jobType: 'Command',
        ...commandOf(template, nodeCount),
        limits: { jobLimitsType: 'Command', timeout: template.timeout },
      };
    case 'sweep':
      return {
        jobType: 'Sweep',
        trial: commandOf(template.trial, nodeCount),
        objective: template.objective,
        samplingAlgorithm: { samplingAlgorithmType: template.sampling },
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
    case 'pipeline': {
      const [component, version] = template.component.split(':');
      return {
        jobType: 'Pipeline',
        componentId: `${workspaceId}/components/${component}/versions/${version}`,
        settings: { continue_on_step_failure: template.continueOnStepFailure },
      };
    }
  }
}

function commandOf({ command, environment, code, distribution, shmSize }: CommandData, nodeCount: number): object {
  return {
    command,
    environmentId: environment,
    ...(code !== undefined && { codeId: code }),
    ...(distribution && { distribution }),
    resources: { instanceCount: nodeCount, ...(shmSize !== undefined && { shmSize }) },
  };
}

function inputsOf(template: TemplateData, request: JobRequest): object {
  const literals = Object.entries(template.parameters).map(([name, { default: preset }]) => {
    const value = request.params[name] ?? preset;
    return [name, { jobInputType: 'literal', value: literalText(value as number | boolean | string) }];
  });
  const data = Object.entries(template.inputs).map(([name, { type, mode }]) => [
    name,
    { jobInputType: type, mode, uri: request.inputs[name] },
  ]);
  return Object.fromEntries([...literals, ...data]);
}

function outputsOf({ outputs }: TemplateData): object {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { type, mode }]) => [name, { jobOutputType: type, mode }]),
  );
}

/** What a tag may hold: it is shown in the studio, and comes back in events. */
function tagText(text: string): string {
  return text.replace(/[^A-Za-z0-9 ._-]/g, '_').slice(0, 100);
}
