import type { SweepTemplateData } from '../jobs';
import type { JobFileOptions } from './job-file-options';
import type { JobReading } from './job-reading';
import { type ReadTemplate } from './read-command';
import type { YamlFile } from './yaml-file';
/** A sweep. */
export declare function readSweep(reading: JobReading, file: YamlFile, options: JobFileOptions): ReadTemplate<SweepTemplateData>;
