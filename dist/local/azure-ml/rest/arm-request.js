"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.workspaceAt = workspaceAt;
exports.refusedByArm = refusedByArm;
exports.hasToken = hasToken;
exports.jsonBody = jsonBody;
exports.send = send;
const http_1 = require("../../http");
const arm_error_1 = require("./arm-error");
const WORKSPACE = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.MachineLearningServices\/workspaces\/([^/]+)(?:\/(.*?))?\/?$/i;
const VERSION = /^\d{4}-\d{2}-\d{2}(-preview)?$/;
/** The workspace that an address is about, by what stands before it; `undefined` for an address of something else. */
function workspaceAt(path, workspaces) {
    const [, subscription = '', group = '', name, rest = ''] = WORKSPACE.exec(path) ?? [];
    if (name === undefined)
        return undefined;
    const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.MachineLearningServices/workspaces/${name}`;
    const workspace = workspaces.find((one) => one.id.toLowerCase() === decoded(id).toLowerCase());
    return {
        workspace: workspace ?? (0, arm_error_1.noWorkspace)(decoded(name), decoded(group)),
        path: rest === '' ? [] : rest.split('/').map(decoded),
    };
}
/** What Azure Resource Manager wants of every request, before anybody looks at what it asks. */
function refusedByArm({ headers, url }) {
    if (!hasToken(headers.authorization))
        return arm_error_1.NO_TOKEN;
    const version = url.searchParams.get('api-version');
    if (version === null)
        return (0, arm_error_1.badRequest)('MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.');
    if (!VERSION.test(version))
        return (0, arm_error_1.badRequest)('InvalidApiVersionParameter', `The api-version '${version}' is invalid.`);
    return undefined;
}
/** Any token is taken: nobody else reaches this machine, and its programs have none of Azure's. */
function hasToken(authorization) {
    return /^Bearer\s+\S/i.test(authorization ?? '');
}
/** The body as JSON. @returns an error where it is none */
async function jsonBody(request) {
    const text = (await (0, http_1.bodyOf)(request)).toString('utf8');
    try {
        return { body: JSON.parse(text) };
    }
    catch (error) {
        return {
            error: (0, arm_error_1.badRequest)('InvalidRequestContent', `The request content was invalid and could not be deserialized: '${error.message}'.`),
        };
    }
}
function send(response, answer) {
    if ('error' in answer) {
        const { status, headers = {} } = answer.error;
        (0, http_1.answerJson)(response, status, (0, arm_error_1.errorBody)(answer.error), headers);
    }
    else {
        (0, http_1.answerJson)(response, answer.status, answer.body, answer.headers);
    }
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
//# sourceMappingURL=arm-request.js.map