/**
 * The value of a JSON text. Terraform takes a property that stands twice in an object as two blocks, where JavaScript
 * would forget the first: here it becomes a list of both, which means the same to Terraform.
 *
 * @throws SyntaxError for what is no JSON
 * @throws NestedTooDeeply for what nothing can go through
 * @see https://github.com/hashicorp/hcl/blob/main/json/spec.md#blocks
 */
export declare function parseJsonText(text: string): unknown;
