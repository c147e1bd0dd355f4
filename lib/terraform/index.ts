export {
  type ChangeKind,
  type DocumentChange,
  type ResourceChange,
  readConfigurationChange,
  readPlanChange,
} from './changes';
export { parseDocument, type ResourceDocument, readDocuments, type TerraformDocument } from './document';
export type { PlanSide } from './plan';
export { leavesOf } from './references';
export {
  argumentAt,
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
} from './resource';
