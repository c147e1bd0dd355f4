"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renewSessionLock = renewSessionLock;
exports.getSessionState = getSessionState;
exports.setSessionState = setSessionState;
exports.listSessions = listSessions;
const broker_error_1 = require("./broker-error");
const entity_table_1 = require("./entity-table");
const receiving_1 = require("./receiving");
/** The largest state of a session: that of the largest message of the Standard tier. */
const LARGEST_STATE = 256 * 1024;
/** The session that a command is about, which somebody has. */
function sessionOf(kernel, { entity, session, receiver }) {
    const store = kernel.entities.store(entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const held = (0, receiving_1.heldSession)(kernel, store, session, receiver);
    if (held instanceof broker_error_1.BrokerError)
        return held;
    kernel.touch(store.owner);
    return held;
}
function renewSessionLock(kernel, command) {
    const session = sessionOf(kernel, command);
    if (session instanceof broker_error_1.BrokerError)
        return session;
    const until = kernel.now + session.store.owner.settings.lockDuration;
    if (until !== session.lockedUntil) {
        session.lockedUntil = until;
        kernel.due.add(until, { kind: 'session-lock', session });
    }
    return { lockedUntil: until };
}
function getSessionState(kernel, command) {
    const session = sessionOf(kernel, command);
    return session instanceof broker_error_1.BrokerError ? session : { state: session.state };
}
function setSessionState(kernel, command) {
    const session = sessionOf(kernel, command);
    if (session instanceof broker_error_1.BrokerError)
        return session;
    if ((command.state?.length ?? 0) > LARGEST_STATE) {
        return new broker_error_1.BrokerError('amqp:resource-limit-exceeded', `The state of a session has at most ${LARGEST_STATE} bytes, and this has ${command.state?.length}.`);
    }
    session.state = command.state;
    session.stateSetAt = kernel.now;
    kernel.journal.session(session);
    return undefined;
}
function listSessions(kernel, { entity, stateSetAfter, skip, top }) {
    const store = kernel.entities.store(entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const { sessions } = store;
    if (sessions === undefined)
        return new broker_error_1.BrokerError('amqp:not-allowed', `'${(0, entity_table_1.addressOf)(store)}' does not have sessions.`);
    kernel.touch(store.owner);
    const wanted = ({ messages, state, stateSetAt }) => stateSetAfter === undefined
        ? messages > 0 || state !== undefined
        : state !== undefined && stateSetAt > stateSetAfter;
    const ids = [...sessions.all()].filter(wanted).map(({ id }) => id);
    return { sessions: ids.sort().slice(skip, skip + top) };
}
//# sourceMappingURL=session-commands.js.map