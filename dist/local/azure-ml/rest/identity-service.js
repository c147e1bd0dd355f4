"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.IdentityService = void 0;
const node_crypto_1 = require("node:crypto");
const http_1 = require("../../http");
/** A token is good for so many seconds; a day, as those of managed identities are. */
const GOOD_FOR = 86_400;
/**
 * The identity endpoint of App Service: programs with a managed identity get their tokens here. Each identity gets one that
 * says who it is for, and that is good for nothing outside of this machine.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
class IdentityService {
    secret;
    /** @param secret what `X-IDENTITY-HEADER` has to be: the environment variable IDENTITY_HEADER of a program */
    constructor(secret) {
        this.secret = secret;
    }
    answer({ method, url, headers }, response) {
        if (url.pathname !== '/identity')
            return false;
        const resource = url.searchParams.get('resource');
        if (method !== 'GET')
            (0, http_1.answerJson)(response, 405, problem(405, 'only GET is answered'));
        else if (!isSame(headers['x-identity-header'], this.secret))
            (0, http_1.answerJson)(response, 401, problem(401, 'X-IDENTITY-HEADER is not what IDENTITY_HEADER has'));
        else if (url.searchParams.get('api-version') !== '2019-08-01')
            (0, http_1.answerJson)(response, 400, problem(400, 'api-version: allowed 2019-08-01'));
        else if (resource === null || resource === '')
            (0, http_1.answerJson)(response, 400, problem(400, 'resource: got nothing'));
        else
            (0, http_1.answerJson)(response, 200, tokenJson(resource, url.searchParams.get('client_id') ?? ''));
        return true;
    }
}
exports.IdentityService = IdentityService;
function tokenJson(resource, client) {
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
    const encoded = [{ alg: 'none', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    return {
        access_token: `${encoded.join('.')}.none`,
        expires_on: String(now + GOOD_FOR),
        resource,
        token_type: 'Bearer',
        client_id: client,
    };
}
function problem(statusCode, message) {
    return { statusCode, message };
}
function isSame(got, secret) {
    const [a, b] = [Buffer.from(String(got ?? '')), Buffer.from(secret)];
    return a.length === b.length && (0, node_crypto_1.timingSafeEqual)(a, b);
}
//# sourceMappingURL=identity-service.js.map