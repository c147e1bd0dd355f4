"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.markupText = markupText;
const visible_1 = require("./visible");
/**
 * Text as the content of an element or as a quoted attribute, in XML and in HTML.
 *
 * Most control characters are none that XML may have, not even by number (XML 1.0, section 2.2), so they are shown.
 */
function markupText(text) {
    return (0, visible_1.visible)(text).replace(/[&<>"]|#(?=#)/g, (sign) => ENTITIES.get(sign) ?? sign);
}
/** Two of the last in a row could begin a command to a runner. */
const ENTITIES = new Map(Object.entries({
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '#': '&#35;',
}));
//# sourceMappingURL=markup.js.map