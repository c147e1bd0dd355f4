export { API_VERSION, type JobPlace, type JobRequest, jobBody } from './job-body';
export {
  FUNCTION_NAME,
  ID_REPLACEMENTS,
  idInName,
  jobName,
  LONGEST_ID_IN_NAME,
  RETRY_FUNCTION_NAME,
  SOURCE_LENGTH,
  sourceInName,
} from './job-name';
export { Parameter, type ParameterSchema } from './parameter';
export {
  ASKED_PROPERTIES_TAG,
  ASKED_TAG,
  type Asked,
  askedOf,
  type Decision,
  decisionsOf,
  isSameRequest,
  placeProperties,
} from './property-source';
export { LARGEST_BODY, requestSchema } from './request-schema';
export { type CommandOptions, JobTemplate, type SweepOptions, type TemplateOptions } from './template';
export { JOB_DATA_VERSION, type TemplateData } from './template-data';
