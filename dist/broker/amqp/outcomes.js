"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.states = void 0;
exports.decisionOf = decisionOf;
exports.transactionOf = transactionOf;
exports.changesOf = changesOf;
exports.composite = composite;
exports.malformed = malformed;
const values_1 = require("../../rules/values/values");
const core_1 = require("../core");
const codec_1 = require("./codec");
const encoding_1 = require("./encoding");
/** Descriptors of what deliveries end as. OASIS AMQP 1.0, part 3, section 3.4, and part 4, section 4.5 */
const CODES = {
    accepted: 0x24,
    rejected: 0x25,
    released: 0x26,
    modified: 0x27,
    declared: 0x33,
    transactional: 0x34,
    error: 0x1d,
};
const SYMBOLS = new Map([
    ['amqp:accepted:list', CODES.accepted],
    ['amqp:rejected:list', CODES.rejected],
    ['amqp:released:list', CODES.released],
    ['amqp:modified:list', CODES.modified],
    ['amqp:transactional-state:list', CODES.transactional],
]);
/** What a client has decided by a state that it sent; `undefined` for a state that decides nothing. */
function decisionOf(state) {
    const code = codeOf(state);
    const fields = state instanceof encoding_1.Described && Array.isArray(state.value) ? state.value : [];
    if (code === CODES.transactional) {
        const [id, outcome = null] = fields;
        const inner = decisionOf(outcome);
        return inner && { ...inner, transaction: Buffer.isBuffer(id) ? id.toString('utf8') : '' };
    }
    const settlement = settlementOf(code, fields);
    return settlement && { settlement, transaction: undefined };
}
/** The transaction that a message is sent in. */
function transactionOf(state) {
    if (codeOf(state) !== CODES.transactional)
        return undefined;
    const [id] = state.value;
    return Buffer.isBuffer(id) ? id.toString('utf8') : '';
}
function settlementOf(code, fields) {
    switch (code) {
        case CODES.accepted:
            return { kind: 'complete' };
        case CODES.released:
            return { kind: 'release' };
        case CODES.modified: {
            const [, isUndeliverableHere, annotations] = fields;
            return { kind: isUndeliverableHere === true ? 'defer' : 'abandon', changes: changesOf(annotations) };
        }
        case CODES.rejected: {
            const [error] = fields;
            const parts = error instanceof encoding_1.Described && Array.isArray(error.value) ? error.value : [];
            return deadLetterOf(parts[2]);
        }
        default:
            return undefined;
    }
}
const REASON = 'DeadLetterReason';
const DESCRIPTION = 'DeadLetterErrorDescription';
function deadLetterOf(info) {
    const entries = info instanceof Map ? [...info] : [];
    const textAt = (name) => {
        const found = entries.find(([key]) => key === name)?.[1];
        return typeof found === 'string' ? found : undefined;
    };
    const changes = new Map(entries.filter(([key]) => key !== REASON && key !== DESCRIPTION));
    return { kind: 'dead-letter', reason: textAt(REASON), description: textAt(DESCRIPTION), changes: changesOf(changes) };
}
/** The application properties that a settlement changes; those that are null are taken away. */
function changesOf(map) {
    if (!(map instanceof Map) || map.size === 0)
        return undefined;
    const properties = new Map();
    for (const [name, value] of map) {
        if (typeof name === 'string')
            properties.set(name, value === null ? undefined : (0, codec_1.ruleValue)(value));
    }
    return { properties, system: new Map() };
}
function codeOf(state) {
    if (!(state instanceof encoding_1.Described))
        return undefined;
    const { descriptor } = state;
    if (typeof descriptor === 'string')
        return SYMBOLS.get(descriptor);
    return descriptor instanceof values_1.Integer ? descriptor.toNumber() : undefined;
}
/** A value of one of AMQP's own described types. */
function composite(code, fields) {
    return { descriptor: values_1.Integer.small('ulong', code), value: fields };
}
const accepted = composite(CODES.accepted, []);
/** What the service says of a delivery, in bytes. */
exports.states = {
    accepted: (0, encoding_1.encode)(accepted),
    /** The same outcome as the client's; of a dead-lettered message without the error, which clients would take for one. */
    of: (kind) => SETTLED[kind],
    rejected: (error) => (0, encoding_1.encode)(composite(CODES.rejected, [errorValue(error)])),
    declared: (transaction) => (0, encoding_1.encode)(composite(CODES.declared, [Buffer.from(transaction, 'utf8')])),
    inTransaction: (transaction) => (0, encoding_1.encode)(composite(CODES.transactional, [Buffer.from(transaction, 'utf8'), accepted])),
};
const SETTLED = {
    complete: exports.states.accepted,
    abandon: (0, encoding_1.encode)(composite(CODES.modified, [true, false])),
    release: (0, encoding_1.encode)(composite(CODES.released, [])),
    defer: (0, encoding_1.encode)(composite(CODES.modified, [false, true])),
    'dead-letter': (0, encoding_1.encode)(composite(CODES.rejected, [])),
};
function errorValue({ condition, description }) {
    // The client for Python reads the third field, where others are content with two.
    return composite(CODES.error, [new encoding_1.AmqpSymbol(condition), description, null]);
}
/** That a client sends what is no AMQP, or no message. */
function malformed(why) {
    return new core_1.BrokerError('amqp:invalid-field', `What was sent cannot be read: ${why}.`);
}
//# sourceMappingURL=outcomes.js.map