import type { TerraformDocument } from './document';
/** What a configuration says of resources beside their own blocks. */
export interface BlocksBeside {
    /** Where resources were before, by where they are now. */
    readonly moved: ReadonlyMap<string, string>;
    /** The addresses of what is taken over from Azure. */
    readonly imported: ReadonlySet<string>;
    /** The addresses of what Terraform no longer looks after, and leaves as it is. */
    readonly forgotten: ReadonlySet<string>;
}
/**
 * The blocks `moved`, `import` and `removed` of a configuration.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export declare function blocksBeside({ files }: TerraformDocument): BlocksBeside;
