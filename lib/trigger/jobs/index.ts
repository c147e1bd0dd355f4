export {
  type Accepted,
  ASKED_PROPERTIES_TAG,
  ASKED_TAG,
  type Asked,
  type AssetReference,
  askedOf,
  bytesOf,
  type Decision,
  decisionsOf,
  ID_REPLACEMENTS,
  idInName,
  isSameRequest,
  type JobRequest,
  LARGEST_BODY,
  LONGEST_ID_IN_NAME,
  literalText,
  type ParameterSchema,
  type PropertySource,
  type PropertySources,
  placeProperties,
  propertyValue,
  type Refusal,
  type RefusalReason,
  RequestValidator,
  requestSchema,
} from '../../requests';
export { isDateTime } from '../../rules';
export { type AssetKind, assetId, kindOfData, registeredAsset } from './asset-id';
export { API_VERSION, type JobPlace, jobBody } from './job-body';
export {
  FUNCTION_NAME,
  jobName,
  RETRY_FUNCTION_NAME,
  SOURCE_LENGTH,
  sourceInName,
} from './job-name';
export { HIGHEST_PRIORITY, type LimitsData, type PricesData } from './limits-data';
export { computesOf, longestCost, machineOf, type Untold } from './longest-cost';
export {
  isRetryQueueName,
  KEPT_BODY,
  propertiesWrittenBeside,
  REJECTION_PROPERTIES,
  RETRIES_PROPERTY,
  RETRY_MINUTES,
  retryQueueName,
  SET_ASIDE_QUEUES,
  STATUSES_FOR_LATER,
  WAITS_SINCE_PROPERTY,
} from './retry-and-rejection';
export { type Identified, type Lying, originalId, type SentAgain, sentAgain } from './sent-again';
export {
  isStayId,
  LONGEST_MESSAGE_ID,
  ORIGINAL_ID_PROPERTY,
  placeOfLetter,
  placeOfRetries,
  placeOfSubscription,
  RETRIES_PLACE,
  type Stay,
  stayId,
} from './stay';
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
  ServerlessData,
  StepData,
  StepInput,
  StepOutput,
  SweepTemplateData,
  TemplateData,
} from './template-data';
export { JOB_DATA_VERSION } from './template-data';
