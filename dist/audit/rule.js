"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EVERY_DATA_SOURCE = exports.EVERY_RESOURCE = exports.SEVERITIES = void 0;
exports.auditRule = auditRule;
/** How much harm it does where a rule is not followed. */
exports.SEVERITIES = ['critical', 'high', 'medium', 'low'];
/** As a type, every resource that Terraform makes. */
exports.EVERY_RESOURCE = '*';
/** As a type, every data source. */
exports.EVERY_DATA_SOURCE = 'data.*';
/** Completes a rule. */
function auditRule(source) {
    return { version: 1, waivable: true, controls: {}, ...source };
}
//# sourceMappingURL=rule.js.map