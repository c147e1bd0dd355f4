"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.callOf = callOf;
exports.contentOf = contentOf;
/** A call, of the inputs of its step with their expressions computed. @throws Error where they are of wrong types */
function callOf(inputs) {
    const { method, uri, headers, queries, body, authentication } = inputs;
    if (typeof uri !== 'string' || !URL.canParse(uri))
        throw new Error(`${JSON.stringify(uri)} is no address`);
    const address = new URL(uri);
    for (const [name, value] of Object.entries(textsOf(queries, 'query')))
        address.searchParams.append(name, value);
    const { audience, identity } = (authentication ?? {});
    return {
        method: String(method).toUpperCase(),
        uri: queries === undefined ? uri : address.href,
        headers: textsOf(headers, 'header'),
        body: bytesOf(body),
        identity: authentication === undefined
            ? undefined
            : { audience: String(audience), id: identity === undefined ? undefined : String(identity) },
    };
}
function textsOf(values, what) {
    for (const [name, value] of Object.entries(values ?? {})) {
        if (typeof value !== 'string')
            throw new Error(`the ${what} ${name} is no text`);
    }
    return (values ?? {});
}
/** What goes out: text as it is, bytes out of their base64, anything else as JSON. */
function bytesOf(body) {
    if (body === null || body === undefined)
        return Buffer.alloc(0);
    if (typeof body === 'string')
        return Buffer.from(body);
    return typeof body === 'object' && '$content' in body
        ? Buffer.from(String(body.$content), 'base64')
        : Buffer.from(JSON.stringify(body));
}
/** What comes in: JSON where its type says so, text where that says so, and else bytes in base64. */
function contentOf({ headers = {}, body = Buffer.alloc(0) }) {
    if (body.length === 0)
        return null;
    const [, type] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
    if (type !== undefined && /^application\/(.*\+)?json/i.test(type)) {
        try {
            return JSON.parse(body.toString('utf8'));
        }
        catch {
            return body.toString('utf8');
        }
    }
    if (type !== undefined && /^text\//i.test(type))
        return body.toString('utf8');
    return { '$content-type': type ?? 'application/octet-stream', $content: body.toString('base64') };
}
//# sourceMappingURL=call.js.map