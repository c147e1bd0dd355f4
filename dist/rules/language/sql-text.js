"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.parseFolded = parseFolded;
exports.deployedText = deployedText;
exports.noText = noText;
const problem_1 = require("../inspection/problem");
const single_line_1 = require("../text/single-line");
const parse_1 = require("./parse");
const rule_error_1 = require("./rule-error");
/** Beyond this, a text is too long whatever blanks are folded in it, and is not even looked at. */
const LONGEST_SOURCE = 64 * parse_1.LONGEST_TEXT;
/**
 * Parses what an author wrote: blanks that are folded before deployment do not count towards the longest text.
 *
 * Places in errors refer to the text as written, or to the folded one where only that is short enough.
 */
function parseFolded(source, parse) {
    const folded = source.length > LONGEST_SOURCE ? source : (0, single_line_1.singleLine)(source);
    if (folded === '') {
        return { valid: false, error: new rule_error_1.RuleError('empty', 'there is no text; write a statement', undefined, undefined) };
    }
    return parse(source.length > parse_1.LONGEST_TEXT ? folded : source);
}
/** The canonical text of what was parsed; what was written, folded, where that is too long or not valid. */
function deployedText(source, parsing, print) {
    const canonical = parsing.valid ? print(parsing.value) : '';
    const fits = canonical !== '' && canonical.length <= parse_1.LONGEST_TEXT;
    return fits ? canonical : source.length > LONGEST_SOURCE ? source : (0, single_line_1.singleLine)(source);
}
/** What is said of something that was given as SQL and is no text. */
function noText(given) {
    return `got ${given === undefined ? 'undefined' : (0, problem_1.show)(given)}, allowed text in SQL, such as "eventType = 'training.requested'"; give it`;
}
//# sourceMappingURL=sql-text.js.map