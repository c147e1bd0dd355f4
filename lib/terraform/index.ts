export { Reference, readResources, type TerraformResource, UnreadableDocument } from './document';
