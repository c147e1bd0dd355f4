import type { TokenCredential } from '@azure/identity';
/** Azure Resource Manager of Azure's own cloud. */
export declare const PUBLIC_MANAGER = "https://management.azure.com";
/** The Resource Manager of the cloud that a host is of. */
export declare function managerOf(host: string | undefined): string;
/**
 * Whoever is logged in: by the variables of the environment, a managed identity, `az login`, and what else
 * `DefaultAzureCredential` knows. It is loaded here: only who goes to Azure needs it.
 *
 * @param host a host of the cloud; `AZURE_AUTHORITY_HOST` wins
 */
export declare function credentialFor(host: string | undefined): Promise<TokenCredential>;
/**
 * A token of whoever is logged in.
 *
 * @throws OperationProblem where nobody is, with what each way of logging in says
 */
export declare function tokenOf(credential: TokenCredential, scope: string, at: string): Promise<string>;
