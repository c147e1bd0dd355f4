import type { TerraformDocument } from '../../../terraform';

/** Whether a document is one of Terraform, with its addresses, and deployed by it. */
export function isOfTerraform({ settings }: TerraformDocument): boolean {
  return settings.foreign === undefined;
}

/** What a review is about where it is about no single resource: Terraform, or what the document is, with its article. */
export function originOf({ settings }: TerraformDocument): string {
  return settings.foreign ?? 'Terraform';
}
