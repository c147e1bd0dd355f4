"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.answerManagement = answerManagement;
const core_1 = require("../../core");
const asked_1 = require("./asked");
const messages_1 = require("./messages");
const rules_1 = require("./rules");
const sessions_1 = require("./sessions");
const PREFIX = 'com.microsoft:';
/** @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-request-response */
const OPERATIONS = {
    'renew-lock': messages_1.renewLocks,
    'peek-message': messages_1.peek,
    'schedule-message': messages_1.schedule,
    'cancel-scheduled-message': messages_1.cancelScheduled,
    'receive-by-sequence-number': messages_1.receiveByNumber,
    'update-disposition': messages_1.updateDisposition,
    'renew-session-lock': sessions_1.renewSessionLock,
    'get-session-state': sessions_1.getSessionState,
    'set-session-state': sessions_1.setSessionState,
    'get-message-sessions': sessions_1.listSessions,
    'add-rule': rules_1.addRule,
    'remove-rule': rules_1.removeRule,
    'enumerate-rules': rules_1.enumerateRules,
};
/** Answers a request to the management of an entity. */
async function answerManagement(request, where) {
    const operation = request.properties.get('operation');
    const name = typeof operation === 'string' && operation.startsWith(PREFIX) ? operation.slice(PREFIX.length) : '';
    const carryOut = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
    if (carryOut === undefined) {
        const known = Object.keys(OPERATIONS).map((one) => PREFIX + one);
        const description = `The operation '${String(operation)}' is not known; allowed: ${known.join(', ')}.`;
        return (0, asked_1.refused)(new core_1.BrokerError('amqp:not-implemented', description));
    }
    if (!(request.body instanceof Map)) {
        return (0, asked_1.refused)(new core_1.BrokerError('com.microsoft:argument-error', `${operation} takes a map, and this is none.`));
    }
    const link = request.properties.get('associated-link-name');
    const answer = await carryOut({ ...where, body: request.body, link: typeof link === 'string' ? link : undefined });
    return answer instanceof core_1.BrokerError ? (0, asked_1.refused)(answer) : answer;
}
//# sourceMappingURL=index.js.map