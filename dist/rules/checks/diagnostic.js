"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.diagnosticOf = diagnosticOf;
exports.mistake = mistake;
exports.describeDiagnostic = describeDiagnostic;
const position_1 = require("../text/position");
/** The refusal of the service as a diagnostic. */
function diagnosticOf({ code, detail, span }) {
    return { severity: 'error', code, message: detail, span };
}
/** A mistake that was made before there was any text: in the code that builds the rule. */
function mistake(message) {
    return { severity: 'error', code: 'builder', message };
}
/** A diagnostic for people: place, message, code, and the line of the text with carets under the part. */
function describeDiagnostic(diagnostic, text) {
    const { message, code, span, rewrite } = diagnostic;
    const proposal = rewrite === undefined ? '' : `; write ${rewrite}`;
    const sentence = `${message}${proposal} (${code})`;
    if (span === undefined)
        return sentence;
    const { line, column } = (0, position_1.placeOf)(text, span.start);
    return `line ${line}, column ${column + 1}: ${sentence}\n${(0, position_1.caretLines)(text, span)}`;
}
//# sourceMappingURL=diagnostic.js.map