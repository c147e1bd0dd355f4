"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renewSessionLock = renewSessionLock;
exports.getSessionState = getSessionState;
exports.setSessionState = setSessionState;
exports.listSessions = listSessions;
const values_1 = require("../../../rules/values/values");
const core_1 = require("../../core");
const encoding_1 = require("../encoding");
const asked_1 = require("./asked");
const SESSION = (0, asked_1.argument)('session-id', 'the id of a session');
/** Sessions that are asked for without saying how many. */
const DEFAULT_TOP = 100;
async function renewSessionLock(asked) {
    const session = (0, asked_1.textIn)(asked, 'session-id');
    if (session === undefined)
        return SESSION;
    const receiver = (0, asked_1.receiverIn)(asked);
    const answer = await asked.broker.run({ kind: 'renew-session-lock', entity: asked.entity, session, receiver });
    return answer instanceof core_1.BrokerError ? answer : (0, asked_1.ok)({ expiration: (0, encoding_1.dateTimeOf)(BigInt(answer.lockedUntil)) });
}
async function getSessionState(asked) {
    const session = (0, asked_1.textIn)(asked, 'session-id');
    if (session === undefined)
        return SESSION;
    const receiver = (0, asked_1.receiverIn)(asked);
    const answer = await asked.broker.run({ kind: 'get-session-state', entity: asked.entity, session, receiver });
    return answer instanceof core_1.BrokerError ? answer : (0, asked_1.ok)({ 'session-state': answer.state ?? null });
}
async function setSessionState(asked) {
    const session = (0, asked_1.textIn)(asked, 'session-id');
    if (session === undefined)
        return SESSION;
    const state = asked.body.get('session-state') ?? null;
    if (state !== null && !Buffer.isBuffer(state))
        return (0, asked_1.argument)('session-state', 'bytes, or null to clear it');
    const answer = await asked.broker.run({
        kind: 'set-session-state',
        entity: asked.entity,
        session,
        receiver: (0, asked_1.receiverIn)(asked),
        // The client for Go clears it with no bytes.
        state: state === null || state.length === 0 ? undefined : Buffer.from(state),
    });
    return answer instanceof core_1.BrokerError ? answer : (0, asked_1.ok)();
}
async function listSessions(asked) {
    const after = asked.body.get('last-updated-time');
    const skip = (0, asked_1.numberIn)(asked, 'skip') ?? 0;
    const answer = await asked.broker.run({
        kind: 'list-sessions',
        entity: asked.entity,
        stateSetAfter: stateSetAfter(after instanceof values_1.DateTime ? after : undefined),
        skip,
        top: (0, asked_1.numberIn)(asked, 'top') ?? DEFAULT_TOP,
    });
    if (answer instanceof core_1.BrokerError)
        return answer;
    if (answer.sessions.length === 0)
        return asked_1.NO_CONTENT;
    return (0, asked_1.ok)({
        skip: values_1.Integer.small('int', skip + answer.sessions.length),
        'sessions-ids': new encoding_1.AmqpArray('string', answer.sessions),
    });
}
/** Clients ask for all sessions with a time that never comes, the end of the year 9999. */
function stateSetAfter(after) {
    if (after === undefined)
        return undefined;
    const at = Number((0, encoding_1.millisecondsOf)(after));
    return at >= END_OF_TIME ? undefined : at;
}
const END_OF_TIME = Date.UTC(9999, 11, 31);
//# sourceMappingURL=sessions.js.map