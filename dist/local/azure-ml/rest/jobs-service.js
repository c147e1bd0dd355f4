"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobsService = void 0;
exports.notAllowed = notAllowed;
const core_1 = require("../core");
const arm_error_1 = require("./arm-error");
const arm_request_1 = require("./arm-request");
const job_answer_1 = require("./job-answer");
const job_schema_1 = require("./job-schema");
/** What a job may be called; capitals count. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/;
const PAGE = 50;
/** Seconds between two looks at what takes a while: the least that the specification allows. */
const RETRY_AFTER = '10';
/** `jobs`, `jobs/{name}` and `jobs/{name}/cancel` of a workspace. */
class JobsService {
    jobs;
    constructor(jobs) {
        this.jobs = jobs;
    }
    async answer(asked) {
        const [, name, action, ...more] = asked.path;
        const { method, workspace } = asked;
        if (name === undefined)
            return method === 'GET' ? this.list(asked) : notAllowed(method);
        const ref = { workspaceId: workspace.id, name };
        if (more.length > 0 || (action !== undefined && action !== 'cancel'))
            return { error: (0, arm_error_1.notFound)(asked.url.pathname) };
        if (action === 'cancel')
            return method === 'POST' ? this.cancel(ref, asked.url) : notAllowed(method);
        switch (method) {
            case 'GET':
                return this.get(ref, asked.url);
            case 'PUT':
                return this.put(ref, asked);
            case 'DELETE':
                return this.remove(ref);
            default:
                return notAllowed(method);
        }
    }
    /** What has become of an operation that takes a while: `mfeOperationResults/jc:<workspace>:<job>`. */
    operation(workspaceId, name, url) {
        const run = this.jobs.machine.get({ workspaceId, name });
        if (run === undefined || (0, core_1.isOver)(run.state))
            return { status: 200 };
        return { status: 202, headers: { Location: url.href, 'Retry-After': RETRY_AFTER } };
    }
    get(ref, url) {
        const run = this.jobs.machine.get(ref);
        if (run === undefined)
            return {
                error: (0, arm_error_1.armErrorOf)({
                    kind: 'refused',
                    status: 404,
                    code: 'UserError',
                    message: `Job ${ref.name} not found.`,
                    details: [],
                }),
            };
        return { status: 200, body: (0, job_answer_1.jobJson)(run, url.origin) };
    }
    async put(ref, { request, url }) {
        const read = await (0, arm_request_1.jsonBody)(request);
        if ('error' in read)
            return read;
        if (!NAME.test(ref.name))
            return {
                error: (0, arm_error_1.badRequest)('ValidationError', `The name of a job has at most 255 letters, digits, '-' and '_', first a letter or a digit; got ${JSON.stringify(ref.name)}.`),
            };
        const properties = (0, job_schema_1.withoutNulls)((0, core_1.objectAt)(read.body, 'properties'));
        const problems = (0, job_schema_1.jobProblems)(properties);
        if (problems.length > 0)
            return { error: invalid(problems) };
        const answer = this.jobs.put(ref, properties);
        if (answer.kind === 'refused')
            return { error: (0, arm_error_1.armErrorOf)(answer) };
        const run = this.jobs.machine.get(ref);
        return { status: answer.kind === 'created' ? 201 : 200, body: (0, job_answer_1.jobJson)(run, url.origin) };
    }
    remove(ref) {
        if (this.jobs.machine.get(ref) === undefined)
            return { status: 204 };
        const answer = this.jobs.run({ kind: 'remove', run: ref });
        return answer.kind === 'refused' ? { error: (0, arm_error_1.armErrorOf)(answer) } : { status: 200 };
    }
    cancel(ref, url) {
        const answer = this.jobs.run({ kind: 'cancel', run: ref });
        if (answer.kind === 'refused')
            return { error: (0, arm_error_1.armErrorOf)(answer) };
        const run = this.jobs.machine.get(ref);
        if (run === undefined || (0, core_1.isOver)(run.state))
            return { status: 200 };
        const [, , subscription = ''] = ref.workspaceId.split('/');
        const workspace = ref.workspaceId.split('/').at(-1) ?? '';
        const place = `/subscriptions/${subscription}/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationResults/jc:${workspace}:${ref.name}`;
        const location = new URL(place, url);
        location.searchParams.set('api-version', url.searchParams.get('api-version') ?? '');
        return { status: 202, headers: { Location: location.href, 'Retry-After': RETRY_AFTER } };
    }
    /** Jobs that are no parts of others, the newest first, a page at a time. */
    list({ url, workspace }) {
        const { searchParams } = url;
        const view = searchParams.get('listViewType') ?? 'ActiveOnly';
        if (!['ActiveOnly', 'ArchivedOnly', 'All'].includes(view))
            return {
                error: (0, arm_error_1.badRequest)('ValidationError', `listViewType: got ${JSON.stringify(view)}, allowed ActiveOnly, ArchivedOnly, All`),
            };
        const [kind, tag, asked] = ['jobType', 'tag', 'properties'].map((name) => searchParams.get(name));
        const found = [...this.jobs.machine.all()]
            .filter((run) => run.workspaceId === workspace.id && run.parent === undefined)
            .filter(({ properties }) => view === 'All' || (properties.isArchived === true) === (view === 'ArchivedOnly'))
            .filter((run) => (kind ?? run.kind).toLowerCase() === run.kind.toLowerCase())
            .filter(({ properties }) => tag === null || tag === undefined || Object.hasOwn((0, core_1.objectAt)(properties, 'tags'), tag))
            .filter((run) => hasProperties(run, asked ?? ''))
            .reverse();
        const from = Number(searchParams.get('$skip') ?? 0);
        if (!Number.isInteger(from) || from < 0)
            return {
                error: (0, arm_error_1.badRequest)('ValidationError', `$skip: got ${JSON.stringify(searchParams.get('$skip'))}, allowed what nextLink has`),
            };
        const next = new URL(url);
        next.searchParams.set('$skip', String(from + PAGE));
        return {
            status: 200,
            body: {
                value: found.slice(from, from + PAGE).map((run) => (0, job_answer_1.jobJson)(run, url.origin)),
                ...(found.length > from + PAGE && { nextLink: next.href }),
            },
        };
    }
}
exports.JobsService = JobsService;
/** `prop1,prop2=value2` */
function hasProperties({ properties }, asked) {
    const had = (0, core_1.objectAt)(properties, 'properties');
    return asked
        .split(',')
        .filter((part) => part !== '')
        .every((part) => {
        const [name = '', ...value] = part.split('=');
        return Object.hasOwn(had, name) && (value.length === 0 || had[name] === value.join('='));
    });
}
function invalid(problems) {
    const details = problems.map((message) => {
        const [target = ''] = /^[\w.[\]-]+(?=: )/.exec(message) ?? [];
        return { code: 'ValidationError', message, ...(target !== '' && { target: `properties.${target}` }) };
    });
    return (0, arm_error_1.badRequest)('ValidationError', `The request is invalid: ${problems[0]}`, details);
}
function notAllowed(method) {
    return { error: { status: 405, code: 'MethodNotAllowed', message: `The method ${method} is not allowed here.` } };
}
//# sourceMappingURL=jobs-service.js.map