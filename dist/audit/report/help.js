"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.helpUriOf = helpUriOf;
const BASELINES = 'https://learn.microsoft.com/security/benchmark/azure/baselines';
/** Where to read on, by the beginning of a rule's id. */
const PAGES = [
    ['SB-RULE', 'https://learn.microsoft.com/azure/service-bus-messaging/topic-filters'],
    ['SB-DLQ', 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues'],
    ['SB-DR', 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-geo-dr'],
    ['SB-', `${BASELINES}/service-bus-security-baseline`],
    ['FN-', `${BASELINES}/functions-security-baseline`],
    ['LA-', `${BASELINES}/logic-apps-security-baseline`],
    ['AML-', `${BASELINES}/machine-learning-service-security-baseline`],
    ['ST-', `${BASELINES}/storage-security-baseline`],
    ['KV-', `${BASELINES}/key-vault-security-baseline`],
    ['LOG-', `${BASELINES}/azure-monitor-security-baseline`],
    ['TF-', 'https://developer.hashicorp.com/terraform/language/backend/azurerm'],
];
/** A page about what a rule asks for. */
function helpUriOf(id) {
    return (PAGES.find(([prefix]) => id.startsWith(prefix))?.[1] ??
        'https://learn.microsoft.com/security/benchmark/azure/overview');
}
//# sourceMappingURL=help.js.map