"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withoutCommands = withoutCommands;
exports.withoutCommandsInJson = withoutCommandsInJson;
/** Colours of ours may stand between; some take them out before they look. */
const COLOUR = '\\p{Cc}\\[\\d+m';
/**
 * What a runner of pipelines takes for a command in a line of output:
 *
 * - `::error::` at the beginning of a line, also behind blanks: GitHub (actions/runner, ActionCommand.TryParseV2)
 * - `##[error]` anywhere in it: GitHub's older form (ActionCommand.TryParse)
 * - `##vso[task.setvariable …]` anywhere in it: Azure Pipelines (azure-pipelines-agent, Command.TryParse)
 * - `##teamcity[…]` and `@@continua[…]`, of others that took the form over
 *
 * Sections of GitLab need an escape sequence, which no line has.
 */
const AT_BEGINNING = new RegExp(`^((?:${COLOUR}| )*):(?=(?:${COLOUR})*:)`, 'gmu');
const ANYWHERE = new RegExp(`([#@])(?=(?:${COLOUR})*\\1(?:${COLOUR}|\\w)*\\[)`, 'gu');
/** Text for people in which no line is a command to a runner: the first sign of one is shown by its code point. */
function withoutCommands(text) {
    return text.replace(AT_BEGINNING, '$1\\u{3a}').replace(ANYWHERE, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`);
}
/** The same for JSON, of which no line begins with a colon. */
function withoutCommandsInJson(text) {
    return text.replace(ANYWHERE, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
//# sourceMappingURL=runner-commands.js.map