"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hideSecretsOf = hideSecretsOf;
exports.forgetSecrets = forgetSecrets;
const routing_1 = require("../routing");
const text_1 = require("../text");
const secrets = new Set();
/**
 * Keeps what a document marks as sensitive out of every text that is shown from now on, whoever shows it: commands do
 * not show such values in the first place, and this is for what nobody thought of.
 */
function hideSecretsOf(documents) {
    const found = documents.flatMap(({ resources }) => resources.flatMap(routing_1.secretsOf)).filter(isHidden);
    if (found.length === 0)
        return;
    // Sentences may have JSON in them, in which a text has other letters.
    for (const secret of found)
        for (const form of [secret, JSON.stringify(secret).slice(1, -1)])
            secrets.add(form);
    (0, text_1.hideInTexts)((0, routing_1.hiding)([...secrets]));
}
/** Another command, with other documents. */
function forgetSecrets() {
    secrets.clear();
    (0, text_1.hideInTexts)(undefined);
}
/** A number alone stands everywhere, and in JSON nothing else may stand in its place. */
function isHidden(secret) {
    return secret !== '' && !/^[\d.]+$/.test(secret);
}
//# sourceMappingURL=sensitive-output.js.map