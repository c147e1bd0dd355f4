"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MetricsFile = void 0;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
/** All values of the metrics of a run, in a file with one of them a line. */
class MetricsFile {
    path;
    static at(folder) {
        return new MetricsFile((0, node_path_1.join)(folder, 'metrics.jsonl'));
    }
    constructor(path) {
        this.path = path;
    }
    add({ name, value, step }, time) {
        (0, node_fs_1.appendFileSync)(this.path, `${JSON.stringify({ name, value, ...(step !== undefined && { step }), time })}\n`);
    }
    read() {
        if (!(0, node_fs_1.existsSync)(this.path))
            return [];
        return (0, node_fs_1.readFileSync)(this.path, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line));
    }
}
exports.MetricsFile = MetricsFile;
//# sourceMappingURL=metrics-file.js.map