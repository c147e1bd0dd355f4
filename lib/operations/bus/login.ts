import type { TokenCredential } from '@azure/identity';
import { OperationProblem } from '../operation-problem';
import { isLoginFailure, loginText } from './service-problems';

/** Where people of a cloud log in, and where its Resource Manager is, by the end of the names of its hosts. */
const CLOUDS: readonly { readonly domain: string; readonly authority: string; readonly manager: string }[] = [
  {
    domain: 'usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
    manager: 'https://management.usgovcloudapi.net',
  },
  {
    domain: 'chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
    manager: 'https://management.chinacloudapi.cn',
  },
];

/** Azure Resource Manager of Azure's own cloud. */
export const PUBLIC_MANAGER = 'https://management.azure.com';

/** The Resource Manager of the cloud that a host is of. */
export function managerOf(host: string | undefined): string {
  return CLOUDS.find(({ domain }) => host?.toLowerCase().endsWith(`.${domain}`))?.manager ?? PUBLIC_MANAGER;
}

/**
 * Whoever is logged in: by the variables of the environment, a managed identity, `az login`, and what else
 * `DefaultAzureCredential` knows. It is loaded here: only who goes to Azure needs it.
 *
 * @param host a host of the cloud; `AZURE_AUTHORITY_HOST` wins
 */
export async function credentialFor(host: string | undefined): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  const cloud = CLOUDS.find(({ domain }) => host?.toLowerCase().endsWith(`.${domain}`));
  const isChosen = (process.env.AZURE_AUTHORITY_HOST ?? '') !== '';
  return new DefaultAzureCredential({
    // Who is not logged in learns it soon.
    retryOptions: { maxRetries: 1, retryDelayInMs: 300 },
    ...(cloud !== undefined && !isChosen && { authorityHost: cloud.authority }),
  });
}

/**
 * A token of whoever is logged in.
 *
 * @throws OperationProblem where nobody is, with what each way of logging in says
 */
export async function tokenOf(credential: TokenCredential, scope: string, at: string): Promise<string> {
  try {
    const token = await credential.getToken(scope);
    if (token === null) throw new OperationProblem(`${at}: nobody is logged in to Azure: run az login`);
    return token.token;
  } catch (error) {
    if (isLoginFailure(error)) throw new OperationProblem(`${at}: ${loginText(error)}`);
    throw error;
  }
}
