"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.answerClaim = answerClaim;
const core_1 = require("../core");
/**
 * Claims-based security: a client shows a token for an entity before it opens links there. Any token is taken here; only that
 * there is no such entity is told at once, as the service tells it: clients take their kind of error from this answer.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-protocol-guide#claims-based-authorization
 */
function answerClaim({ core }, { properties }) {
    const operation = properties.get('operation');
    if (operation === 'delete-token')
        return ACCEPTED;
    if (operation !== 'put-token') {
        return {
            status: 400,
            description: `The operation '${String(operation)}' is not one of $cbs: allowed is put-token.`,
        };
    }
    const name = properties.get('name');
    const address = typeof name === 'string' ? (0, core_1.parseAddress)(name) : undefined;
    // Tokens may also be for the namespace, or for what is no entity.
    if (address === undefined || address instanceof core_1.BrokerError)
        return ACCEPTED;
    const refusal = core.refusal((0, core_1.addressText)(address), 'manage');
    if (refusal?.condition !== 'amqp:not-found')
        return ACCEPTED;
    return { status: 404, description: refusal.description, condition: refusal.condition };
}
const ACCEPTED = { status: 202, description: 'Accepted' };
//# sourceMappingURL=claims.js.map