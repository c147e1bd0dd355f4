import { Transient } from './outcome';

/** Gives tokens of the identity that the app runs as. */
export type TokenSource = (resource: string) => Promise<string>;

/** Tokens are asked for anew so long before they end. */
const EARLY_SECONDS = 300;

/**
 * Tokens from the endpoint that App Service gives an app, kept until shortly before they end.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export function managedIdentity(
  environment: Readonly<Record<string, string | undefined>>,
  clientId: string,
  request: typeof fetch,
  now: () => number = Date.now,
): TokenSource {
  const known = new Map<string, { readonly token: string; readonly expires: number }>();
  return async (resource) => {
    const kept = known.get(resource);
    if (kept !== undefined && kept.expires - EARLY_SECONDS > now() / 1000) return kept.token;
    const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header } = environment;
    if (endpoint === undefined || header === undefined) {
      throw new Transient('there is no identity endpoint; the app has no managed identity, or it is not ready yet');
    }
    const url = new URL(endpoint);
    url.searchParams.set('resource', resource);
    url.searchParams.set('api-version', '2019-08-01');
    url.searchParams.set('client_id', clientId);
    const response = await request(url, { headers: { 'X-IDENTITY-HEADER': header } });
    if (!response.ok) throw new Transient(`no token from the identity endpoint: status ${response.status}`);
    const { access_token: token, expires_on: expires } = (await response.json()) as Record<string, string>;
    if (token === undefined) throw new Transient('no token from the identity endpoint');
    known.set(resource, { token, expires: Number(expires ?? 0) });
    return token;
  };
}
