import { type Shape } from '../../rules';
import type { JobFileOptions } from '../job-files/job-file-options';
import type { CommandOptions, PipelineOptions, SweepOptions, TemplateOptions } from './template-options';
/** What stands beside a job file. */
export declare const JOB_FILE_OPTIONS: import("../../rules/inspection/shape").ObjectShape<JobFileOptions>;
export declare const COMMAND: import("../../rules/inspection/shape").ObjectShape<TemplateOptions & CommandOptions & {
    readonly timeout: string;
}>;
export declare const SWEEP: import("../../rules/inspection/shape").ObjectShape<SweepOptions>;
export declare const PIPELINE: Shape<PipelineOptions>;
