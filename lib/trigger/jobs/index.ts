export { type AssetKind, type AssetReference, assetId, kindOfData, registeredAsset } from './asset-id';
export { API_VERSION, type JobPlace, type JobRequest, jobBody } from './job-body';
export { FUNCTION_NAME, jobName } from './job-name';
export { literalText, type ParameterSchema } from './parameter-schema';
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
  ServerlessData,
  StepData,
  StepInput,
  StepOutput,
  SweepTemplateData,
  TemplateData,
} from './template-data';
