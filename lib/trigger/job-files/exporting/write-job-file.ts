import { Document, isMap, type Pair, type Scalar, visit } from 'yaml';
import type {
  CommandTemplateData,
  ComputeData,
  PipelineTemplateData,
  SweepTemplateData,
  TemplateData,
} from '../../jobs';
import { secondsOf } from '../../options/iso-time';
import {
  type Comments,
  commandParts,
  computeName,
  distributionFile,
  inputsFile,
  MODES,
  machines,
  outputFile,
  outputsFile,
  type Written,
} from './write-parts';
import { servicesFile, settingFile, terminationFile } from './write-sweep';

/**
 * A job file of the Azure ML CLI (v2) for a template: what `az ml job create --file` starts is what a message starts that
 * says nothing.
 *
 * What a message may say stands in comments, since the format has no place for it. What a deployment has registered is
 * named by its version, and so are the steps of pipelines.
 *
 * @param name what messages call the template
 * @param options the ARM id of the workspace that it is for, which registered code is named with
 */
export function writeJobFile(
  name: string,
  template: TemplateData,
  options: { readonly workspaceId?: string } = {},
): string {
  const comments: Comments = new Map();
  const { schema, ...body } = bodyOf(template, { comments, ...options });
  const file = {
    $schema: `https://azuremlschemas.azureedge.net/latest/${schema}.schema.json`,
    type: template.kind,
    ...(template.displayName !== undefined && { display_name: template.displayName }),
    experiment_name: template.experiment,
    ...(template.description !== undefined && { description: template.description }),
    ...(template.tags && { tags: template.tags }),
    ...body,
  };
  const document = new Document(file, { version: '1.1', aliasDuplicateObjects: false });
  document.commentBefore = headOf(name, template);
  for (const [path, comment] of comments) commentAt(document, path, comment);
  visit(document, { Scalar: (_, node) => quote(node) });
  return document.toString({ lineWidth: 0 });
}

/** In quotes what other readers of YAML stumble over: Python's does over tabs, and reads other signs in its own way. */
function quote(node: Scalar): void {
  if (typeof node.value === 'string' && /[^\n\x20-\x7e]/.test(node.value)) node.type = 'QUOTE_DOUBLE';
}

/** Puts a comment above the name at a path. */
function commentAt(document: Document, path: string, comment: string): void {
  const segments = path.split('.');
  const parent = segments.length === 1 ? document.contents : document.getIn(segments.slice(0, -1), true);
  if (!isMap(parent)) return;
  const pair = parent.items.find(({ key }) => String((key as Scalar).value ?? key) === segments.at(-1)) as
    | Pair<Scalar>
    | undefined;
  if (pair !== undefined) pair.key.commentBefore = ` ${comment}`;
}

function bodyOf(template: TemplateData, written: Written): { readonly schema: string } & Record<string, unknown> {
  switch (template.kind) {
    case 'command':
      return commandFile(template, written);
    case 'sweep':
      return sweepFile(template, written);
    case 'pipeline':
      return pipelineFile(template, written);
  }
}

/** Where it runs where a message does not say it; the other tiers are said at the head of the file. */
function firstOf({ tiers }: TemplateData): ComputeData {
  return Object.values(tiers)[0] as ComputeData;
}

/** What stands above everything. */
function headOf(name: string, { tiers }: TemplateData): string {
  const first = ` The template ${name} of training-job-scheduler, as a message starts it that says nothing more.`;
  const others = Object.entries(tiers).slice(1);
  if (others.length === 0) return first;
  const said = others.map(([tier, compute]) => `${tier}: ${placeText(compute)}`).join(', ');
  return `${first}\n A message may ask for another tier, which runs elsewhere: ${said}.`;
}

function placeText(compute: ComputeData): string {
  if (typeof compute === 'string') return compute;
  return ['no cluster', compute.instanceType, compute.jobTier].filter((one) => one !== undefined).join(' ');
}

function nodesOf({ nodes = 1, maxNodes }: TemplateData, at: string, { comments }: Written): number | undefined {
  if (maxNodes > 1) comments.set(at, `up to ${maxNodes}, where a message asks for more`);
  return nodes === 1 && maxNodes === 1 ? undefined : nodes;
}

function commandFile(template: CommandTemplateData, written: Written) {
  const { services, timeout } = template;
  const compute = firstOf(template);
  const nodes = nodesOf(template, 'resources.instance_count', written);
  const resources = { ...(nodes !== undefined && { instance_count: nodes }), ...machines(compute).resources };
  return {
    schema: 'commandJob',
    ...commandParts(template, resources, '', written),
    ...computeFile(compute),
    ...inputsFile(template, written),
    ...outputsFile(template),
    limits: { timeout: secondsOf(timeout) },
    ...(services && { services: servicesFile(services) }),
  };
}

