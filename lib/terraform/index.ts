export {
  type ChangeKind,
  type DocumentChange,
  type ResourceChange,
  readConfigurationChange,
  readPlanChange,
} from './changes';
export { parseDocument, type ResourceDocument, readDocuments, type TerraformDocument } from './document';
export type { PlanSide } from './plan';
export {
  argumentAt,
  type ExpressionReference,
  isObject,
  type JsonObject,
  type JsonPath,
  Reference,
  type TerraformOutput,
  type TerraformResource,
  type TerraformSettings,
  UnreadableDocument,
} from './resource';
