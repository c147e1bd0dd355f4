"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalAzureMl = void 0;
const node_crypto_1 = require("node:crypto");
const node_fs_1 = require("node:fs");
const node_os_1 = require("node:os");
const node_path_1 = require("node:path");
const assets_1 = require("./assets");
const core_1 = require("./core");
const azure_ml_service_1 = require("./rest/azure-ml-service");
const job_folder_1 = require("./runner/job-folder");
const job_store_1 = require("./runner/job-store");
const running_jobs_1 = require("./running-jobs");
const GRACE = 3000;
/** No workspace is called so: names begin with a letter or a digit. */
const UPLOADS = '.uploads';
const STOPPED = 'Azure ML of this machine was stopped while it was under way';
/**
 * Azure ML on this machine: jobs are processes, clusters are counted, and the rest is as the service has it.
 *
 * @example
 * const http = await LocalHttp.start();
 * const ml = LocalAzureMl.start({ workspaces: deployment.workspaces, profile, endpoint: http.url });
 * http.mount(ml.service);
 * const end = ml.watch(({ name, state }) => print(`${name}: ${state}`));
 * await ml.stop();
 */
class LocalAzureMl {
    options;
    /** @throws FileProblem where what is in the folder cannot be read */
    static start(options) {
        return new LocalAzureMl(options);
    }
    /** Where jobs are. */
    folder;
    /** Azure Resource Manager, run history, MLflow and tokens: to be mounted on the server of `endpoint`. */
    service;
    /** What a program has to have as IDENTITY_HEADER; its IDENTITY_ENDPOINT is `<endpoint>/identity`. */
    identityHeader = (0, node_crypto_1.randomUUID)();
    jobs;
    endNow = () => this.jobs.endNow();
    constructor(options) {
        this.options = options;
        const { workspaces, profile, folder, endpoint, onState = () => undefined, grace = GRACE } = options;
        this.folder = folder === undefined ? (0, node_fs_1.mkdtempSync)((0, node_path_1.join)((0, node_os_1.tmpdir)(), 'azure-ml-')) : (0, node_path_1.resolve)(folder);
        (0, node_fs_1.mkdirSync)(this.folder, { recursive: true });
        const assets = new assets_1.Assets(workspaces);
        const store = new job_store_1.JobStore(this.folder);
        this.jobs = new running_jobs_1.RunningJobs({ workspaces, profile, assets, store, endpoint, grace, onState });
        this.service = (0, azure_ml_service_1.azureMlService)({
            workspaces,
            jobs: this.jobs,
            assets,
            identityHeader: this.identityHeader,
            uploadFolder: (0, node_path_1.join)(this.folder, UPLOADS),
        });
        // Whatever ends this process, no process of a job stays.
        process.on('exit', this.endNow);
    }
    list() {
        return [...this.jobs.machine.all()].map((run) => this.jobs.view(run)).reverse();
    }
    async log(name) {
        const run = this.named(name);
        return logOf(this.jobs.folderOf(run) ?? '');
    }
    async cancel(name) {
        const { workspaceId } = this.named(name);
        this.jobs.run({ kind: 'cancel', run: { workspaceId, name } });
    }
    watch(listener) {
        return this.jobs.watch(listener);
    }
    /** Ends every job with its processes; what is kept is told by `folder`. */
    async stop() {
        await this.jobs.stop(STOPPED);
        process.removeListener('exit', this.endNow);
        if (this.options.folder === undefined)
            (0, node_fs_1.rmSync)(this.folder, { recursive: true, force: true });
    }
    /** The run of a name; of several workspaces, the one that is still under way or came last. @throws RangeError */
    named(name) {
        const found = [...this.jobs.machine.all()].filter((run) => run.name === name);
        const run = found.find(({ state }) => !(0, core_1.isOver)(state)) ?? found.at(-1);
        if (run === undefined)
            throw new RangeError(`there is no job ${name}`);
        return run;
    }
}
exports.LocalAzureMl = LocalAzureMl;
/** What the processes of a run have written; of several, one after the other under their names. */
function logOf(folder) {
    const { userLogs } = (0, job_folder_1.folderAt)(folder);
    const names = namesIn(userLogs);
    const texts = names.map((name) => [name, (0, node_fs_1.readFileSync)((0, node_path_1.join)(userLogs, name), 'utf8')]);
    return texts.map(([name, text]) => (names.length === 1 ? text : `==> ${name} <==\n${text}`)).join('\n');
}
function namesIn(folder) {
    try {
        return (0, node_fs_1.readdirSync)(folder).sort();
    }
    catch {
        // Nothing has begun.
        return [];
    }
}
//# sourceMappingURL=local-azure-ml.js.map