"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.send = send;
const promises_1 = require("node:timers/promises");
const annotated_1 = require("../bus/annotated");
const problem_1 = require("../problem");
const outgoing_1 = require("./outgoing");
/**
 * Sends messages to a queue or topic, in order: as many at once as the service takes, or one each time.
 *
 * @returns how many were sent
 * @throws OperationProblem; what was sent before stays sent, and `sent` has told of it
 */
async function send(bus, entity, messages, sending) {
    const sender = bus.client.createSender(entity);
    const asked = { entity, role: 'Azure Service Bus Data Sender' };
    let done = 0;
    const tell = (some) => {
        done += some.length;
        sending.sent(some);
    };
    try {
        if (sending.every === undefined)
            await atOnce(sender, repeated(messages, sending.count), sending.signal, tell);
        else
            await oneByOne(sender, repeated(messages, sending.count), sending.every, sending.signal, tell);
        return done;
    }
    catch (error) {
        throw bus.problem(error, asked);
    }
    finally {
        await sender.close().catch(() => undefined);
    }
}
function* repeated(messages, count) {
    for (let index = 0; index < count; index++)
        yield (0, outgoing_1.withId)(messages[index % messages.length]);
}
async function oneByOne(sender, messages, every, signal, tell) {
    let isFirst = true;
    for (const one of messages) {
        if (!isFirst)
            await (0, promises_1.setTimeout)(every, undefined, { signal }).catch(() => undefined);
        isFirst = false;
        if (signal.aborted)
            return;
        await sender.sendMessages((0, annotated_1.annotatedOf)((0, outgoing_1.encodedOutgoing)(one)));
        tell([one]);
    }
}
async function atOnce(sender, messages, signal, tell) {
    let batch = await sender.createMessageBatch();
    let within = [];
    const flush = async () => {
        if (within.length === 0)
            return;
        await sender.sendMessages(batch);
        tell(within);
        within = [];
        batch = await sender.createMessageBatch();
    };
    for (const one of messages) {
        if (signal.aborted)
            return;
        const [first] = within;
        if (first !== undefined && (0, outgoing_1.batchKey)(first) !== (0, outgoing_1.batchKey)(one))
            await flush();
        const annotated = (0, annotated_1.annotatedOf)((0, outgoing_1.encodedOutgoing)(one));
        if (batch.tryAddMessage(annotated)) {
            within.push(one);
            continue;
        }
        await flush();
        if (batch.tryAddMessage(annotated))
            within.push(one);
        else
            await alone(sender, one, annotated, tell);
    }
    if (!signal.aborted)
        await flush();
}
/** What fits into no batch, which needs some room itself, may fit alone. */
async function alone(sender, one, annotated, tell) {
    try {
        await sender.sendMessages(annotated);
    }
    catch (error) {
        if (error.code !== 'MessageSizeExceeded')
            throw error;
        throw new problem_1.OperationProblem(`${one.place}: it is larger than the service takes, with its properties; what stands before it was sent`);
    }
    tell([one]);
}
//# sourceMappingURL=send.js.map