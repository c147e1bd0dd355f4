"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isReason = isReason;
exports.withoutAcknowledged = withoutAcknowledged;
/** A reason shorter than this says nothing to the next reader. */
const SHORTEST_REASON = 10;
/** Whether a reason says anything. */
function isReason(reason) {
    return typeof reason === 'string' && reason.trim().length >= SHORTEST_REASON;
}
/**
 * The diagnostics without the warnings that were acknowledged, and with what is wrong with acknowledgements: one
 * without a real reason, and one of a warning that is not there (any more).
 */
function withoutAcknowledged(diagnostics, acknowledged) {
    const rest = diagnostics.filter(({ severity, code }) => severity === 'error' || !Object.hasOwn(acknowledged, code));
    for (const [code, reason] of Object.entries(acknowledged)) {
        if (!isReason(reason)) {
            rest.push(refused(`acknowledges ${code} with the reason '${reason}'; say in a sentence why it is meant`));
        }
        if (!diagnostics.some((diagnostic) => diagnostic.severity === 'warning' && diagnostic.code === code)) {
            rest.push(refused(`acknowledges ${code}, and there is no such warning; take the acknowledgement away`));
        }
    }
    return rest;
}
function refused(message) {
    return { severity: 'error', code: 'acknowledgement', message };
}
//# sourceMappingURL=acknowledgements.js.map