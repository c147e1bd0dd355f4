"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LOSS = exports.NEVER = void 0;
exports.switched = switched;
exports.lasting = lasting;
exports.counted = counted;
const schema_1 = require("../../../schema");
const duration_1 = require("./duration");
/** The longest duration, which azurerm takes where nothing is set. @see shared/facts/azurerm.md sections 4 and 5 */
exports.NEVER = 'P10675199DT2H48M5.4775807S';
/** What stops a change that loses messages by other means than filters. */
exports.LOSS = 'message-loss';
/** A switch: what is so when it is on, and when it is off. */
function switched(absent, code, on, off, more = {}) {
    const { gates, decides } = more;
    return {
        absent,
        ...(decides !== undefined && { decides }),
        tell: ({ is }) => ({ code, text: is === true ? on : off, gate: is === gates ? exports.LOSS : undefined }),
    };
}
/** A length of time; `tell` gets whether it is shorter, which is not known of texts that are no durations. */
function lasting(absent, decides, tell) {
    return {
        absent,
        decides,
        isSame: duration_1.areSameLength,
        write: duration_1.canonical,
        tell: (difference) => tell({ ...difference, isShorter: isShorter(difference) }),
    };
}
function isShorter({ was, is }) {
    const [before, after] = [(0, duration_1.lengthOf)(was), (0, duration_1.lengthOf)(is)];
    return before === undefined || after === undefined ? undefined : after < before;
}
/** A number: what is so, and what that means where it is less, or more. */
function counted(code, decides, says, { less = '', more = '' } = {}) {
    return {
        ...(decides !== undefined && { decides }),
        tell: (difference) => {
            const [was, is] = [difference.was, difference.is].map((one) => Number((0, schema_1.plainText)(one)));
            const end = is < was ? less : is > was ? more : '';
            return { code, text: `${says(difference)}${end}` };
        },
    };
}
//# sourceMappingURL=setting.js.map