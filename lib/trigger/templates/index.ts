export { Parameter } from '../options/parameter';
export { Serverless } from '../options/serverless';
export type {
  CommandOptions,
  ComputeOptions,
  InputOptions,
  LimitOptions,
  PipelineOptions,
  StepOptions,
  SweepOptions,
  TemplateOptions,
} from '../options/template-options';
export { JobTemplate } from './job-template';
