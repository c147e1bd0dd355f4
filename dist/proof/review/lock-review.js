"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewLocks = reviewLocks;
const rules_1 = require("../../rules");
/** What is below a namespace, so that a lock at it holds for them too; roles and settings of entities are. */
const BELOW = /^azurerm_(servicebus_(?!namespace$)|role_assignment$|private_endpoint$|monitor_diagnostic_setting$)/;
/**
 * Locks that keep Azure from doing what the change wants: deleting something below, or taking the rule $Default from a
 * new subscription. The apply would fail half way.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
 */
function reviewLocks(change, previous) {
    const { before, after, changes } = change;
    const deleted = changes.filter(({ type, kind }) => BELOW.test(type) && DELETES.has(kind));
    const removesDefaultRule = new Set(after.resources
        .filter((one) => one.type === 'azurerm_servicebus_subscription' && after.removesDefaultRule(one) === true)
        .map(({ address }) => address));
    const added = changes.filter(({ address, kind }) => kind === 'create' && removesDefaultRule.has(address));
    const refused = [...deleted, ...added];
    if (refused.length === 0)
        return [];
    const locks = after.resources.filter((lock) => lock.type === 'azurerm_management_lock' &&
        before.resources.some(({ address }) => address === previous(lock.address)) &&
        typeOf(after.resolve(lock, 'scope')) === 'azurerm_servicebus_namespace');
    return locks.map(({ address }) => ({
        code: 'locked',
        subject: address,
        text: `this lock makes the apply **fail half way**: ${wanted(deleted, added)}; lift it first, apply, and put it back`,
    }));
}
const DELETES = new Set(['delete', 'delete-then-create', 'create-then-delete']);
function wanted(deleted, added) {
    const parts = [
        ...(deleted.length === 0
            ? []
            : [`${(0, rules_1.counted)(deleted.length, 'resource')} below it ${deleted.length === 1 ? 'is' : 'are'} deleted`]),
        ...(added.length === 0 ? [] : [`\`$Default\` is deleted from ${(0, rules_1.counted)(added.length, 'new subscription')}`]),
    ];
    return parts.join(', and ');
}
function typeOf(target) {
    return target.kind === 'resource' ? target.resource.type : undefined;
}
//# sourceMappingURL=lock-review.js.map