export { parseDocument, readDocuments, type TerraformDocument } from './document';
export type { PlanSide } from './plan';
export { Reference, type TerraformResource, UnreadableDocument } from './resource';
