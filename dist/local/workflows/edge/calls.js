"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.send = send;
const MANAGEMENT = 'management.azure.com';
const BUS_AUDIENCE = /^https:\/\/servicebus\.azure\.net\/?$/i;
/** https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#http-limits */
const LONGEST_CALL = 120_000;
/**
 * Makes a call of a workflow: to Service Bus and to Azure Resource Manager of this machine, whatever they are called in
 * Azure. Nothing goes out of this machine.
 */
async function send(call, callees) {
    const url = new URL(call.uri);
    if (BUS_AUDIENCE.test(call.identity?.audience ?? '') || url.hostname.endsWith('.servicebus.windows.net')) {
        return await callees.bus.answer(call);
    }
    if (url.hostname !== MANAGEMENT)
        return { reason: `${url.host} is not on this machine, and no call goes out of it` };
    const signal = AbortSignal.any([callees.signal, AbortSignal.timeout(LONGEST_CALL)]);
    try {
        const headers = { ...call.headers, ...(await authorizationOf(call, callees, signal)) };
        const hasBody = call.body.length > 0 && call.method !== 'GET' && call.method !== 'HEAD';
        const address = `${callees.resourceManager.replace(/\/$/, '')}${url.pathname}${url.search}`;
        const response = await fetch(address, {
            method: call.method,
            headers,
            signal,
            redirect: 'manual',
            ...(hasBody && { body: new Uint8Array(call.body) }),
        });
        const body = Buffer.from(await response.arrayBuffer());
        return { status: response.status, headers: Object.fromEntries(response.headers), body };
    }
    catch (error) {
        const { name, message, cause } = error;
        const why = cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message;
        return { reason: why, isTimeout: name === 'TimeoutError' };
    }
}
async function authorizationOf({ identity }, { identity: endpoint }, signal) {
    if (identity === undefined)
        return {};
    if (endpoint === undefined)
        return { Authorization: 'Bearer local' };
    const url = new URL(endpoint.endpoint);
    url.searchParams.set('resource', identity.audience);
    url.searchParams.set('api-version', '2019-08-01');
    if (identity.id !== undefined)
        url.searchParams.set('mi_res_id', identity.id);
    const response = await fetch(url, { headers: { 'X-IDENTITY-HEADER': endpoint.header }, signal });
    if (!response.ok)
        throw new Error(`there is no token from the identity endpoint: status ${response.status}`);
    const { access_token: token } = (await response.json());
    if (typeof token !== 'string')
        throw new Error('there is no token in what the identity endpoint answers');
    return { Authorization: `Bearer ${token}` };
}
//# sourceMappingURL=calls.js.map