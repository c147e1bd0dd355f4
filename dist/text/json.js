"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.shownJson = shownJson;
exports.jsonText = jsonText;
exports.harmlessJson = harmlessJson;
const runner_commands_1 = require("./runner-commands");
const secrets_1 = require("./secrets");
const visible_1 = require("./visible");
/** A value as JSON that somebody sees: `jsonText` without secrets. */
function shownJson(value, indent) {
    return jsonText((0, secrets_1.valueWithoutSecrets)(value), indent);
}
/**
 * A value as JSON: exact data, in which everything that a terminal or a pipeline would act on is written in JSON's own
 * form (`\u001b`), where JSON itself would let it stand: all beyond ASCII that is not seen, and commands to runners.
 */
function jsonText(value, indent) {
    return harmlessJson(JSON.stringify(value, undefined, indent));
}
/** The same of what is JSON already, one or several texts of it. */
function harmlessJson(json) {
    return (0, runner_commands_1.withoutCommandsInJson)((0, visible_1.visibleInJson)(json));
}
//# sourceMappingURL=json.js.map