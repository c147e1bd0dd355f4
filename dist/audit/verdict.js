"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Unresolved = void 0;
exports.compliant = compliant;
exports.judged = judged;
exports.nonCompliant = nonCompliant;
exports.notApplicable = notApplicable;
/** The resource follows the rule; the evidence is for the auditor. */
function compliant(...evidence) {
    return { kind: 'compliant', evidence };
}
/** The resource does not follow the rule, in these ways; it does where there is none. */
function judged(findings, evidence) {
    const [first, ...others] = findings;
    return first === undefined
        ? { kind: 'compliant', evidence }
        : { kind: 'non-compliant', findings: [first, ...others] };
}
/** The resource does not follow the rule. */
function nonCompliant(finding) {
    return { kind: 'non-compliant', findings: [finding] };
}
/** The rule is about something that this resource cannot have. */
function notApplicable(reason) {
    return { kind: 'not-applicable', reason };
}
/** What a rule would have to know is known to Terraform alone. Thrown anywhere in a rule, it makes its verdict unknown. */
class Unresolved extends Error {
    name = 'Unresolved';
}
exports.Unresolved = Unresolved;
//# sourceMappingURL=verdict.js.map