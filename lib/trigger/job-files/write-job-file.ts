import { Document, isMap, type Pair, type Scalar } from 'yaml';
import type { CommandTemplateData, ComputeData, PipelineTemplateData, SweepTemplateData, TemplateData } from '../jobs';
import { secondsOf } from '../templates/iso-time';
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
 */
export function writeJobFile(name: string, template: TemplateData): string {
  const comments: Comments = new Map();
  const { schema, ...body } = bodyOf(template, comments);
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
  document.commentBefore = ` The template ${name} of training-job-scheduler, as a message starts it that says nothing more.`;
  for (const [path, comment] of comments) commentAt(document, path, comment);
  return document.toString({ lineWidth: 0 });
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

function bodyOf(template: TemplateData, comments: Comments): { readonly schema: string } & Record<string, unknown> {
  switch (template.kind) {
    case 'command':
      return commandFile(template, comments);
    case 'sweep':
      return sweepFile(template, comments);
    case 'pipeline':
      return pipelineFile(template, comments);
  }
}

/** Where it runs where a message does not say it; the other tiers stand beside. */
function tierOf({ tiers }: TemplateData, at: string, comments: Comments): ComputeData {
  const [[, first] = ['', ''], ...others] = Object.entries(tiers);
  if (others.length > 0) {
    const said = others.map(
      ([tier, compute]) => `${tier}: ${typeof compute === 'string' ? compute : JSON.stringify(compute)}`,
    );
    comments.set(at, `or, where a message asks for another tier, ${said.join(', ')}`);
  }
  return first;
}

function nodesOf({ nodes = 1, maxNodes }: TemplateData, at: string, comments: Comments): number | undefined {
  if (maxNodes > 1) comments.set(at, `up to ${maxNodes}, where a message asks for more`);
  return nodes === 1 && maxNodes === 1 ? undefined : nodes;
}

function commandFile(template: CommandTemplateData, comments: Comments) {
  const { services, timeout } = template;
  const compute = tierOf(template, 'compute', comments);
  const nodes = nodesOf(template, 'resources.instance_count', comments);
  return {
    schema: 'commandJob',
    ...commandParts(template, {
      ...(nodes !== undefined && { instance_count: nodes }),
      ...machines(compute).resources,
    }),
    ...computeFile(compute),
    ...inputsFile(template, comments),
    ...outputsFile(template),
    limits: { timeout: secondsOf(timeout) },
    ...(services && { services: servicesFile(services) }),
  };
}

function computeFile(compute: ComputeData) {
  const { queue } = machines(compute);
  return { ...(typeof compute === 'string' && { compute: computeName(compute) }), ...queue };
}

function sweepFile(template: SweepTemplateData, comments: Comments) {
  const { trial, objective, sampling, searchSpace, earlyTermination, maxTotalTrials, maxConcurrentTrials } = template;
  const compute = tierOf(template, 'compute', comments);
  const nodes = nodesOf(template, 'trial.resources.instance_count', comments);
  const resources = { ...(nodes !== undefined && { instance_count: nodes }), ...machines(compute).resources };
  const { samplingAlgorithmType: algorithm, ...how } = sampling;
  return {
    schema: 'sweepJob',
    trial: commandParts(trial, resources),
    ...computeFile(compute),
    ...inputsFile(template, comments),
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

function pipelineFile(template: PipelineTemplateData, comments: Comments) {
  const { component, steps = {}, continueOnStepFailure, forceRerun, defaultDatastore } = template;
  const compute = tierOf(template, 'settings.default_compute', comments);
  const settings = {
    default_compute: computeName(compute),
    ...(defaultDatastore !== undefined && { default_datastore: `azureml:${defaultDatastore}` }),
    continue_on_step_failure: continueOnStepFailure,
    ...(forceRerun !== undefined && { force_rerun: forceRerun }),
  };
  return {
    schema: 'pipelineJob',
    settings,
    ...inputsFile(template, comments),
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
