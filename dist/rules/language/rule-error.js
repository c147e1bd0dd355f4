"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RuleError = void 0;
const position_1 = require("../text/position");
/**
 * Why Service Bus would refuse a filter or action: the first mistake, in the order in which the service finds them.
 *
 * A value and not an exception for everybody outside the parser.
 */
class RuleError extends Error {
    code;
    detail;
    span;
    reported;
    name = 'RuleError';
    constructor(code, 
    /** What is wrong and what to write instead, without the place. */
    detail, 
    /** Where in the text; `undefined` where the whole text is meant. */
    span, 
    /** The place and the token as the service reports them; it names none for some mistakes. */
    reported) {
        super(detail);
        this.code = code;
        this.detail = detail;
        this.span = span;
        this.reported = reported;
    }
    /** The mistake for people: what and where, and the line with carets under it. */
    describe(text) {
        if (this.span === undefined)
            return this.detail;
        const place = this.reported === undefined ? '' : `line ${this.reported.line}, column ${this.span.start + 1}: `;
        return `${place}${this.detail}\n${(0, position_1.caretLines)(text, this.span)}`;
    }
}
exports.RuleError = RuleError;
//# sourceMappingURL=rule-error.js.map