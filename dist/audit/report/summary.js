"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.summarize = summarize;
const audit_1 = require("../audit");
const rule_1 = require("../rule");
/** Counts a result. */
function summarize(result) {
    const { records, waivers, waiverFindings, checkov } = result;
    const count = (status) => records.filter((record) => record.status === status).length;
    const open = records.filter(({ status }) => status === 'non-compliant');
    return {
        records: records.length,
        statuses: {
            compliant: count('compliant'),
            'non-compliant': count('non-compliant'),
            waived: count('waived'),
            'not-applicable': count('not-applicable'),
            unknown: count('unknown'),
        },
        open: Object.fromEntries(rule_1.SEVERITIES.map((severity) => [severity, open.filter(({ rule }) => rule.severity === severity).length])),
        exceptions: { total: waivers.length, findings: waiverFindings.length },
        checkov: checkov.length === 0 ? null : { total: checkov.length, open: (0, audit_1.openChecks)(result).length },
        isClean: (0, audit_1.openRecords)(result).length + waiverFindings.length + (0, audit_1.openChecks)(result).length === 0,
    };
}
//# sourceMappingURL=summary.js.map