"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.folderAt = folderAt;
exports.makeFolder = makeFolder;
exports.makeFolders = makeFolders;
exports.outputPath = outputPath;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
function folderAt(root) {
    return {
        root,
        code: (0, node_path_1.join)(root, 'code'),
        inputs: (0, node_path_1.join)(root, 'inputs'),
        outputs: (0, node_path_1.join)(root, 'outputs'),
        userLogs: (0, node_path_1.join)(root, 'user_logs'),
        systemLogs: (0, node_path_1.join)(root, 'system_logs'),
    };
}
/**
 * A new folder for a run, named after it. Names that differ in capitals alone are different jobs, and may be one folder to
 * the file system: the later one gets a number.
 */
function makeFolder(parent, name) {
    (0, node_fs_1.mkdirSync)(parent, { recursive: true });
    for (let number = 1;; number++) {
        const path = (0, node_path_1.join)(parent, number === 1 ? name : `${name}~${number}`);
        try {
            (0, node_fs_1.mkdirSync)(path);
            return path;
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw error;
        }
    }
}
function makeFolders({ code, inputs, outputs, userLogs, systemLogs }) {
    for (const path of [code, inputs, outputs, userLogs, systemLogs])
        (0, node_fs_1.mkdirSync)(path, { recursive: true });
}
/** Where an output is, within the folder of its run. */
function outputPath({ outputs }, name) {
    return (0, node_path_1.join)(outputs, name);
}
//# sourceMappingURL=job-folder.js.map