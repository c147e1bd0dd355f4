"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MlflowService = void 0;
const node_url_1 = require("node:url");
const http_1 = require("../../http");
const core_1 = require("../core");
const run_view_1 = require("../run-view");
const job_folder_1 = require("../runner/job-folder");
const metrics_file_1 = require("../runner/metrics-file");
const mlflow_file_1 = require("../runner/mlflow-file");
/**
 * What programs in jobs ask of MLflow: the run that they are in, and to keep its metrics, parameters and tags. Runs are
 * made by jobs alone; models and artifacts are files in the folder of the job, which the client writes itself.
 *
 * @see https://mlflow.org/docs/latest/api_reference/rest-api.html
 */
class MlflowService {
    jobs;
    constructor(jobs) {
        this.jobs = jobs;
    }
    /** @param path behind the workspace: `['api', '2.0', 'mlflow', 'runs', 'log-metric']` */
    async answer(request, response, workspace, path) {
        if (!/^api\/2\.0\/mlflow\//.test(path.join('/')))
            return false;
        const operation = path.slice(3).join('/');
        const asked = await this.askedOf(request);
        const made = asked === undefined ? wrong('the body is no JSON') : this.carryOut(operation, asked, workspace);
        if ('code' in made)
            (0, http_1.answerJson)(response, made.status, { error_code: made.code, message: made.message });
        else
            (0, http_1.answerJson)(response, 200, made.body);
        return true;
    }
    async askedOf({ method, url, stream, headers }) {
        if (method === 'GET')
            return Object.fromEntries(url.searchParams);
        const text = (await (0, http_1.bodyOf)({ method, url, stream, headers })).toString('utf8');
        try {
            return text === '' ? {} : JSON.parse(text);
        }
        catch {
            return undefined;
        }
    }
    carryOut(operation, asked, { id }) {
        if (operation === 'experiments/get' || operation === 'experiments/get-by-name')
            return this.experiment(asked, id);
        const name = (0, core_1.textAt)(asked, 'run_id') ?? (0, core_1.textAt)(asked, 'run_uuid');
        if (operation === 'runs/create')
            return {
                status: 400,
                code: 'FEATURE_DISABLED',
                message: 'on this machine runs are made by jobs alone; use the run of the job (MLFLOW_RUN_ID)',
            };
        const run = name === undefined ? undefined : this.jobs.machine.get({ workspaceId: id, name });
        if (run === undefined)
            return { status: 404, code: 'RESOURCE_DOES_NOT_EXIST', message: `there is no run ${name ?? ''}` };
        const folder = this.jobs.folderOf(run) ?? '';
        switch (operation) {
            case 'runs/get':
                return { body: { run: runJson(run, folder) } };
            case 'runs/update':
                // How a run ends is what its process does.
                return { body: { run_info: infoOf(run, folder) } };
            case 'runs/log-metric':
                return this.logMetrics(run, [asked]);
            case 'runs/log-parameter':
                return note(folder, { params: pairs([asked]) });
            case 'runs/set-tag':
                return note(folder, { tags: pairs([asked]) });
            case 'runs/log-batch':
                (0, mlflow_file_1.addNotes)(folder, { params: pairs(listAt(asked, 'params')), tags: pairs(listAt(asked, 'tags')) });
                return this.logMetrics(run, listAt(asked, 'metrics'));
            case 'metrics/get-history':
                return { body: { metrics: historyOf(folder).filter(({ key }) => key === asked.metric_key) } };
            default:
                return { status: 404, code: 'ENDPOINT_NOT_FOUND', message: `${operation} is not on this machine` };
        }
    }
    logMetrics(run, metrics) {
        const read = metrics.map((metric) => ({
            name: (0, core_1.textAt)(metric, 'key') ?? '',
            value: Number(metric.value),
            step: metric.step === undefined ? undefined : Number(metric.step),
            time: Number(metric.timestamp ?? Date.now()),
        }));
        const bad = read.find(({ name, value }) => name === '' || Number.isNaN(value));
        if (bad !== undefined)
            return wrong(`metric ${JSON.stringify(bad.name)}: got ${bad.value}, allowed a name and a number`);
        for (const metric of read)
            this.jobs.measure(run, metric);
        return { body: {} };
    }
    experiment(asked, workspaceId) {
        const experiments = new Map([...this.jobs.machine.all()].map((run) => [(0, run_view_1.experimentId)(workspaceId, (0, run_view_1.experimentOf)(run)), (0, run_view_1.experimentOf)(run)]));
        const name = (0, core_1.textAt)(asked, 'experiment_name') ?? experiments.get((0, core_1.textAt)(asked, 'experiment_id') ?? '');
        if (name === undefined || ![...experiments.values()].includes(name))
            return { status: 404, code: 'RESOURCE_DOES_NOT_EXIST', message: 'there is no such experiment' };
        return {
            body: { experiment: { experiment_id: (0, run_view_1.experimentId)(workspaceId, name), name, lifecycle_stage: 'active' } },
        };
    }
}
exports.MlflowService = MlflowService;
function note(folder, notes) {
    (0, mlflow_file_1.addNotes)(folder, notes);
    return { body: {} };
}
const STATES = new Map([
    ['Completed', 'FINISHED'],
    ['Failed', 'FAILED'],
    ['Canceled', 'KILLED'],
    ['NotStarted', 'SCHEDULED'],
    ['Queued', 'SCHEDULED'],
]);
function runJson(run, folder) {
    const { params, tags } = (0, mlflow_file_1.readNotes)(folder);
    const last = new Map(historyOf(folder).map((metric) => [metric.key, metric]));
    return {
        info: infoOf(run, folder),
        data: { metrics: [...last.values()], params: listOf(params), tags: listOf(tags) },
    };
}
function infoOf(run, folder) {
    const { workspaceId, name, state, created, started, ended } = run;
    return {
        run_id: name,
        run_uuid: name,
        run_name: (0, core_1.textAt)(run.properties, 'displayName') ?? name,
        experiment_id: (0, run_view_1.experimentId)(workspaceId, (0, run_view_1.experimentOf)(run)),
        user_id: 'this machine',
        status: STATES.get(state) ?? 'RUNNING',
        start_time: started ?? created,
        ...(ended !== undefined && { end_time: ended }),
        artifact_uri: (0, node_url_1.pathToFileURL)((0, job_folder_1.outputPath)((0, job_folder_1.folderAt)(folder), 'default')).href,
        lifecycle_stage: 'active',
    };
}
function historyOf(folder) {
    return metrics_file_1.MetricsFile.at(folder)
        .read()
        .map(({ name, value, time, step = 0 }) => ({ key: name, value, timestamp: time, step }));
}
function pairs(list) {
    return Object.fromEntries(list.flatMap((one) => (typeof one.key === 'string' ? [[one.key, String(one.value)]] : [])));
}
function listOf(map) {
    return Object.entries(map).map(([key, value]) => ({ key, value }));
}
function listAt(of, name) {
    const list = of[name];
    return Array.isArray(list) ? list : [];
}
function wrong(message) {
    return { status: 400, code: 'INVALID_PARAMETER_VALUE', message };
}
//# sourceMappingURL=mlflow-service.js.map