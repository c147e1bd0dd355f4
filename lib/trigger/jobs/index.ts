export { isDateTime } from '../../rules';
export { type AssetKind, type AssetReference, assetId, kindOfData, registeredAsset } from './asset-id';
export {
  KEPT_BODY,
  propertiesWrittenBeside,
  REJECTION_PROPERTIES,
  RETRIES_PROPERTY,
  RETRY_MINUTES,
  retryQueueName,
  SET_ASIDE_QUEUES,
  STATUSES_FOR_LATER,
} from './ends';
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
export { literalText, type ParameterSchema } from './parameter-schema';
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
export type {
  Choice,
  EarlyTermination,
  SamplingAlgorithm,
  Setting,
  SweepSettings,
} from './sweep-data';
export type {
  CommandData,
  CommandTemplateData,
  ComputeData,
  DataType,
  Distribution,
  FixedData,
  FixedInput,
  FixedLiteral,
  InputData,
  InputMode,
  JobServiceData,
  JobTier,
  OutputData,
  OutputMode,
  PipelineTemplateData,
  PropertySource,
  PropertySources,
  ServerlessData,
  StepData,
  StepInput,
  StepOutput,
  SweepTemplateData,
  TemplateData,
} from './template-data';
export { JOB_DATA_VERSION } from './template-data';
