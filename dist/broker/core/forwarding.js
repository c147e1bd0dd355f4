"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.forwardAll = forwardAll;
const routing_1 = require("../../routing");
const accepting_1 = require("./accepting");
const broker_error_1 = require("./broker-error");
const dead_lettering_1 = require("./dead-lettering");
const refusals_1 = require("./refusals");
const tier_1 = require("./tier");
/**
 * Gives all messages that are to be forwarded to where they go, and what is forwarded from there too. What cannot go on is a
 * dead letter of the entity that it is in.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#dead-lettering-in-auto-forward-scenarios
 */
function forwardAll(kernel) {
    // What is forwarded may be forwarded again: the list grows meanwhile.
    for (const { from, leaving, target, isDeadLetter } of kernel.transfers) {
        const to = destination(kernel, leaving, target);
        if ('reason' in to) {
            if (isDeadLetter)
                (0, dead_lettering_1.keepDeadLetter)(kernel, from, leaving);
            else
                (0, dead_lettering_1.deadLetter)(kernel, from, leaving, to.reason, to.description);
            continue;
        }
        const { origin, sequence } = leaving;
        kernel.tell('forwarded', from.address, origin.content.messageId, sequence, to.entity.address);
        (0, accepting_1.accept)(kernel, to.entity, {
            ...origin,
            hops: origin.hops + 1,
            enqueuedSequence: origin.enqueuedSequence || sequence,
            deadLetterSource: isDeadLetter ? from.address : origin.deadLetterSource,
        });
    }
    kernel.transfers.length = 0;
}
function destination(kernel, { origin }, target) {
    const { content, hops } = origin;
    if (hops >= routing_1.MOST_HOPS) {
        const description = `The maximum number of allowed hops when forwarding between queues has been exceeded. This value is set to ${routing_1.MOST_HOPS}.`;
        return { reason: 'MaxTransferHopCountExceeded', description };
    }
    const entity = kernel.entities.sending(target);
    if (entity instanceof broker_error_1.BrokerError)
        return { reason: 'MessagingEntityNotFoundException', description: entity.description };
    const refusal = (0, refusals_1.sendRefusal)(entity);
    if (refusal !== undefined) {
        const isFull = refusal.condition === 'amqp:resource-limit-exceeded';
        return {
            reason: isFull ? 'QuotaExceededException' : 'MessagingEntityDisabledException',
            description: refusal.description,
        };
    }
    if (entity.kind === 'queue' && entity.settings.requiresSession && content.sessionId === undefined) {
        return {
            reason: 'Session ID is null.',
            description: "Session enabled entity doesn't allow a message whose session identifier is null.",
        };
    }
    const most = (0, tier_1.maxMessageSize)(kernel, entity);
    if (content.size > most) {
        const description = `The message has ${content.size} bytes, and '${entity.name}' takes ${most} at most.`;
        return { reason: 'MessageSizeExceededException', description };
    }
    return { entity };
}
//# sourceMappingURL=forwarding.js.map