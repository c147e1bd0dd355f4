"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobCode = void 0;
const node_path_1 = require("node:path");
const job_asset_1 = require("./job-asset");
const local_files_1 = require("./local-files");
/** Code that lies here, and is registered in the workspace when it is deployed. */
class JobCode {
    asset;
    problems;
    /**
     * The files of a folder, without what its `.amlignore` names (or its `.gitignore`, where it has none).
     *
     * @param path from the folder that the app runs in
     */
    static fromFolder(path) {
        return JobCode._at((0, node_path_1.resolve)(path), 'code', path);
    }
    /** @internal @param subject what a problem is about */
    static _at(path, subject, shown) {
        const found = (0, local_files_1.localFiles)(path, subject, shown);
        return new JobCode(found.problems.length === 0 ? job_asset_1.JobAsset.code(path, found) : undefined, found.problems);
    }
    constructor(
    /** What is registered; `undefined` where something is wrong with it. */
    asset, 
    /** What is wrong, a line each. */
    problems) {
        this.asset = asset;
        this.problems = problems;
    }
}
exports.JobCode = JobCode;
//# sourceMappingURL=job-code.js.map