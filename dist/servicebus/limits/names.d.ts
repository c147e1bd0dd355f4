import type { NameRule } from '../checks';
/** What Azure takes as the name of a resource. */
export interface ResourceNameRule extends NameRule {
    /** The page that says so. */
    readonly source: string;
}
/**
 * Names that are built from others, or given to constructs that have no rule of their own for them. Names of entities,
 * namespaces, vaults, storage accounts, workspaces, clusters, apps and identities are checked by their constructs, which
 * know what the user calls them.
 *
 * azurerm passes nearly all of these while it plans, and Azure refuses them in the middle of an apply.
 */
export declare const NAMES: Readonly<Record<string, ResourceNameRule>>;
