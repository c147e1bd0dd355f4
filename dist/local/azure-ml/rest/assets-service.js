"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AssetsService = void 0;
const core_1 = require("../core");
const arm_error_1 = require("./arm-error");
const arm_request_1 = require("./arm-request");
const jobs_service_1 = require("./jobs-service");
const workspace_answer_1 = require("./workspace-answer");
const KINDS = ['codes', 'components', 'data', 'environments', 'models'];
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/;
const VERSION = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,254}$/;
/** What is registered in a workspace: `data`, `data/{name}/versions`, `data/{name}/versions/{version}`, and so on. */
class AssetsService {
    assets;
    uploads;
    constructor(assets, uploads) {
        this.assets = assets;
        this.uploads = uploads;
    }
    isFor({ path }) {
        return KINDS.some((kind) => kind === path[0]);
    }
    async answer(asked) {
        const { method, workspace, url } = asked;
        const [kind = '', name, versions, version, action, ...more] = asked.path;
        if (action === 'startPendingUpload' && kind === 'codes' && more.length === 0)
            return method === 'POST' ? { status: 200, body: this.uploads.begin(url.origin) } : (0, jobs_service_1.notAllowed)(method);
        if (action !== undefined || (versions !== undefined && versions !== 'versions'))
            return { error: (0, arm_error_1.notFound)(url.pathname) };
        const container = `${workspace.id}/${kind}`;
        if (name === undefined)
            return method === 'GET' ? list(this.containersOf(container, kind)) : (0, jobs_service_1.notAllowed)(method);
        const found = this.assets.below(`${container}/${name}`);
        if (versions === undefined) {
            if (method !== 'GET')
                return (0, jobs_service_1.notAllowed)(method);
            return found.length === 0
                ? { error: (0, arm_error_1.notFound)(`${kind} ${name}`) }
                : { status: 200, body: containerJson(container, kind, name, found) };
        }
        if (version === undefined)
            return method === 'GET' ? list(this.versions(container, found, url).map(workspace_answer_1.assetJson)) : (0, jobs_service_1.notAllowed)(method);
        const id = `${container}/${name}/versions/${version}`;
        const known = this.assets.get(id);
        if (method === 'GET')
            return known === undefined
                ? { error: (0, arm_error_1.notFound)(`${kind} ${name}:${version}`) }
                : { status: 200, body: (0, workspace_answer_1.assetJson)(known) };
        return method === 'PUT' ? this.put(asked, id, known) : (0, jobs_service_1.notAllowed)(method);
    }
    /** A version that is there keeps what it is; code and environments are the same under the same version. */
    async put({ request, path }, id, known) {
        const [kind, name = '', , version = ''] = path;
        const read = await (0, arm_request_1.jsonBody)(request);
        if ('error' in read)
            return read;
        if (!NAME.test(name) || !VERSION.test(version))
            return {
                error: (0, arm_error_1.badRequest)('ValidationError', `The name or the version is invalid: got ${JSON.stringify(`${name}:${version}`)}.`),
            };
        if (known !== undefined)
            return { status: 200, body: (0, workspace_answer_1.assetJson)(known) };
        const properties = (0, core_1.objectAt)(read.body, 'properties');
        const files = this.uploads.filesAt((0, core_1.textAt)(properties, 'codeUri') ?? '');
        const asset = { id, kind: kind, files, properties };
        this.assets.register(asset);
        return { status: 201, body: (0, workspace_answer_1.assetJson)(asset) };
    }
    /** Code is also looked for by the hash of its content, whatever name it has. */
    versions(container, found, { searchParams }) {
        const hash = searchParams.get('hash');
        if (hash === null)
            return found;
        const hashOf = ({ properties }) => (0, core_1.textAt)((0, core_1.objectAt)(properties, 'properties'), 'hash_sha256');
        return this.assets.below(container).filter((asset) => hashOf(asset) === hash);
    }
    containersOf(container, kind) {
        const names = new Map();
        for (const asset of this.assets.below(container)) {
            const name = nameOf(asset.id);
            names.set(name, [...(names.get(name) ?? []), asset]);
        }
        return [...names].map(([name, versions]) => containerJson(container, kind, name, versions));
    }
}
exports.AssetsService = AssetsService;
function containerJson(container, kind, name, versions) {
    return {
        id: `${container}/${name}`,
        name,
        type: `Microsoft.MachineLearningServices/workspaces/${kind}`,
        properties: { isArchived: false, latestVersion: versions.at(-1)?.id.split('/').at(-1) },
    };
}
function nameOf(id) {
    return id.split('/').at(-3) ?? '';
}
function list(value) {
    return { status: 200, body: { value } };
}
//# sourceMappingURL=assets-service.js.map