"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.literalRule = literalRule;
const schema_1 = require("../../schema");
const rule_1 = require("../rule");
const subject_1 = require("../subject");
const verdict_1 = require("../verdict");
/** Makes a rule about one argument. */
function literalRule(source) {
    const { argument, allowed, unset, unsetPasses = false, except, ...rest } = source;
    const expected = allowed.map(subject_1.shown).join(' or ');
    return (0, rule_1.auditRule)({
        ...rest,
        judge(subject) {
            const reason = except?.(subject);
            if (reason !== undefined)
                return (0, verdict_1.notApplicable)(reason);
            const value = subject.literal(argument);
            const isUnset = value === undefined || value === null;
            const got = isUnset ? `nothing, which azurerm takes as ${unset}` : subject.shown(argument, value);
            // Terraform converts numbers and text into each other: 1.2 is "1.2", "0" is 0.
            const passes = isUnset ? unsetPasses : allowed.some((one) => (0, schema_1.plainText)(one) === (0, schema_1.plainText)(value));
            return passes ? (0, verdict_1.compliant)({ argument, got, expected }) : (0, verdict_1.nonCompliant)({ argument, got, expected });
        },
    });
}
//# sourceMappingURL=literal-rule.js.map