"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.loseLocks = loseLocks;
exports.loseSession = loseSession;
exports.fill = fill;
exports.throttle = throttle;
exports.throttled = throttled;
const broker_error_1 = require("./broker-error");
const locking_1 = require("./locking");
const receiving_1 = require("./receiving");
/** Ends locks now, as if their time had come. */
function loseLocks(kernel, command) {
    const store = kernel.entities.store(command.entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const { lockToken, session: id } = command;
    let lost = 0;
    const sessions = id === undefined ? [...(store.sessions?.all() ?? [])] : [store.sessions?.get(id)];
    for (const session of lockToken === undefined ? sessions : []) {
        if (session?.receiver === undefined)
            continue;
        loseSession(kernel, session.receiver, session.id);
        lost++;
    }
    const messages = lockToken === undefined ? [...store.locks.values()] : [store.locks.get(lockToken)];
    for (const stored of id === undefined ? messages : []) {
        if (stored?.lock === undefined)
            continue;
        (0, locking_1.loseLock)(kernel, stored);
        lost++;
    }
    return { lost };
}
/** Takes a session from its receiver because its time is over. */
function loseSession(kernel, receiver, session) {
    (0, receiving_1.dropReceiver)(kernel, receiver, true);
    const error = new broker_error_1.BrokerError('com.microsoft:session-lock-lost', `The session lock has expired on the session '${session}'. Accept a new session.`);
    kernel.emit({ kind: 'receiver-closed', receiver: receiver.id, error });
}
function fill(kernel, { entity, full }) {
    const found = kernel.entities.sending(entity);
    if (found instanceof broker_error_1.BrokerError)
        return found;
    found.isFull = full;
    return undefined;
}
function throttle(kernel, { entity, until }) {
    const place = entity === undefined ? undefined : kernel.entities.find(entity);
    if (place instanceof broker_error_1.BrokerError)
        return place;
    const key = place?.entity.key ?? '';
    if (until > kernel.now)
        kernel.throttled.set(key, until);
    else
        kernel.throttled.delete(key);
    return undefined;
}
/** What an entity that is throttled still does: who has something may settle it, and administration goes on. */
const NEVER_THROTTLED = new Set([
    'create',
    'update',
    'delete',
    'set-credit',
    'close-receiver',
    'settle',
    'declare-transaction',
    'discharge-transaction',
    'lose-locks',
    'fill',
    'throttle',
]);
/** That a command comes while its entity, or everything, is throttled; `undefined` where it is not. */
function throttled(kernel, command) {
    if (kernel.throttled.size === 0 || NEVER_THROTTLED.has(command.kind))
        return undefined;
    const address = 'entity' in command && typeof command.entity === 'string' ? command.entity : '';
    const place = kernel.entities.find(address);
    const keys = place instanceof broker_error_1.BrokerError ? [''] : ['', place.entity.key, place.entity.top.key];
    if (!keys.some((key) => (kernel.throttled.get(key) ?? 0) > kernel.now))
        return undefined;
    return new broker_error_1.BrokerError('com.microsoft:server-busy', 'The request was terminated because the entity is being throttled. Error code: 50009. Please wait 10 seconds and try again.');
}
//# sourceMappingURL=faults.js.map