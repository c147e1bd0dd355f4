import type { PipelineTemplateData } from '../jobs';
import type { JobFileOptions } from './job-file-options';
import type { JobReading } from './job-reading';
import { type ReadTemplate } from './read-command';
import type { YamlFile } from './yaml-file';
/** A pipeline: its steps become registered components where they are none, and each has an end. */
export declare function readPipeline(reading: JobReading, file: YamlFile, options: JobFileOptions): ReadTemplate<PipelineTemplateData>;
/** The outputs of a step by its name, each with its type where it is said. */
export type Leaves = (step: string) => Readonly<Record<string, unknown>> | undefined;
