/** Arguments that Terraform itself understands, in whatever block: they are no attributes of a resource. */
export const META_ARGUMENTS: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'depends_on',
  'provider',
  'lifecycle',
  'provisioner',
  'connection',
  'dynamic',
  '//',
]);
