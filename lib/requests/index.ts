export { type Demand, demandsOf, fullRequest } from './full-request';
export { ID_REPLACEMENTS, idInName, LONGEST_ID_IN_NAME } from './id-in-name';
export type { AssetReference, JobRequest } from './job-request';
export { type JobStarts, startsFromJson, startsToJson } from './job-starts';
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
  propertyValue,
} from './property-source';
export type { Refusal, RefusalReason } from './refusal';
export { allowedText, type Place, placeSchema, placeText } from './request-place';
export { LARGEST_BODY, requestSchema } from './request-schema';
export type { NamedAssets, PropertySource, PropertySources, RequestTemplate } from './request-template';
export { type Accepted, bytesOf, type RequestTerms, RequestValidator } from './validate';
