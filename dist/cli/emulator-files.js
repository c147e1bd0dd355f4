"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.composeText = composeText;
exports.checkReplaceable = checkReplaceable;
const node_crypto_1 = require("node:crypto");
const files_1 = require("../files");
const exit_status_1 = require("./exit-status");
/**
 * What a compose file of ours begins with. JSON has no place for such a heading, and the emulator knows every name that
 * Config.json may have, so this one is for both.
 */
const HEADING = `# Made by \`training-job-scheduler emulator\`, with Config.json. Its next run makes both anew, unless one was changed since:
# what was changed by hand is never overwritten. The two as they were made (SHA-256):
`;
/** The compose file, with the heading that says who made it. */
function composeText({ config, compose }) {
    const made = `# docker-compose.yaml ${hashOf(compose.content)}\n# Config.json ${hashOf(config.content)}\n`;
    return `${HEADING}${made}${compose.content}`;
}
const MADE = /^(?:#[^\n]*\n)*?# docker-compose\.yaml (?<compose>[0-9a-f]{64})\n# Config\.json (?<config>[0-9a-f]{64})\n(?<rest>[\s\S]*)$/;
/**
 * Looks whether files of an earlier run may be replaced: what nobody has changed since `scheduler emulator` made it, or
 * what is to be written anyway.
 *
 * @throws UsageError where somebody else made one, or has changed it
 */
function checkReplaceable({ config, compose }) {
    const [oldConfig, oldCompose] = [textAt(config.path), textAt(compose.path)];
    const made = MADE.exec(oldCompose ?? '')?.groups;
    const { compose: composeHash, config: configHash, rest = oldCompose } = made ?? {};
    check(compose, rest, composeHash);
    check(config, oldConfig, configHash);
}
function check({ path, content }, old, hash) {
    if (old === undefined || old === content || hashOf(old) === hash)
        return;
    const why = hash === undefined
        ? 'was not made by training-job-scheduler emulator'
        : 'was changed since training-job-scheduler emulator made it';
    throw new exit_status_1.UsageError(`${path}: ${why}, so it is not overwritten; name another folder with --out, or move it away`);
}
/** What stands in a file; a device, or a FIFO, is no file of anybody. */
function textAt(path) {
    return (0, files_1.kindOf)(path) === 'file' ? (0, files_1.readText)(path).replaceAll('\r\n', '\n') : undefined;
}
/** Of the text with the line ends that it was made with: git may have given it others. */
function hashOf(text) {
    return (0, node_crypto_1.createHash)('sha256').update(text).digest('hex');
}
//# sourceMappingURL=emulator-files.js.map