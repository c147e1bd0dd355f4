export type { ChangeKind, DocumentChange, PlanNote, ResourceChange, ResourceDrift } from './changes/changes';
export { configurationChange, onlyDocument, readConfigurationChange } from './changes/configuration-change';
export { readPlanChange } from './changes/plan-change';
export { documentOf, parseDocument, type ResourceDocument, readDocuments, type TerraformDocument } from './document';
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
export { isSensitive, SENSITIVE, sensitivePaths, shownValue } from './shown-value';
