"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isLoginFailure = isLoginFailure;
exports.loginText = loginText;
exports.problemOf = problemOf;
exports.textOf = textOf;
const problem_1 = require("../problem");
const LOGIN = [
    'CredentialUnavailableError',
    'AggregateAuthenticationError',
    'AuthenticationError',
    'AuthenticationRequiredError',
];
/** Whether an error says that nobody is logged in. */
function isLoginFailure(error) {
    return LOGIN.includes(error?.name ?? '');
}
/** That there is no login, with what each way has said. */
function loginText(error) {
    const { errors = [], message = '' } = error;
    const all = errors.length > 0 ? errors.map((one) => one.message ?? '') : [message];
    // Behind the first sentence is where to read more.
    const sentences = all.map((text) => firstLine(text).replace(/\.( .*)?$/, ''));
    const reasons = [...new Set(sentences.filter((reason) => reason !== ''))];
    return `nobody is logged in to Azure: run az login, or set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET, or run where there is a managed identity (${reasons.join('; ')})`;
}
const UNREACHABLE = [
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
];
/** An error of the client of Service Bus in one line, with what to do. */
function problemOf(error, asked) {
    if (error instanceof problem_1.OperationProblem)
        return error;
    return new problem_1.OperationProblem(textOf(error, asked));
}
/** The same as text. */
function textOf(error, { at, isAzure, entity, role }) {
    const failure = error;
    const { code = '', message = '' } = failure;
    const where = entity === undefined ? at : `${entity} at ${at}`;
    if (isLoginFailure(error))
        return `${at}: ${loginText(error)}`;
    const said = firstLine(message);
    if (code === 'UnauthorizedAccess' || /unauthorized-access|Unauthorized access|claim\(s\) are required/i.test(message))
        return `${where}: whoever is logged in may not do this${role === undefined ? '' : `: it takes the role ${role} there, which may take minutes to arrive`} (${said})`;
    if (code === 'MessagingEntityNotFound')
        return `${where}: there is no such queue, topic or subscription; a subscription is written topic/subscription (${said})`;
    if (code === 'MessagingEntityDisabled')
        return `${where}: it is disabled; enable it first (${said})`;
    if (code === 'QuotaExceeded')
        return `${where}: it is full; take messages out of it first (${said})`;
    if (code === 'MessageSizeExceeded')
        return `${where}: a message is larger than it takes (${said})`;
    const network = UNREACHABLE.find((one) => code === one || message.includes(one));
    if (network !== undefined || code === 'ServiceCommunicationProblem' || code === 'ServiceTimeout')
        return isAzure
            ? `${at}: it cannot be reached (${network ?? said}); is the name right, and may this machine reach it, where the namespace is closed?`
            : `${at}: it cannot be reached (${network ?? said}); start it with training-job-scheduler local, or say where it is with local:<port>`;
    const [, topic] = /cannot be received from the topic '([^']+)'/.exec(message) ?? [];
    if (topic !== undefined)
        return `${where}: it is a topic, and messages wait in its subscriptions: write ${topic}/<subscription>`;
    if (/session/i.test(message) && code === 'InvalidOperation')
        return `${where}: it takes sessions, and is read by session alone (${said})`;
    return `${where}: ${said === '' ? String(error) : said}${code === '' ? '' : ` (${code})`}`;
}
function firstLine(text) {
    // The client puts the name of its error in front.
    return (text.split('\n')[0] ?? '').trim().replace(/^(\w*Error: )+/, '');
}
//# sourceMappingURL=words.js.map