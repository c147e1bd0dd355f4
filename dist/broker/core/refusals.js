"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sendRefusal = sendRefusal;
exports.disabled = disabled;
const broker_error_1 = require("./broker-error");
/** Why an entity takes no messages, or not these; `undefined` where it does. */
function sendRefusal(entity) {
    const { status, maxSizeInMegabytes } = entity.settings;
    if (status === 'Disabled' || status === 'SendDisabled')
        return disabled(entity.address);
    const most = maxSizeInMegabytes * 1024 * 1024;
    if (!entity.isFull && entity.size < most)
        return undefined;
    const what = entity.kind === 'queue' ? 'Queue' : 'Topic';
    return new broker_error_1.BrokerError('amqp:resource-limit-exceeded', `The maximum entity size has been reached or exceeded for ${what}: '${entity.name}'. Size of entity in bytes:${entity.isFull ? Math.max(entity.size, most) : entity.size}, Max entity size in bytes:${most}.`);
}
function disabled(address) {
    return new broker_error_1.BrokerError('com.microsoft:entity-disabled', `Messaging entity '${address}' is currently disabled.`);
}
//# sourceMappingURL=refusals.js.map