function computeFile(compute: ComputeData) {
  const { queue } = machines(compute);
  return { ...(typeof compute === 'string' && { compute: computeName(compute) }), ...queue };
}

function sweepFile(template: SweepTemplateData, written: Written) {
  const { trial, objective, sampling, searchSpace, earlyTermination, maxTotalTrials, maxConcurrentTrials } = template;
  const compute = firstOf(template);
  const nodes = nodesOf(template, 'trial.resources.instance_count', written);
  const resources = { ...(nodes !== undefined && { instance_count: nodes }), ...machines(compute).resources };
  const { samplingAlgorithmType: algorithm, ...how } = sampling;
  return {
    schema: 'sweepJob',
    trial: commandParts(trial, resources, 'trial.', written),
    ...computeFile(compute),
    ...inputsFile(template, written),
    ...outputsFile(template),
    sampling_algorithm: {
      type: algorithm.toLowerCase(),
      ...('seed' in how && { seed: how.seed }),
      ...('rule' in how && { rule: how.rule?.toLowerCase() }),
    },
    search_space: Object.fromEntries(Object.entries(searchSpace).map(([name, one]) => [name, settingFile(one)])),
    objective: { goal: objective.goal.toLowerCase(), primary_metric: objective.primaryMetric },
    ...(earlyTermination && { early_termination: terminationFile(earlyTermination) }),
    limits: {
      max_total_trials: maxTotalTrials,
      max_concurrent_trials: maxConcurrentTrials,
      timeout: secondsOf(template.timeout),
      trial_timeout: secondsOf(template.trialTimeout),
    },
  };
}

function pipelineFile(template: PipelineTemplateData, written: Written) {
  const { component, steps = {}, continueOnStepFailure, forceRerun, defaultDatastore } = template;
  const compute = firstOf(template);
  const settings = {
    default_compute: computeName(compute),
    ...(defaultDatastore !== undefined && { default_datastore: `azureml:${defaultDatastore}` }),
    continue_on_step_failure: continueOnStepFailure,
    ...(forceRerun !== undefined && { force_rerun: forceRerun }),
  };
  return {
    schema: 'pipelineJob',
    settings,
    ...inputsFile(template, written),
    ...outputsFile(template),
    ...(component !== undefined && { component }),
    ...(component === undefined && {
      jobs: Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, stepFile(step, compute)])),
    }),
  };
}

type Step = NonNullable<PipelineTemplateData['steps']>[string];

function stepFile(step: Step, of: ComputeData) {
  const { component, compute, inputs, outputs, nodes, shmSize, dockerArgs, distribution, environmentVariables } = step;
  const place = compute ?? of;
  const { instanceType, jobTier } = { ...(typeof place !== 'string' && place), ...step };
  const resources = {
    ...(nodes !== undefined && { instance_count: nodes }),
    ...(instanceType !== undefined && { instance_type: instanceType }),
    ...(shmSize !== undefined && { shm_size: shmSize }),
    ...(dockerArgs !== undefined && { docker_args: dockerArgs }),
  };
  return {
    type: 'command',
    component,
    ...(step.displayName !== undefined && { display_name: step.displayName }),
    ...(step.comment !== undefined && { comment: step.comment }),
    ...(step.tags && { tags: step.tags }),
    ...(compute !== undefined && { compute: computeName(compute) }),
    ...(Object.keys(inputs).length > 0 && { inputs: mapValues(inputs, stepInputFile) }),
    ...(Object.keys(outputs).length > 0 && { outputs: mapValues(outputs, stepOutputFile) }),
    ...(Object.keys(resources).length > 0 && { resources }),
    ...(jobTier !== undefined && { queue_settings: { job_tier: jobTier.toLowerCase() } }),
    ...(distribution && { distribution: distributionFile(distribution) }),
    ...(environmentVariables && { environment_variables: environmentVariables }),
    limits: { timeout: secondsOf(step.timeout) },
  };
}

function stepInputFile(input: Step['inputs'][string]) {
  if (!('literal' in input)) {
    return { type: input.type, path: input.path, ...(input.mode !== undefined && { mode: MODES[input.mode] }) };
  }
  return input.mode === undefined ? input.literal : { path: input.literal, mode: MODES[input.mode] };
}

function stepOutputFile(output: Step['outputs'][string]) {
  if (!('literal' in output)) return outputFile(output);
  return output.mode === undefined ? output.literal : { path: output.literal, mode: MODES[output.mode] };
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}
