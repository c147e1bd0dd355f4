"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NO_CONTENT = void 0;
exports.ok = ok;
exports.refused = refused;
exports.receiverIn = receiverIn;
exports.argument = argument;
exports.textIn = textIn;
exports.numberIn = numberIn;
exports.numbersIn = numbersIn;
exports.lockTokensIn = lockTokensIn;
const values_1 = require("../../../rules/values/values");
const core_1 = require("../../core");
function ok(fields = {}) {
    return { status: 200, description: 'OK', body: new Map(Object.entries(fields)) };
}
exports.NO_CONTENT = { status: 204, description: 'No content' };
/** The status, as of HTTP, of what is refused. */
const STATUSES = {
    'amqp:not-found': 404,
    'amqp:not-allowed': 400,
    'amqp:not-implemented': 501,
    'amqp:internal-error': 500,
    'amqp:resource-limit-exceeded': 403,
    'amqp:link:message-size-exceeded': 400,
    'com.microsoft:entity-already-exists': 409,
    'com.microsoft:entity-disabled': 403,
    'com.microsoft:message-lock-lost': 410,
    'com.microsoft:session-lock-lost': 410,
    'com.microsoft:message-not-found': 404,
    'com.microsoft:session-cannot-be-locked': 410,
    'com.microsoft:server-busy': 503,
    'com.microsoft:timeout': 408,
};
function refused({ condition, description }) {
    return { status: STATUSES[condition] ?? 400, description, condition };
}
/** The receiver that has the session which a request is about, where the request says. */
function receiverIn({ link, receiverOf }) {
    return link === undefined ? undefined : receiverOf(link);
}
function argument(name, allowed) {
    return new core_1.BrokerError('com.microsoft:argument-error', `'${name}' is missing, or not what it is to be: ${allowed}.`);
}
function textIn({ body }, name) {
    const value = body.get(name);
    return typeof value === 'string' ? value : undefined;
}
function numberIn({ body }, name) {
    const value = body.get(name);
    return value instanceof values_1.Integer ? value.toNumber() : undefined;
}
/** Whole numbers, which clients send as an array or as a list. */
function numbersIn({ body }, name) {
    const value = body.get(name);
    if (!Array.isArray(value) || !value.every((one) => one instanceof values_1.Integer))
        return undefined;
    return value.map((one) => one.toNumber());
}
function lockTokensIn({ body }) {
    const value = body.get('lock-tokens');
    if (!Array.isArray(value) || !value.every((one) => one instanceof values_1.Guid))
        return undefined;
    return value.map((one) => one.value);
}
//# sourceMappingURL=asked.js.map