"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renewLocks = renewLocks;
exports.peek = peek;
exports.schedule = schedule;
exports.cancelScheduled = cancelScheduled;
exports.receiveByNumber = receiveByNumber;
exports.updateDisposition = updateDisposition;
const values_1 = require("../../../rules/values/values");
const core_1 = require("../../core");
const codec_1 = require("../codec");
const delivered_1 = require("../delivered");
const encoding_1 = require("../encoding");
const outcomes_1 = require("../outcomes");
const asked_1 = require("./asked");
const LOCK_TOKENS = (0, asked_1.argument)('lock-tokens', 'an array of uuid');
const SEQUENCE_NUMBERS = (0, asked_1.argument)('sequence-numbers', 'an array of long');
async function renewLocks(asked) {
    const lockTokens = (0, asked_1.lockTokensIn)(asked);
    if (lockTokens === undefined)
        return LOCK_TOKENS;
    const answer = await asked.broker.run({ kind: 'renew-locks', entity: asked.entity, lockTokens });
    if (answer instanceof core_1.BrokerError)
        return answer;
    return (0, asked_1.ok)({
        expirations: new encoding_1.AmqpArray('timestamp', answer.lockedUntil.map((at) => (0, encoding_1.dateTimeOf)(BigInt(at)))),
    });
}
async function peek(asked) {
    const count = (0, asked_1.numberIn)(asked, 'message-count');
    if (count === undefined)
        return (0, asked_1.argument)('message-count', 'a whole number');
    const from = (0, asked_1.numberIn)(asked, 'from-sequence-number') ?? 1;
    const session = (0, asked_1.textIn)(asked, 'session-id');
    const answer = await asked.broker.run({ kind: 'peek', entity: asked.entity, from, count, session });
    if (answer instanceof core_1.BrokerError)
        return answer;
    if (answer.messages.length === 0)
        return asked_1.NO_CONTENT;
    return (0, asked_1.ok)({ messages: answer.messages.map((message) => new Map([['message', (0, delivered_1.deliveredBytes)(message)]])) });
}
async function schedule(asked) {
    const messages = scheduledIn(asked.body.get('messages'));
    if (messages instanceof core_1.BrokerError)
        return messages;
    const answer = await asked.broker.run({ kind: 'send', entity: asked.entity, messages });
    if (answer instanceof core_1.BrokerError)
        return answer;
    return (0, asked_1.ok)({ 'sequence-numbers': new encoding_1.AmqpArray('long', answer.sequenceNumbers.map(long)) });
}
function scheduledIn(list) {
    const wanted = (0, asked_1.argument)('messages', 'a list of maps with the encoded message under "message"');
    if (!Array.isArray(list))
        return wanted;
    const messages = [];
    for (const entry of list) {
        const encoded = entry instanceof Map ? entry.get('message') : undefined;
        if (!Buffer.isBuffer(encoded))
            return wanted;
        try {
            messages.push((0, codec_1.readSent)(encoded));
        }
        catch (error) {
            if (error instanceof encoding_1.MalformedAmqp)
                return (0, outcomes_1.malformed)(error.message);
            throw error;
        }
    }
    return messages;
}
async function cancelScheduled(asked) {
    const sequenceNumbers = (0, asked_1.numbersIn)(asked, 'sequence-numbers');
    if (sequenceNumbers === undefined)
        return SEQUENCE_NUMBERS;
    const answer = await asked.broker.run({ kind: 'cancel-scheduled', entity: asked.entity, sequenceNumbers });
    return answer instanceof core_1.BrokerError ? answer : (0, asked_1.ok)();
}
async function receiveByNumber(asked) {
    const sequenceNumbers = (0, asked_1.numbersIn)(asked, 'sequence-numbers');
    if (sequenceNumbers === undefined)
        return SEQUENCE_NUMBERS;
    const answer = await asked.broker.run({
        kind: 'receive-deferred',
        entity: asked.entity,
        sequenceNumbers,
        // 0 is settled with the answer, 1 by a later disposition.
        mode: (0, asked_1.numberIn)(asked, 'receiver-settle-mode') === 0 ? 'receive-and-delete' : 'peek-lock',
        session: (0, asked_1.textIn)(asked, 'session-id'),
        receiver: (0, asked_1.receiverIn)(asked),
    });
    if (answer instanceof core_1.BrokerError)
        return answer;
    const messages = answer.deliveries.map((delivery) => {
        const entry = new Map([['message', (0, delivered_1.deliveredBytes)(delivery)]]);
        if (delivery.lockToken !== undefined)
            entry.set('lock-token', new values_1.Guid(delivery.lockToken));
        return entry;
    });
    return (0, asked_1.ok)({ messages });
}
async function updateDisposition(asked) {
    const lockTokens = (0, asked_1.lockTokensIn)(asked);
    if (lockTokens === undefined)
        return LOCK_TOKENS;
    const status = (0, asked_1.textIn)(asked, 'disposition-status');
    if (status === 'renewed')
        return renewLocks(asked);
    const settlement = settlementOf(asked, status);
    if (settlement === undefined) {
        return (0, asked_1.argument)('disposition-status', 'completed, abandoned, suspended, defered or renewed');
    }
    const answer = await asked.broker.run({ kind: 'settle', entity: asked.entity, lockTokens, settlement });
    return answer instanceof core_1.BrokerError ? answer : (0, asked_1.ok)();
}
function settlementOf(asked, status) {
    const changes = (0, outcomes_1.changesOf)(asked.body.get('properties-to-modify'));
    switch (status) {
        case 'completed':
            return { kind: 'complete' };
        case 'abandoned':
            return { kind: 'abandon', changes };
        // So it is spelt in the protocol.
        case 'defered':
        case 'deferred':
            return { kind: 'defer', changes };
        case 'suspended':
            return {
                kind: 'dead-letter',
                reason: (0, asked_1.textIn)(asked, 'deadletter-reason'),
                description: (0, asked_1.textIn)(asked, 'deadletter-description'),
                changes,
            };
        default:
            return undefined;
    }
}
function long(value) {
    return values_1.Integer.small('long', value);
}
//# sourceMappingURL=messages.js.map