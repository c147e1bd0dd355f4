import { Transient } from '../../lib/trigger/program/outcome';
import type { AccessToken, TokenSource } from '../../lib/trigger/program/token';

/** Tokens are asked for anew so long before they end. */
const EARLY_SECONDS = 300;
/** The endpoint is on the same machine; no answer after this long is none. In milliseconds. */
export const TOKEN_TIMEOUT = 10_000;

/** What is needed to ask for tokens; all of it can be replaced in a test. */
export interface IdentityEndpoint {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clientId: string;
  readonly request: typeof fetch;
  /** Ends a request after so many milliseconds. */
  readonly limit: (milliseconds: number) => AbortSignal;
  readonly now: () => number;
}

/**
 * Tokens from the endpoint that App Service gives an app, kept until shortly before they end.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export function managedIdentity({ environment, clientId, request, limit, now }: IdentityEndpoint): TokenSource {
  const known = new Map<string, AccessToken>();
  return async (resource) => {
    const kept = known.get(resource);
    if (kept !== undefined && kept.expires - EARLY_SECONDS > now() / 1000) return kept;
    const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header } = environment;
    if (endpoint === undefined || header === undefined) {
      throw new Transient('there is no identity endpoint; the app has no managed identity, or it is not ready yet');
    }
    const url = new URL(endpoint);
    url.searchParams.set('resource', resource);
    url.searchParams.set('api-version', '2019-08-01');
    url.searchParams.set('client_id', clientId);
    const made = await ask(() =>
      request(url, { headers: { 'X-IDENTITY-HEADER': header }, signal: limit(TOKEN_TIMEOUT) }),
    );
    known.set(resource, made);
    return made;
  };
}

async function ask(send: () => Promise<Response>): Promise<AccessToken> {
  let answer: Readonly<Record<string, unknown>>;
  try {
    const response = await send();
    if (!response.ok) throw new Transient(`no token from the identity endpoint: status ${response.status}`);
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    if (error instanceof Transient) throw error;
    throw new Transient(`no token from the identity endpoint: ${(error as Error).message}`);
  }
  const { access_token: token, expires_on: expires } = answer;
  if (typeof token !== 'string') throw new Transient('no token from the identity endpoint');
  return { token, expires: Number(expires ?? 0) };
}
