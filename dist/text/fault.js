"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FAULT = void 0;
exports.faultIn = faultIn;
/** How every sentence of `faultIn` begins. */
exports.FAULT = 'this program fails on';
/**
 * That this program has failed on one thing of many, as a sentence: it is the answer about the one, and the others are
 * answered all the same. It is no mistake of who runs it.
 */
function faultIn(what, error) {
    return `${exports.FAULT} ${what}: ${error instanceof Error ? error.message : String(error)}; please report it`;
}
//# sourceMappingURL=fault.js.map