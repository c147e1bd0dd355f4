"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Workspace = void 0;
exports.isWorkspaceId = isWorkspaceId;
const jobs_1 = require("../../trigger/jobs");
const problem_1 = require("../problem");
const job_1 = require("./job");
const requests_1 = require("./requests");
const ID = /^\/subscriptions\/[^/?#]+\/resourceGroups\/[^/?#]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[^/?#]+$/i;
/** Whether a text is the ARM id of a workspace. */
function isWorkspaceId(text) {
    return ID.test(text);
}
/** The jobs of a workspace of Azure ML: Azure Resource Manager has them, and the history of runs has their logs. */
class Workspace {
    place;
    requests;
    history;
    constructor(place, requests) {
        this.place = place;
        this.requests = requests;
    }
    /**
     * The jobs that are meant, the newest first as the service gives them, page by page.
     *
     * @throws OperationProblem
     */
    async *jobs(filter) {
        const { id } = this.place;
        // The service knows which jobs have a tag, and not what it says.
        const tag = filter.requestId !== undefined ? 'requestId' : filter.template !== undefined ? 'template' : undefined;
        let next = this.address('jobs', {
            listViewType: 'ActiveOnly',
            ...(tag !== undefined && { tag }),
        });
        while (next !== undefined) {
            const page = await this.requests.json(next);
            for (const json of Array.isArray(page.value) ? page.value : []) {
                const job = (0, job_1.jobOf)(id, (0, job_1.objectIn)(json));
                if (isMeant(job, filter))
                    yield job;
            }
            next = this.checked((0, job_1.textIn)(page.nextLink));
        }
    }
    async job(name) {
        const json = await this.orNoSuchJob(name, () => this.requests.json(this.jobAddress(name)));
        return (0, job_1.jobOf)(this.place.id, json);
    }
    /** Asks to end a job; it may take a while. */
    async cancel(name) {
        await this.orNoSuchJob(name, () => this.requests.json(this.jobAddress(name, '/cancel'), 'POST'));
    }
    async details(name) {
        this.history ??= this.findHistory();
        const address = `${await this.history}/history/v1.0${this.place.id}/runs/${encodeURIComponent(name)}/details`;
        const json = await this.orNoSuchJob(name, () => this.requests.json(address));
        const logs = Object.entries((0, job_1.objectIn)(json.logFiles)).flatMap(([file, url]) => typeof url === 'string' ? [[file, url]] : []);
        const error = (0, job_1.objectIn)((0, job_1.objectIn)(json.error).error);
        return {
            state: (0, job_1.textIn)(json.status) ?? 'Unknown',
            started: (0, job_1.textIn)(json.startTimeUtc),
            ended: (0, job_1.textIn)(json.endTimeUtc),
            error: (0, job_1.textIn)(error.message),
            logs: new Map(logs),
        };
    }
    /** The trials of a sweep, or the steps of a pipeline: their names, and what they are called. */
    async children(name) {
        this.history ??= this.findHistory();
        const address = `${await this.history}/history/v1.0${this.place.id}/runs/${encodeURIComponent(name)}/children`;
        const { value } = await this.requests.json(address);
        return (Array.isArray(value) ? value : []).map(job_1.objectIn).map((run) => {
            const id = (0, job_1.textIn)(run.runId) ?? 'no name';
            return { name: id, title: (0, job_1.textIn)(run.displayName) ?? id, state: (0, job_1.textIn)(run.status) ?? 'Unknown' };
        });
    }
    /** The bytes of a log file that follow. */
    bytes(url, from) {
        return this.requests.bytes(url, from);
    }
    /** Where the history of runs is: the workspace has the address of a list, which anybody may read. */
    async findHistory() {
        const workspace = await this.requests.json(this.address('', {}));
        const discovery = (0, job_1.textIn)((0, job_1.objectIn)(workspace.properties).discoveryUrl);
        const services = discovery === undefined ? {} : await this.requests.json(this.trusted(discovery));
        const history = (0, job_1.textIn)(services.history) ?? (0, job_1.textIn)(services.api);
        if (history === undefined)
            throw new problem_1.OperationProblem(`${this.place.id}: it does not say where the history of its runs is`);
        return this.trusted(history).replace(/\/+$/, '');
    }
    /** What the token of somebody is sent to: never in plain text, but on this machine. */
    trusted(url) {
        const isSafe = URL.canParse(url) && (url.startsWith('https://') || new URL(url).origin === this.place.manager);
        if (!isSafe)
            throw new problem_1.OperationProblem(`${this.place.id}: names the address ${url}, which is not one of https`);
        return url;
    }
    /** A further page is at the same service. */
    checked(url) {
        if (url === undefined)
            return undefined;
        if (URL.canParse(url) && new URL(url).origin === new URL(this.place.manager).origin)
            return url;
        throw new problem_1.OperationProblem(`${this.place.id}: its next page is at another service, ${url}`);
    }
    jobAddress(name, behind = '') {
        return this.address(`jobs/${encodeURIComponent(name)}${behind}`, {});
    }
    address(path, query) {
        const { manager, id } = this.place;
        const parameters = new URLSearchParams({ 'api-version': jobs_1.API_VERSION, ...query });
        return `${manager}${id}${path === '' ? '' : `/${path}`}?${parameters}`;
    }
    async orNoSuchJob(name, ask) {
        try {
            return await ask();
        }
        catch (error) {
            if (error instanceof requests_1.Refused && error.status === 404 && error.code !== 'ResourceNotFound')
                throw new problem_1.OperationProblem(`${name}: there is no such job in ${this.place.id}; training-job-scheduler jobs list shows them`);
            throw error;
        }
    }
}
exports.Workspace = Workspace;
function isMeant({ tags, state }, filter) {
    return ((filter.template === undefined || tags.get('template') === filter.template) &&
        (filter.requestId === undefined || tags.get('requestId') === filter.requestId) &&
        (filter.state === undefined || state === filter.state));
}
//# sourceMappingURL=workspace.js.map