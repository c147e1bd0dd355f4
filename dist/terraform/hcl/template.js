"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mayBeTemplate = mayBeTemplate;
exports.templateParts = templateParts;
const tokens_1 = require("./tokens");
/** Whether a text is a template, or has `$${` in it: most texts of a document are neither. */
function mayBeTemplate(text) {
    return text.includes('${') || text.includes('%{');
}
/**
 * The parts of a text of Terraform's JSON, where every text is a template: `$${` is `${`, and `%%{` is `%{`.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#string-literals
 */
function templateParts(text) {
    const parts = [];
    let plain = '';
    const flush = () => {
        if (plain !== '')
            parts.push({ kind: 'text', text: plain });
        plain = '';
    };
    for (let at = 0; at < text.length;) {
        const char = text[at];
        if ((0, tokens_1.isEscaped)(text, at)) {
            plain += `${char}{`;
            at += 3;
        }
        else if ((char === '$' || char === '%') && text[at + 1] === '{') {
            flush();
            const end = (0, tokens_1.endOfTemplate)(text, at + 2) ?? text.length;
            // `${~ x ~}` takes the spaces beside it away.
            const inside = text.slice(at + 2, end);
            const isTrimmed = inside.startsWith('~') || inside.endsWith('~');
            const isRead = char === '$' && !isTrimmed && end < text.length;
            parts.push({ kind: isRead ? 'expression' : 'directive', source: inside });
            at = end + 1;
        }
        else {
            plain += char;
            at += 1;
        }
    }
    flush();
    return parts;
}
//# sourceMappingURL=template.js.map