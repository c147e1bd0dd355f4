"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.list = list;
exports.show = show;
exports.cancel = cancel;
const job_1 = require("../../operations/jobs/job");
const problem_1 = require("../../operations/problem");
const terminal_1 = require("../../terminal");
const where_1 = require("./where");
/** `scheduler jobs list` */
async function list(options, isSaid) {
    const { most, template, requestId, state, json } = options;
    const filter = {
        ...(template !== undefined && { template }),
        ...(requestId !== undefined && { requestId }),
        ...(state !== undefined && { state }),
    };
    const workspaces = await (0, where_1.workspacesOf)(options, isSaid);
    const found = [];
    await (0, terminal_1.withProgress)('asking for jobs', async () => {
        for (const workspace of workspaces) {
            let count = 0;
            for await (const job of workspace.jobs(filter)) {
                // One more tells that there are more.
                if (count++ > most)
                    break;
                found.push(job);
            }
        }
    });
    found.sort((one, other) => ((one.created ?? '') < (other.created ?? '') ? 1 : -1));
    const shown = found.slice(0, most);
    if (json === true)
        for (const job of shown)
            (0, terminal_1.printJson)(jobJson(job));
    else
        (0, terminal_1.print)(shown.length === 0 ? 'no jobs' : table(shown));
    if (found.length > most)
        (0, terminal_1.printError)(`scheduler: there are more; --most ${most * 2} shows more of them`);
}
/** `scheduler jobs show` */
async function show(name, options, isSaid) {
    const workspace = await (0, where_1.workspaceOf)(options, isSaid);
    const job = await workspace.job(name);
    if (options.json === true) {
        (0, terminal_1.printJson)(job.json);
        return;
    }
    // A job has one in the history once it was taken up; the rest of it can be told all the same.
    const details = await orNothing(() => workspace.details(name));
    const children = job.kind === 'Command' ? [] : ((await orNothing(() => workspace.children(name))) ?? []);
    const field = (title, value) => (value === undefined ? [] : [`  ${title} ${value}`]);
    (0, terminal_1.print)([
        `${job.name}  ${job.state}`,
        ...field('error:', details?.error),
        ...field('kind:', job.kind),
        ...field('called:', job.displayName),
        ...field('experiment:', job.experiment),
        ...field('cluster:', job.compute),
        ...field('created:', job.created),
        ...field('started:', details?.started),
        ...field('ended:', details?.ended),
        ...[...job.tags].map(([tag, value]) => `  tag ${tag}: ${value}`),
        ...children.map((child) => `  part ${child.name}  ${child.title}  ${child.state}`),
        ...field('logs:', details === undefined ? undefined : [...details.logs.keys()].join(', ') || 'none yet'),
        ...field('studio:', job.studio),
        `  ${job.workspaceId}`,
    ]);
}
/** `scheduler jobs cancel` */
async function cancel(name, options, isSaid) {
    const workspace = await (0, where_1.workspaceOf)(options, isSaid);
    const before = await workspace.job(name);
    if (!(0, job_1.isOver)(before.state))
        await workspace.cancel(name);
    const job = await workspace.job(name);
    if (options.json === true)
        (0, terminal_1.printJson)(jobJson(job));
    else if ((0, job_1.isOver)(before.state))
        (0, terminal_1.print)(`${name} is over already: ${job.state}`);
    else
        (0, terminal_1.print)(`${name} is asked to end: ${job.state}`);
}
async function orNothing(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (!(error instanceof problem_1.OperationProblem))
            throw error;
        (0, terminal_1.printError)(`scheduler: ${error.message}`);
        return undefined;
    }
}
/** A job in a line of JSON. */
function jobJson({ name, workspaceId, kind, state, displayName, experiment, compute, created, tags, studio, }) {
    return {
        name,
        workspace: workspaceId,
        kind,
        state,
        displayName,
        experiment,
        compute,
        created,
        template: tags.get('template'),
        requestId: tags.get('requestId'),
        attempt: tags.get('attempt'),
        correlationId: tags.get('correlationId'),
        tags: Object.fromEntries(tags),
        studio,
    };
}
/** Jobs in columns. */
function table(jobs) {
    const rows = jobs.map(({ name, state, kind, tags, created, compute, displayName }) => [
        name,
        state,
        kind,
        tags.get('template') ?? displayName ?? '',
        tags.get('requestId') ?? '',
        compute ?? 'no cluster',
        created?.replace(/\.\d+/, '') ?? '',
    ]);
    const head = ['job', 'state', 'kind', 'template', 'request', 'cluster', 'created'];
    const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
    return [head, ...rows].map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
}
//# sourceMappingURL=look.js.map