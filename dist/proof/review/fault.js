"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.saidOf = saidOf;
exports.foundOf = foundOf;
const text_1 = require("../../text");
const disagreement_1 = require("../questions/disagreement");
const solver_1 = require("../solver/solver");
/** That this program has failed on something: cannot tell, in a remark about that. @throws what ends the command */
function fault(subject, error) {
    if (error instanceof disagreement_1.Disagreement || error instanceof solver_1.SolverHangs)
        throw error;
    const text = `${(0, text_1.faultIn)('it', error)}; cannot tell what changes here`;
    return { code: 'fault', subject, text, unknown: true };
}
/** What is to be said about something; where this program fails on it, that, and the rest of the review goes on. */
function saidOf(subject, say) {
    try {
        return say();
    }
    catch (error) {
        return [fault(subject, error)];
    }
}
/** The same of what takes time; `otherwise` makes of the fault what stands in its place. */
async function foundOf(subject, find, otherwise) {
    try {
        return await find();
    }
    catch (error) {
        return otherwise(fault(subject, error));
    }
}
//# sourceMappingURL=fault.js.map