export { isDateTime } from '../../rules';
export { API_VERSION, type JobPlace, type JobRequest, jobBody } from './job-body';
export { FUNCTION_NAME, jobName } from './job-name';
export { Parameter, type ParameterSchema } from './parameter';
export { LARGEST_BODY, requestSchema } from './request-schema';
export { type CommandOptions, JobTemplate, type SweepOptions, type TemplateOptions } from './template';
export type { TemplateData } from './template-data';
