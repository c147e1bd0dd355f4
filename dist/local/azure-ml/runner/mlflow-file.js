"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readNotes = readNotes;
exports.addNotes = addNotes;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const FILE = 'mlflow.json';
function readNotes(folder) {
    const path = (0, node_path_1.join)(folder, FILE);
    if (!(0, node_fs_1.existsSync)(path))
        return { params: {}, tags: {} };
    return JSON.parse((0, node_fs_1.readFileSync)(path, 'utf8'));
}
/** Adds to them; what has a name that is there replaces it. */
function addNotes(folder, { params = {}, tags = {} }) {
    const known = readNotes(folder);
    const draft = (0, node_path_1.join)(folder, `${FILE}.new`);
    (0, node_fs_1.writeFileSync)(draft, JSON.stringify({ params: { ...known.params, ...params }, tags: { ...known.tags, ...tags } }));
    (0, node_fs_1.renameSync)(draft, (0, node_path_1.join)(folder, FILE));
}
//# sourceMappingURL=mlflow-file.js.map