"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.subscriptionsOf = subscriptionsOf;
const problem_1 = require("../../operations/problem");
const exit_status_1 = require("../exit-status");
/**
 * The subscriptions of a topic; `undefined` for what is none, as far as one may know: who may not list what a namespace has
 * names a queue, or a subscription.
 */
async function subscriptionsOf(bus, name) {
    const entities = await bus.entities().catch((error) => {
        if (error instanceof problem_1.OperationProblem)
            return undefined;
        throw error;
    });
    const topic = entities?.topics.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (topic === undefined)
        return undefined;
    if (topic.subscriptions.length === 0)
        throw new exit_status_1.UsageError(`${name} has no subscription: nothing stays of what is sent there`);
    return topic.subscriptions.map((subscription) => ({ kind: 'subscription', topic: topic.name, name: subscription }));
}
//# sourceMappingURL=topics.js.map