export { Parameter } from '../options/parameter';
export { Serverless } from '../options/serverless';
export type {
  CommandOptions,
  ComputeOptions,
  InputOptions,
  PipelineOptions,
  StepOptions,
  SweepOptions,
  TemplateOptions,
} from '../options/template-options';
export { JobTemplate } from './job-template';
