import { describeProblem } from '../../../rules';
import type { CommandTemplateData, ComputeData } from '../../jobs';
import { canonicalTime, isoTime } from '../../options/iso-time';
import type { Parameter } from '../../options/parameter';
import { sourcesOf, tiersOf } from '../../options/template-data-of';
import type { JobPartsFile } from '../form/command-file';
import { COMMAND_FILE } from '../form/command-file-shapes';
import type { YamlFile } from '../form/yaml-file';
import type { JobFileOptions } from './job-file-options';
import type { JobReading } from './job-reading';
import { inputsOf, outputsOf } from './read-inputs';
import { commandOf, computeOf, servicesOf, textsAt } from './read-parts';

/** A template as data, with the parameters that a message fills. */
export interface ReadTemplate<T> {
  readonly data: T;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** A command job. */
export function readCommand(
  reading: JobReading,
  file: YamlFile,
  options: JobFileOptions,
): ReadTemplate<CommandTemplateData> {
  const job = reading.inspect(file, COMMAND_FILE);
  const { resources, queue_settings: queue, services, limits } = job;
  const compute = () =>
    computeOf(reading, file, job.compute, { ...(resources && { resources }), ...(queue && { queue }) }, ['compute']);
  const { parameters, base } = baseOf(reading, file, job, options, compute);
  return {
    parameters,
    data: {
      kind: 'command',
      ...base,
      ...nodesOf(resources?.instance_count, options),
      ...commandOf(reading, file, job, []),
      ...(services && Object.keys(services).length > 0 && { services: servicesOf(file, services) }),
      timeout: timeoutOf(reading, file, 'limits.timeout', limits?.timeout, options.timeout),
    },
  };
}

/** What every kind of job has. */
export function baseOf(
  reading: JobReading,
  file: YamlFile,
  job: JobPartsFile,
  options: JobFileOptions,
  compute: () => ComputeData,
) {
  const { display_name: displayName, description, tags = {} } = job;
  const { parameters, inputs, fixed } = inputsOf(reading, file, job.inputs, options);
  refuseOwnTags(reading, file, Object.keys(tags));
  const base = {
    experiment: options.experiment ?? job.experiment_name ?? 'Default',
    ...(displayName !== undefined && { displayName }),
    ...(description !== undefined && { description }),
    ...(Object.keys(tags).length > 0 && { tags: textsAt(file, tags, ['tags']) }),
    tiers: options.compute === undefined ? { default: compute() } : tiersOf(options.compute, reading.problems),
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, { schema }]) => [name, schema])),
    inputs,
    ...(Object.keys(fixed).length > 0 && { fixed }),
    outputs: outputsOf(job.outputs),
    ...(options.fromProperties !== undefined && { fromProperties: sourcesOf(options.fromProperties) }),
    ...(options.limits !== undefined && { limits: { ...options.limits } }),
  };
  return { parameters, base };
}

/** The nodes of the file, which a message may change where there is room for it. */
export function nodesOf(nodes = 1, { maxNodes = nodes }: JobFileOptions) {
  return { ...(nodes !== 1 && { nodes }), maxNodes };
}

/**
 * When something ends: as is said beside the file, else as the file says, in seconds.
 *
 * @param subject where the file says it
 */
export function timeoutOf(
  reading: JobReading,
  file: YamlFile,
  subject: string,
  seconds: number | undefined,
  given: string | undefined,
): string {
  if (given !== undefined) return canonicalTime(given);
  if (seconds !== undefined) return isoTime(seconds);
  // What is no time has been told of.
  if (file.says(...subject.split('.'))) return 'PT1H';
  reading.tell(file, [
    describeProblem({
      subject,
      got: undefined,
      allowed: 'the longest that it may take: what hangs costs for ever',
      fix: 'write limits: { timeout: 3600 }, in seconds, or give timeout beside the file',
    }),
  ]);
  return 'PT1H';
}

const OWN_TAGS = ['requestId', 'attempt', 'template', 'correlationId'];

/** Labels that say which message has started a job. */
function refuseOwnTags(reading: JobReading, file: YamlFile, tags: readonly string[]): void {
  for (const tag of tags.filter((one) => OWN_TAGS.includes(one))) {
    reading.tell(file, [
      `tags.${tag}: allowed another name: it says which message has started the job; rename the tag`,
    ]);
  }
}
