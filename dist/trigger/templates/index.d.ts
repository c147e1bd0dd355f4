export { Parameter } from './parameter';
export { Serverless } from './serverless';
export { JobTemplate } from './template';
export type { CommandOptions, ComputeOptions, InputOptions, PipelineOptions, StepOptions, SweepOptions, TemplateOptions, } from './template-options';
