import { type AssetReference } from './asset-id';
import type { TemplateData } from './template-data';
/** A request that is allowed: everything in it was checked against its template. */
export interface JobRequest {
    readonly id: string;
    readonly attempt: number;
    readonly template: string;
    readonly displayName?: string;
    readonly tier: string;
    readonly nodeCount: number;
    readonly params: Readonly<Record<string, number | boolean | string>>;
    /** Registered assets as a message says them, `azureml:<name>:<version>`; or as a workflow takes them apart. */
    readonly inputs: Readonly<Record<string, string | AssetReference>>;
}
/** What the deployment knows about where jobs run. */
export interface JobPlace {
    /** The ARM id of the workspace. */
    readonly workspaceId: string;
    /** The client id of the identity that jobs run as. */
    readonly trainingClientId: string;
}
/** The version of the API of Azure ML that jobs are started with; that which azurerm speaks. */
export declare const API_VERSION = "2025-06-01";
/** What a job has beside its kind's own: who it runs as, what it is called, what it reads and leaves. */
type Properties = Readonly<Record<string, unknown>>;
/**
 * The body that starts a job. The message is in it as literal inputs, ids of assets, node count and tags; all else is the
 * template's.
 *
 * References go as the official client sends them: as ARM ids of this workspace.
 *
 * @see https://learn.microsoft.com/rest/api/azureml/jobs/create-or-update (2025-06-01)
 */
export declare function jobBody(template: TemplateData, request: JobRequest, place: JobPlace, correlationId: string | undefined): {
    readonly properties: Properties;
};
export {};
