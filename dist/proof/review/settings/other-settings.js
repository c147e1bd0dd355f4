"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RULE = exports.CUSTOMER_MANAGED_KEY = exports.DISASTER_RECOVERY = exports.AUTHORIZATION_RULE = void 0;
const TOLD_WITH_ACCESS = {
    absent: false,
    isToldElsewhere: true,
    isAccess: true,
    decides: 'what the key allows',
};
/** Rights of a key are told with who may come. @see shared/facts/azurerm.md section 7 */
exports.AUTHORIZATION_RULE = {
    listen: TOLD_WITH_ACCESS,
    send: TOLD_WITH_ACCESS,
    manage: TOLD_WITH_ACCESS,
};
/** A second region. @see shared/facts/azurerm.md section 9 */
exports.DISASTER_RECOVERY = {
    partner_namespace_id: {
        decides: 'which namespace takes over',
        tell: ({ from, to }) => ({
            code: 'disaster-recovery',
            text: `the namespace that takes over is ${to}, before ${from}: the pair is broken and made anew, and **there is none meanwhile**`,
        }),
    },
    primary_namespace_id: { decides: 'which namespace is paired' },
    alias_authorization_rule_id: {
        tell: ({ from, to }) => ({
            code: 'access-changed',
            text: `the key under which clients come by the alias is ${to}, before ${from}`,
        }),
    },
};
/** The key of a namespace as a resource of its own. @see shared/facts/azurerm.md section 8 */
exports.CUSTOMER_MANAGED_KEY = {
    key_vault_key_id: {
        decides: 'with which key it is encrypted',
        tell: ({ from, to }) => ({
            code: 'encryption',
            text: `the namespace is encrypted with ${to}, before with ${from}: it stops when its identity may not read that key`,
        }),
    },
    infrastructure_encryption_enabled: {
        absent: false,
        tell: ({ is }) => ({
            code: 'encryption',
            text: is === true ? 'what is stored is encrypted twice' : 'what is stored is encrypted once, before twice',
        }),
    },
};
/** What rules do is told with their topic, by the messages that they match; their names do nothing. */
exports.RULE = {
    sql_filter: { isToldElsewhere: true },
    correlation_filter: { isToldElsewhere: true },
    action: { isToldElsewhere: true },
    // Azure ignores or refuses a body of the other type. @see shared/facts/azurerm.md section 6
    filter_type: {
        decides: 'which of its filters counts',
        isPartOf: ['sql_filter', 'correlation_filter'],
        tell: ({ from, to }) => ({
            code: 'filter-type',
            text: `the rule is a ${to}, before a ${from}, and its filter is the same: Azure ignores or refuses what is not of the type`,
        }),
    },
    subscription_id: { decides: 'which subscription it is of' },
    name: {
        tell: ({ from, to }) => ({
            code: 'renamed',
            text: `the rule ${from} is called ${to}, and what a rule is called decides of no message`,
        }),
    },
    sql_filter_compatibility_level: { isComputed: true },
};
//# sourceMappingURL=other-settings.js.map