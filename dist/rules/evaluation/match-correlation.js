"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.matchesCorrelation = matchesCorrelation;
const message_1 = require("../messages/message");
const values_1 = require("../values/values");
/**
 * Whether all conditions of a correlation filter hold. Nothing is unknown and nothing fails: a value of another type,
 * or one that is not there, is no match.
 */
function matchesCorrelation({ system, properties }, message) {
    for (const [name, wanted] of system) {
        const value = message.system.get(name);
        if (value === undefined || !(0, values_1.sameValue)(wanted, value))
            return false;
    }
    for (const [name, wanted] of properties) {
        const value = message.property((0, message_1.foldName)(name));
        if (value === undefined || value === null || !(0, values_1.sameValue)(wanted, value))
            return false;
    }
    return true;
}
//# sourceMappingURL=match-correlation.js.map