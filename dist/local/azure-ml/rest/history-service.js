"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HistoryService = void 0;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const http_1 = require("../../http");
const core_1 = require("../core");
const run_view_1 = require("../run-view");
const job_folder_1 = require("../runner/job-folder");
const arm_request_1 = require("./arm-request");
/** The folders of a run whose files can be fetched, as they are called in a list of them. */
const FETCHED = ['user_logs', 'system_logs', 'outputs'];
/**
 * The history of runs, as clients ask for it: what a run is, its log files with addresses, and its parts.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-track-monitor-analyze-runs
 */
class HistoryService {
    jobs;
    constructor(jobs) {
        this.jobs = jobs;
    }
    /** @param path behind the workspace: `['runs', '<name>', 'details']`, also below `['experiments', '<name>']` */
    async answer(request, response, workspace, path) {
        const own = path[0] === 'experiments' || path[0] === 'experimentids' ? path.slice(2) : path;
        const [what, name, part] = own;
        if (what === 'rundata' && request.method === 'POST')
            return this.runData(request, response, workspace);
        if (what !== 'runs' || name === undefined)
            return false;
        const run = this.jobs.machine.get({ workspaceId: workspace.id, name });
        if (run === undefined) {
            (0, http_1.answerJson)(response, 404, { error: { code: 'UserError', message: `Run ${name} was not found.` } });
            return true;
        }
        if (part === undefined && request.method === 'PATCH')
            return this.change(request, response, run);
        if (part === undefined)
            (0, http_1.answerJson)(response, 200, runJson(run));
        else if (part === 'details')
            (0, http_1.answerJson)(response, 200, this.detailsJson(run, request.url.origin));
        else if (part === 'children')
            (0, http_1.answerJson)(response, 200, { value: this.partsOf(run).map(runJson) });
        else if (part === 'services' || part === 'serviceinstances')
            (0, http_1.answerJson)(response, 200, { instances: {} });
        else
            return false;
        return true;
    }
    /** A file of a run: a log, or what it has left. */
    file(response, workspace, [name = '', ...path]) {
        const folder = this.jobs.folderOf({ workspaceId: workspace.id, name });
        const file = folder === undefined ? undefined : fileIn(folder, path);
        if (file === undefined)
            return false;
        const bytes = (0, node_fs_1.readFileSync)(file);
        response.writeHead(200, {
            'Content-Type': /\.(txt|log)$/.test(file) ? 'text/plain; charset=utf-8' : 'application/octet-stream',
            'Content-Length': bytes.length,
            'X-Content-Type-Options': 'nosniff',
            'Content-Disposition': 'attachment',
        });
        response.end(bytes);
        return true;
    }
    async runData(request, response, workspace) {
        const asked = await this.askedOf(request);
        const run = this.jobs.machine.get({ workspaceId: workspace.id, name: (0, core_1.textAt)(asked, 'runId') ?? '' });
        if (run === undefined)
            (0, http_1.answerJson)(response, 404, { error: { code: 'UserError', message: 'Run was not found.' } });
        else
            (0, http_1.answerJson)(response, 200, { runMetadata: runJson(run) });
        return true;
    }
    /** As `az ml job update` and `az ml job archive` ask for it: tags are added to those that there are. */
    async change(request, response, run) {
        const asked = await this.askedOf(request);
        const [displayName, description] = [(0, core_1.textAt)(asked, 'displayName'), (0, core_1.textAt)(asked, 'description')];
        const { hidden } = asked;
        const changes = {
            tags: { ...(0, core_1.objectAt)(run.properties, 'tags'), ...(0, core_1.textsAt)(asked, 'tags') },
            ...(displayName !== undefined && { displayName }),
            ...(description !== undefined && { description }),
            ...(typeof hidden === 'boolean' && { isArchived: hidden }),
        };
        this.jobs.run({ kind: 'change', run, changes });
        (0, http_1.answerJson)(response, 200, runJson(this.jobs.machine.get(run) ?? run));
        return true;
    }
    /** What is asked; nothing where it is no JSON. */
    async askedOf(request) {
        const read = await (0, arm_request_1.jsonBody)(request);
        return 'error' in read ? {} : (0, core_1.objectAt)(read, 'body');
    }
    detailsJson(run, origin) {
        const folder = this.jobs.folderOf(run);
        return {
            ...runJson(run),
            target: run.task?.cluster?.split('/').at(-1) ?? 'serverless',
            logFiles: folder === undefined ? {} : logFiles(run, folder, origin),
            inputDatasets: [],
            outputDatasets: [],
        };
    }
    partsOf({ workspaceId, name }) {
        return [...this.jobs.machine.all()].filter((run) => run.workspaceId === workspaceId && run.parent === name);
    }
}
exports.HistoryService = HistoryService;
const TYPES = { Command: 'azureml.scriptrun', Sweep: 'hyperdrive', Pipeline: 'azureml.PipelineRun' };
function runJson(run) {
    const { workspaceId, name, kind, parent, state, created, started, ended, error } = run;
    return {
        runId: name,
        runUuid: (0, run_view_1.experimentId)(workspaceId, name),
        ...(parent !== undefined && { parentRunId: parent }),
        rootRunId: parent ?? name,
        experimentId: (0, run_view_1.experimentId)(workspaceId, (0, run_view_1.experimentOf)(run)),
        runType: TYPES[kind],
        status: state,
        displayName: (0, core_1.textAt)(run.properties, 'displayName') ?? name,
        name: (0, core_1.textAt)(run.properties, 'displayName') ?? name,
        description: (0, core_1.textAt)(run.properties, 'description') ?? null,
        createdUtc: timeOf(created),
        startTimeUtc: timeOf(started),
        endTimeUtc: timeOf(ended),
        tags: (0, run_view_1.tagsOf)(run),
        properties: (0, run_view_1.propertiesOf)(run),
        ...(error !== undefined && state === 'Failed' && { error: { error: { code: 'UserError', message: error } } }),
        ...(error !== undefined && state === 'Canceled' && { warnings: [{ source: 'this machine', message: error }] }),
    };
}
function timeOf(time) {
    return time === undefined ? null : new Date(time).toISOString();
}
/** Log files by name, each with the address at which it can be fetched. */
function logFiles({ workspaceId, name }, folder, origin) {
    const { userLogs, systemLogs } = (0, job_folder_1.folderAt)(folder);
    const files = [userLogs, systemLogs].flatMap((logs) => filesIn(logs).map((file) => `${logs.split(node_path_1.sep).at(-1)}/${file}`));
    return Object.fromEntries(files.map((file) => [file, `${origin}/artifact/v2.0${workspaceId}/runs/${name}/${file}`]));
}
function filesIn(folder) {
    try {
        return (0, node_fs_1.readdirSync)(folder).sort();
    }
    catch {
        return [];
    }
}
/** A file in one of the folders that can be fetched; a link out of them is none. */
function fileIn(folder, path) {
    const [first = ''] = path;
    if (!FETCHED.some((one) => one === first))
        return undefined;
    try {
        const root = (0, node_fs_1.realpathSync)((0, node_path_1.join)(folder, first));
        const file = (0, node_fs_1.realpathSync)((0, node_path_1.join)(folder, ...path));
        const within = (0, node_path_1.relative)(root, file);
        return within.startsWith('..') || !(0, node_fs_1.statSync)(file).isFile() ? undefined : file;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=history-service.js.map