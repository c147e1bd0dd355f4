"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sarifText = sarifText;
const runner_commands_1 = require("./runner-commands");
const visible_1 = require("./visible");
/**
 * Lines of text as a message of SARIF, where `[text](address)` is a link also in plain text (SARIF 2.1.0, section 3.11.6):
 * the sign that would begin the address is shown by its code point.
 */
function sarifText(lines) {
    return (0, runner_commands_1.withoutCommands)(lines.map(visible_1.visible).join('\n')).replaceAll('](', ']\\u{28}');
}
//# sourceMappingURL=sarif.js.map