export {
  type ChangeKind,
  type DocumentChange,
  isDeleted,
  isMadeAnew,
  isReplaced,
  type PlanNote,
  type ResourceChange,
  type ResourceDrift,
} from './changes/changes';
export { configurationChange, onlyDocument, readConfigurationChange } from './changes/configuration-change';
export { planChangeOf, readPlanChange } from './changes/plan-change';
export {
  type BlocksBeside,
  documentOf,
  evaluatedDocument,
  parseDocument,
  type ResourceDocument,
  readDocuments,
  type TerraformDocument,
  type WrittenPlace,
} from './document';
export { parseJsonText } from './parsed-json';
export type { EvaluatedReference, Evaluation } from './plan/evaluation';
export type { PlanSide } from './plan/plan';
export { leavesOf } from './references';
export {
  argumentAt,
  type Computed,
  type ConfigurationPart,
  type ExpressionReference,
  type Gap,
  isObject,
  type JsonObject,
  type JsonPath,
  type Presence,
  Reference,
  type Target,
  type TerraformOutput,
  type TerraformResource,
  type TerraformSettings,
  UnreadableDocument,
  type WrittenResource,
} from './resource';
export { lacksServiceBus } from './service-bus';
export { isSensitive, SENSITIVE, sensitivePaths, shownValue } from './shown-value';
