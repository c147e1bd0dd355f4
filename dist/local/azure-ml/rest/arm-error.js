"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NO_TOKEN = void 0;
exports.errorBody = errorBody;
exports.armErrorOf = armErrorOf;
exports.noWorkspace = noWorkspace;
exports.notFound = notFound;
exports.badRequest = badRequest;
/** The body of an error. https://github.com/Azure/azure-rest-api-specs (common-types/resource-management/v3, ErrorResponse) */
function errorBody({ code, message, details = [], innerCode }) {
    const component = { type: 'ComponentName', info: { value: 'managementfrontend' } };
    const inner = { type: 'InnerError', info: { value: { code: 'Immutable', innerError: { code: innerCode } } } };
    return {
        error: {
            code,
            message,
            details,
            ...(innerCode !== undefined && { additionalInfo: [component, inner] }),
        },
    };
}
/** What the state machine refuses, as the service says it: the code that a job cannot be changed is an inner one. */
function armErrorOf({ status, code, message, details }) {
    const isInner = code === 'JobPropertyImmutable';
    return {
        status,
        code: isInner ? 'UserError' : code,
        message,
        ...(isInner && { innerCode: code }),
        details: details.map((detail) => ({ code: 'ValidationError', message: detail })),
    };
}
exports.NO_TOKEN = {
    status: 401,
    code: 'AuthenticationFailed',
    message: "Authentication failed. The 'Authorization' header is missing.",
    headers: {
        'WWW-Authenticate': 'Bearer authorization_uri="https://login.windows.net/", error="invalid_token", error_description="The authentication failed because of missing \'Authorization\' header."',
    },
};
function noWorkspace(name, resourceGroup) {
    return {
        status: 404,
        code: 'ResourceNotFound',
        message: `The Resource 'Microsoft.MachineLearningServices/workspaces/${name}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    };
}
function notFound(what) {
    return { status: 404, code: 'NotFound', message: `${what} was not found in this workspace.` };
}
function badRequest(code, message, details = []) {
    return { status: 400, code, message, details };
}
//# sourceMappingURL=arm-error.js.map