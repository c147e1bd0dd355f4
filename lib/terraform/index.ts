export {
  type ChangeKind,
  type DocumentChange,
  type ResourceChange,
  readConfigurationChange,
  readPlanChange,
} from './changes';
export { parseDocument, readDocuments, type TerraformDocument } from './document';
export type { PlanSide } from './plan';
export { Reference, type TerraformResource, UnreadableDocument } from './resource';
