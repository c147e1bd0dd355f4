import type { PipelineTemplateData } from '../../jobs';
/** What is wrong with a pipeline beside what every template has. */
export declare function pipelineProblems(data: PipelineTemplateData): string[];
