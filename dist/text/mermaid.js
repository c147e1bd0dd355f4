"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mermaidLabel = mermaidLabel;
const visible_1 = require("./visible");
/**
 * The label of a node of Mermaid, within quotes. It becomes the text of an HTML element, so whatever Mermaid or HTML would
 * read as its own is written as a number, for which Mermaid has `#60;`:
 *
 * - tags, entities, quotes, and a backtick, which makes Markdown of a label
 * - `%%{…}%%`, which sets options of the picture wherever it stands
 * - blanks that HTML would not show
 *
 * `$$` begins a formula and `\n` a line also where they are written in numbers: their first sign is shown by its code
 * point.
 */
function mermaidLabel(text) {
    return (0, visible_1.visible)(text)
        .replace(/\$(?=\$)|\\(?=n)/g, (sign) => (sign === '$' ? '\\u{24}' : '\\u{5c}'))
        .replace(/[&<>"`#;\\]|%(?=%)|(?<=^| ) | $/g, (sign) => `#${sign === ' ' ? NO_BREAK_SPACE : sign.charCodeAt(0)};`);
}
const NO_BREAK_SPACE = 160;
//# sourceMappingURL=mermaid.js.map