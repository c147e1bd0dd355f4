"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.tierOf = tierOf;
exports.limitsOf = limitsOf;
exports.maxMessageSize = maxMessageSize;
const KILOBYTE = 1024;
const SHARED = {
    messageSize: 256 * KILOBYTE,
    messageKilobytes: [256, 256],
    partitions: 16,
    mostMegabytes: 5120,
};
const LIMITS = new Map([
    ['Basic', { ...SHARED, hasTopics: false, isFull: false }],
    ['Standard', { ...SHARED, hasTopics: true, isFull: true }],
    [
        'Premium',
        {
            messageSize: 1024 * KILOBYTE,
            messageKilobytes: [1024, 102_400],
            partitions: 1,
            mostMegabytes: 81_920,
            hasTopics: true,
            isFull: true,
        },
    ],
]);
function tierOf(kernel) {
    return kernel.options.tier ?? 'Standard';
}
function limitsOf(kernel) {
    return LIMITS.get(tierOf(kernel));
}
/** The largest message that an entity takes, in bytes. */
function maxMessageSize(kernel, entity) {
    const limits = limitsOf(kernel);
    const own = entity?.top.settings.maxMessageSizeInKilobytes;
    return own === undefined ? limits.messageSize : own * KILOBYTE;
}
//# sourceMappingURL=tier.js.map