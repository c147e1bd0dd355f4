"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkEntity = checkEntity;
exports.checkLifetimes = checkLifetimes;
const entity_1 = require("./entity");
/** Checks what topics and queues have in common. */
function checkEntity(checks, name, entity, namespace) {
    checks.name('name', name, entity_1.ENTITY_NAME);
    checkLifetimes(checks, entity);
    checks.duration('duplicateDetectionWindow', entity.duplicateDetectionWindow, entity_1.SHORTEST_DUPLICATE_WINDOW, entity_1.LONGEST_DUPLICATE_WINDOW, 'use a window of 20 seconds to seven days');
    checks.require(entity.duplicateDetectionWindow === undefined || entity.requiresDuplicateDetection === true, 'duplicateDetectionWindow', entity.duplicateDetectionWindow, 'a window only together with requiresDuplicateDetection: true', 'switch duplicate detection on, or leave the window out');
    checks.oneOf('maxSizeInMegabytes', entity.maxSizeInMegabytes, entity_1.ENTITY_SIZES);
    checks.wholeNumber('maxMessageSizeInKilobytes', entity.maxMessageSizeInKilobytes, 1024, 102_400, 'use 1024 to 102400, or leave it out for the default of the SKU');
    checkAgainstSku(checks, entity, namespace);
}
/** The two durations after which a message or the entity itself is gone. */
function checkLifetimes(checks, entity) {
    checks.duration('autoDeleteOnIdle', entity.autoDeleteOnIdle, entity_1.SHORTEST_IDLE, entity_1.LONGEST_TIME, 'use PT5M or longer, or leave it out to keep the entity');
    checks.duration('defaultMessageTtl', entity.defaultMessageTtl, entity_1.SHORTEST_TIME, entity_1.LONGEST_TIME, 'use a time such as P14D, or leave it out so that messages never expire');
}
function checkAgainstSku(checks, entity, namespace) {
    const { sku, partitions } = namespace;
    if (sku === undefined)
        return;
    const onPremium = sku === 'Premium';
    checks.require(entity.maxMessageSizeInKilobytes === undefined || onPremium, 'maxMessageSizeInKilobytes', entity.maxMessageSizeInKilobytes, `on Premium only, and the namespace is ${sku}`, 'leave it out: messages are limited to 256 KB');
    checks.require(entity.maxSizeInMegabytes === undefined || onPremium || entity.maxSizeInMegabytes <= entity_1.LARGEST_SHARED_ENTITY, 'maxSizeInMegabytes', entity.maxSizeInMegabytes, `at most ${entity_1.LARGEST_SHARED_ENTITY} on ${sku}`, 'use 5120 or less, or Premium');
    checks.require(entity.expressEnabled !== true || !onPremium, 'expressEnabled', entity.expressEnabled, 'express entities on Standard only', 'leave it out');
    checks.require(entity.expressEnabled !== true || entity.partitioningEnabled !== true, 'expressEnabled', entity.expressEnabled, 'express or partitioning, not both', 'leave one of the two out');
    if (onPremium && partitions !== undefined && entity.partitioningEnabled !== undefined) {
        checks.require(entity.partitioningEnabled === partitions > 1, 'partitioningEnabled', entity.partitioningEnabled, `${partitions > 1} in a Premium namespace of ${partitions} partition(s)`, 'leave it out: it follows the namespace');
    }
}
//# sourceMappingURL=entity-checks.js.map