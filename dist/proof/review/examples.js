"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.examplesOf = examplesOf;
/** The messages that were found. */
function examplesOf(gained, lost) {
    return {
        ...(gained.kind === 'message' && { gained: gained.message }),
        ...(lost.kind === 'message' && { lost: lost.message }),
    };
}
//# sourceMappingURL=examples.js.map