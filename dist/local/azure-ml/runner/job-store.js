"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobStore = void 0;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const files_1 = require("../../../files");
const job_folder_1 = require("./job-folder");
const FILE = 'job.json';
/** Runs in folders, each with what it is in a file: what is listed after a restart. */
class JobStore {
    root;
    constructor(root) {
        this.root = root;
    }
    /** The folder of a workspace. */
    workspaceFolder(workspaceName) {
        return (0, node_path_1.join)(this.root, encodeURIComponent(workspaceName));
    }
    make(workspaceName, run) {
        return (0, job_folder_1.makeFolder)(this.workspaceFolder(workspaceName), run);
    }
    /** Keeps a run as it is now: whole, or as it was before. */
    keep({ run, folder, mark }) {
        const draft = (0, node_path_1.join)(folder, `${FILE}.new`);
        // Of those above it, everything is known by their names.
        const { metrics, ...rest } = plain(run);
        (0, node_fs_1.writeFileSync)(draft, JSON.stringify({ ...rest, metrics: Object.fromEntries(metrics), mark }));
        (0, node_fs_1.renameSync)(draft, (0, node_path_1.join)(folder, FILE));
    }
    remove(folder) {
        (0, node_fs_1.rmSync)(folder, { recursive: true, force: true });
    }
    /** The runs of a workspace that are kept, the oldest first. @throws FileProblem where one cannot be read */
    read(workspaceName) {
        const parent = this.workspaceFolder(workspaceName);
        if (!(0, node_fs_1.existsSync)(parent))
            return [];
        const kept = (0, node_fs_1.readdirSync)(parent, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map(({ name }) => (0, node_path_1.join)(parent, name))
            .filter((folder) => (0, node_fs_1.existsSync)((0, node_path_1.join)(folder, FILE)))
            .map(readOne);
        return kept.sort((a, b) => a.run.created - b.run.created);
    }
}
exports.JobStore = JobStore;
/** What is kept of a run: not what the machine has beside. */
function plain(run) {
    const { workspaceId, name, kind, properties, parent, part, state, created } = run;
    const { started, ended, error, metrics, findings, task } = run;
    return {
        workspaceId,
        name,
        kind,
        properties,
        parent,
        part,
        state,
        created,
        started,
        ended,
        error,
        metrics,
        findings,
        task,
    };
}
function readOne(folder) {
    const path = (0, node_path_1.join)(folder, FILE);
    try {
        const { mark, metrics, ...rest } = JSON.parse((0, node_fs_1.readFileSync)(path, 'utf8'));
        return { folder, mark, run: { ...plain(rest), metrics: new Map(Object.entries(metrics)) } };
    }
    catch (error) {
        throw new files_1.FileProblem(path, `${error.message}; take the folder away, or start with another one`);
    }
}
//# sourceMappingURL=job-store.js.map