"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.literal = literal;
exports.literals = literals;
const cdktf_1 = require("cdktf");
/**
 * Text that Terraform reads back exactly as it stands here.
 *
 * Terraform takes `${` and `%{` in every string of its JSON as the beginning of a template, also in
 * `path LIKE '%{b}%'`; doubled first characters are the plain text. A text with a token is already meant for
 * Terraform and must not be touched: the token itself would be escaped.
 */
function literal(text) {
    // A value of another type, from a catalogue without types, is left to the checks.
    if (typeof text !== 'string' || cdktf_1.Token.isUnresolved(text))
        return text;
    return text.replace(/[$%]\{/g, (opening) => opening[0] + opening);
}
/** A map whose names and values are literal text. */
function literals(map) {
    return Object.fromEntries(Object.entries(map).map(([name, value]) => [literal(name), literal(value)]));
}
//# sourceMappingURL=literal.js.map