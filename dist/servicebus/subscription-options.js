"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SUBSCRIPTION_DEFAULTS = exports.SUBSCRIPTION_STATUSES = void 0;
/** What of a subscription still works. */
exports.SUBSCRIPTION_STATUSES = ['Active', 'Disabled', 'ReceiveDisabled'];
/** The settings of a subscription that are emitted even where the author says nothing. */
exports.SUBSCRIPTION_DEFAULTS = {
    batchedOperationsEnabled: true,
    deadLetteringOnFilterEvaluationError: true,
    deadLetteringOnMessageExpiration: true,
    lockDuration: 'PT1M',
    maxDeliveryCount: 10,
    requiresSession: false,
    status: 'Active',
};
//# sourceMappingURL=subscription-options.js.map