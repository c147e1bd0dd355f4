import { timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { answerJson, type LocalRequest } from '../../http';

/** A token is good for so many seconds; a day, as those of managed identities are. */
const GOOD_FOR = 86_400;

/**
 * The identity endpoint of App Service: programs with a managed identity get their tokens here. Each identity gets one that
 * says who it is for, and that is good for nothing outside of this machine.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export class IdentityService {
  /** @param secret what `X-IDENTITY-HEADER` has to be: the environment variable IDENTITY_HEADER of a program */
  constructor(private readonly secret: string) {}

  answer({ method, url, headers }: LocalRequest, response: ServerResponse): boolean {
    if (url.pathname !== '/identity') return false;
    const resource = url.searchParams.get('resource');
    if (method !== 'GET') answerJson(response, 405, problem(405, 'only GET is answered'));
    else if (!isSame(headers['x-identity-header'], this.secret))
      answerJson(response, 401, problem(401, 'X-IDENTITY-HEADER is not what IDENTITY_HEADER has'));
    else if (url.searchParams.get('api-version') !== '2019-08-01')
      answerJson(response, 400, problem(400, 'api-version: allowed 2019-08-01'));
    else if (resource === null || resource === '') answerJson(response, 400, problem(400, 'resource: got nothing'));
    else answerJson(response, 200, tokenJson(resource, url.searchParams.get('client_id') ?? ''));
    return true;
  }
}

function tokenJson(resource: string, client: string): object {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: resource,
    iss: 'this machine',
    iat: now,
    exp: now + GOOD_FOR,
    appid: client,
    oid: client,
    tid: 'this machine',
  };
  const encoded = [{ alg: 'none', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return {
    access_token: `${encoded.join('.')}.none`,
    expires_on: String(now + GOOD_FOR),
    resource,
    token_type: 'Bearer',
    client_id: client,
  };
}

function problem(statusCode: number, message: string): object {
  return { statusCode, message };
}

function isSame(got: string | string[] | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(String(got ?? '')), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
