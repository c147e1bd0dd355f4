import { describeProblem, isPlain, nearest } from '../../../rules';
import type { JobAsset } from '../../assets';
import type { TemplateData } from '../../jobs';
import type { Parameter } from '../../options/parameter';
import { wordOf } from '../form/file-shapes';
import { inFileWords } from '../form/file-words';
import { YamlFile } from '../form/yaml-file';
import type { JobFileOptions } from './job-file-options';
import { JobReading } from './job-reading';
import { type ReadTemplate, readCommand } from './read-command';
import { readPipeline } from './read-pipeline';
import { readSweep } from './read-sweep';

/** A job file as it was read. */
export interface ReadJobFile {
  /** The template; `undefined` where nothing could be made of the file. */
  readonly data: TemplateData | undefined;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly assets: readonly JobAsset[];
  /** What is wrong, each with file, line and column. */
  readonly problems: readonly string[];
  /** A problem of the template: of what the file says, in its words and with its place there; of an option, in code's. */
  told(problem: string): string;
}

/**
 * Reads a job file of the Azure ML CLI (v2): a command, a sweep or a pipeline.
 *
 * @param path from the folder that the app runs in
 * @see https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command
 */
export function readJobFile(path: string, options: JobFileOptions): ReadJobFile {
  const file = YamlFile.read(path);
  const reading = new JobReading();
  const read = file.problems.length > 0 ? nothing(reading, file) : readKind(reading, file, options);
  return {
    data: read?.data,
    parameters: read?.parameters ?? {},
    assets: reading.assets,
    problems: reading.problems,
    told: (problem) => (isOfOption(problem, options) ? `${file.shown}: ${problem}` : file.placed(inFileWords(problem))),
  };
}

/** Whether a problem is one of an option that is given in code, and of nothing that stands in the file. */
function isOfOption(problem: string, options: JobFileOptions): boolean {
  const [name = ''] = /^\w+/.exec(problem) ?? [];
  return Object.hasOwn(options, name) && options[name as keyof JobFileOptions] !== undefined;
}

function nothing(reading: JobReading, file: YamlFile): undefined {
  reading.problems.push(...file.problems);
}

function readKind(
  reading: JobReading,
  file: YamlFile,
  options: JobFileOptions,
): ReadTemplate<TemplateData> | undefined {
  if (!isPlain(file.value)) {
    reading.tell(file, ['got no object, allowed a job: command, sweep or pipeline; write name: value']);
    return undefined;
  }
  const kind = kindOf(file.value);
  switch (kind) {
    case 'command':
      return readCommand(reading, file, options);
    case 'sweep':
      return readSweep(reading, file, options);
    case 'pipeline':
      return readPipeline(reading, file, options);
    default:
      break;
  }
  const allowed = 'command, sweep or pipeline: a message starts these';
  const near = nearest(kind, ['command', 'sweep', 'pipeline']);
  const fix = near === undefined ? 'start it in another way' : `did you mean ${near}?`;
  reading.tell(file, [
    describeProblem({ subject: 'type' in file.value ? 'type' : '$schema', got: kind, allowed, fix }),
  ]);
  return undefined;
}

/** The kind of job: as `type` says, else as `$schema` does, else a command, as the CLI takes it. */
function kindOf({ type, $schema: schema }: Readonly<Record<string, unknown>>): string {
  if (type !== undefined) return typeof type === 'string' ? wordOf(type) : String(type);
  const [, named] = typeof schema === 'string' ? (/\/(\w+)\.schema\.json$/.exec(schema) ?? []) : [];
  if (named === undefined) return 'command';
  return wordOf(named.replace(/Job$/, ''));
}
