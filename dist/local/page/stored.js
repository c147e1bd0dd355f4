"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Refused = exports.DEAD_LETTER_QUEUE = void 0;
exports.storedRow = storedRow;
exports.mended = mended;
exports.sendAgain = sendAgain;
exports.discardAll = discardAll;
exports.problemsOf = problemsOf;
exports.queuesOf = queuesOf;
exports.withoutSubqueue = withoutSubqueue;
exports.bodyIn = bodyIn;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const values_1 = require("../../rules/values/values");
const schema_1 = require("../../schema");
const jobs_1 = require("../../trigger/jobs");
const explaining_1 = require("./explaining");
const message_log_1 = require("./message-log");
exports.DEAD_LETTER_QUEUE = '$DeadLetterQueue';
const ADDED = new Set((0, jobs_1.propertiesWrittenBeside)().map(rules_1.foldName));
/** A message among those of a queue, as the page shows it. */
function storedRow(looked, entity, queues) {
    const { message, body, sequenceNumber, messageId = '', enqueuedAt, deliveryCount, state } = looked;
    const read = (name) => String((0, rules_1.plainValue)(message.property((0, rules_1.foldName)(name)) ?? null) ?? '');
    return {
        sequence: sequenceNumber,
        id: messageId,
        title: (0, message_log_1.headOf)(message).title,
        at: enqueuedAt,
        deliveries: deliveryCount,
        state,
        reason: read(jobs_1.REJECTION_PROPERTIES.reason) || read('DeadLetterReason'),
        details: read(jobs_1.REJECTION_PROPERTIES.details) || read('DeadLetterErrorDescription'),
        json: (0, routing_1.sentJson)(withoutAdded(message)),
        body: (0, explaining_1.bodyText)(body),
        isBinary: body.kind === 'binary',
        targets: targetsOf(looked, entity, queues),
    };
}
/**
 * Where a message can be tried again: the queue that it names, or from which what came to its subscription is tried again;
 * else where it was sent to.
 */
function targetsOf({ message, deadLetterSource }, entity, queues) {
    const named = message.property((0, rules_1.foldName)(jobs_1.REJECTION_PROPERTIES.retryQueue));
    const source = deadLetterSource ?? entity;
    const [, topic, subscription] = /^(.+)\/subscriptions\/([^/]+)$/i.exec(source) ?? [];
    const targets = [];
    const add = (to, note) => {
        if (!targets.some((one) => (0, rules_1.foldName)(one.to) === (0, rules_1.foldName)(to)))
            targets.push({ to, note });
    };
    if (typeof named === 'string' && queues.has((0, rules_1.foldName)(named)))
        add(named, 'it names this queue');
    const retryQueue = subscription === undefined ? undefined : (0, jobs_1.retryQueueName)(subscription);
    if (retryQueue !== undefined && queues.has((0, rules_1.foldName)(retryQueue)))
        add(retryQueue, `what came to ${subscription} is tried again from there`);
    if (topic !== undefined)
        add(topic, 'the rules of the topic choose again: every subscription that matches gets a copy');
    else if ((0, rules_1.foldName)(source) !== (0, rules_1.foldName)(entity) || entity !== source)
        add(source, 'where it was');
    return targets;
}
/** The message as it was sent at first. */
function withoutAdded(message) {
    const again = new rules_1.Message();
    for (const { name, value } of message.properties)
        if (!ADDED.has((0, rules_1.foldName)(name)))
            again.setProperty(name, value);
    for (const [name, value] of message.system)
        again.setSystemProperty(name, value);
    return again;
}
/**
 * A message to send in the place of one that was looked at.
 *
 * @throws NotAMessage, SyntaxError for what is no message
 */
function mended({ encoded, message }, { message: text, body }) {
    const wanted = text === undefined ? withoutAdded(message) : (0, routing_1.readMessage)((0, schema_1.parseExactly)(text)).message;
    return { encoded, changes: changesTo(message, wanted), ...(body !== undefined && { body }) };
}
function changesTo(before, after) {
    const properties = new Map();
    for (const { name } of before.properties)
        if (after.property((0, rules_1.foldName)(name)) === undefined)
            properties.set(name, undefined);
    for (const { name, value } of after.properties) {
        const old = before.property((0, rules_1.foldName)(name));
        if (old === undefined || !(0, values_1.sameValue)(old, value))
            properties.set(name, value);
    }
    const system = new Map();
    for (const name of before.system.keys())
        if (!after.system.has(name) && name !== 'ScheduledEnqueueTimeUtc')
            system.set(name, null);
    for (const [name, value] of after.system) {
        const old = before.system.get(name);
        if (old === undefined || !(0, values_1.sameValue)(old, value))
            system.set(name, value);
    }
    return { properties, system };
}
/** Sends messages of a queue again, in their order, under their own ids, and takes each away once it is sent. */
async function sendAgain(bus, entity, sequences, to, mending) {
    const queues = queuesOf(bus);
    const outcomes = [];
    for (const sequence of [...sequences].sort((a, b) => a - b)) {
        outcomes.push({ sequence, ...(await problemIn(() => again(bus, entity, sequence, to, queues, mending))) });
    }
    return outcomes;
}
async function again(bus, entity, sequence, to, queues, mending) {
    const [looked] = await bus.peek(entity, { from: sequence, count: 1 });
    if (looked?.sequenceNumber !== sequence)
        throw new Refused('it is not there any more');
    const target = to ?? targetsOf(looked, withoutSubqueue(entity), queues)[0]?.to;
    if (target === undefined)
        throw new Refused('nothing tells where it belongs: choose a queue or topic');
    const [number] = await bus.send(target, mended(looked, mending));
    if (number === 0)
        throw new Refused(`${target} has had a message of this id, and drops it: send it to a queue, or give it another id`);
    await bus.discard(entity, [sequence]);
}
/** Takes messages away. */
async function discardAll(bus, entity, sequences) {
    const outcomes = [];
    for (const sequence of sequences)
        outcomes.push({ sequence, ...(await problemIn(() => bus.discard(entity, [sequence]))) });
    return outcomes;
}
/** That a person is to be told why something was not done. */
class Refused extends Error {
    name = 'Refused';
}
exports.Refused = Refused;
async function problemIn(act) {
    try {
        await act();
        return {};
    }
    catch (error) {
        return { problem: problemsOf(error).join('\n') };
    }
}
/** What a person is told of what went wrong; anything that is no fault of his own or of the service is thrown on. */
function problemsOf(error) {
    if (error instanceof rules_1.NotAMessage)
        return error.problems;
    if (error instanceof SyntaxError)
        return [`not JSON yet: ${error.message}`];
    if (error instanceof Refused || (error instanceof Error && error.name === 'ServiceBusRefusal'))
        return [error.message];
    throw error;
}
/** The names of the queues, folded. */
function queuesOf(bus) {
    const { queues } = bus.entities();
    return new Set(queues.map(({ name }) => (0, rules_1.foldName)(name)));
}
function withoutSubqueue(entity) {
    return entity.replace(/\/\$[^/]*$/, '');
}
/** The body that a message of a file has, as it is sent: a text as it is, anything else as JSON. */
function bodyIn(json) {
    const body = (0, rules_1.isObject)(json) ? (json.body ?? json.Body) : undefined;
    if (body === undefined || body === null)
        return '';
    return typeof body === 'string' ? body : (0, schema_1.exactJson)(body);
}
//# sourceMappingURL=stored.js.map