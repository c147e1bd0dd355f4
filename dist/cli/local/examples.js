"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.exampleMessages = exampleMessages;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const files_1 = require("../../files");
const exit_status_1 = require("../exit-status");
const json_lines_1 = require("../json-lines");
const message_in_1 = require("../messages/message-in");
/**
 * The messages of files, or of the JSON files of folders.
 *
 * @throws UsageError with all that is wrong with them, FileProblem where one cannot be read
 */
async function exampleMessages(paths) {
    const files = paths.flatMap((path) => ((0, files_1.isFolder)(path) ? jsonFilesIn(path) : [path]));
    const problems = [];
    const found = [];
    for (const file of files) {
        const name = (0, node_path_1.basename)(file).replace(/\.jsonl?$/, '');
        for await (const piece of (0, json_lines_1.jsonPieces)(file)) {
            const read = 'json' in piece ? (0, message_in_1.messageIn)(piece.place, piece.json) : [piece.problem];
            if (Array.isArray(read))
                problems.push(...read.map((problem) => `${piece.place}: ${problem}`));
            else if ('json' in piece)
                found.push({ name, json: piece.json, message: read.message, body: read.body });
        }
    }
    if (problems.length > 0)
        throw new exit_status_1.UsageError(problems);
    return found;
}
function jsonFilesIn(folder) {
    return (0, node_fs_1.readdirSync)(folder)
        .filter((name) => /\.jsonl?$/.test(name))
        .sort()
        .map((name) => (0, node_path_1.join)(folder, name));
}
//# sourceMappingURL=examples.js.map