import type { JobAsset } from './assets';
/** What a template is deployed with; its text names nothing of an environment, so that it is the same in each. */
export declare const ASSET_PARAMETERS: readonly ['workspaceName', 'workspaceId', 'filesUri'];
/**
 * The ARM template that registers one version of an asset, which azurerm has no resource for.
 *
 * What an asset says is text, and an expression of ARM only where the names of the environment go in: a text that begins
 * with `[` and ends with `]` would be read as one, and is escaped; one that only begins so is text already.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export declare function assetTemplate(asset: JobAsset): object;
