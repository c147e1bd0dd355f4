"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.workspacesOf = workspacesOf;
exports.workspaceOf = workspaceOf;
const address_1 = require("../../operations/bus/address");
const local_status_1 = require("../../operations/bus/local-status");
const login_1 = require("../../operations/bus/login");
const requests_1 = require("../../operations/jobs/requests");
const workspace_1 = require("../../operations/jobs/workspace");
const documents_1 = require("../documents");
const exit_status_1 = require("../exit-status");
const ID_FORM = '/subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.MachineLearningServices/workspaces/<name>';
/**
 * The workspaces that are meant: one, or all of what runs here.
 *
 * @param isSaid whether `--at` was said: without it, an id alone is of Azure
 */
async function workspacesOf(options, isSaid) {
    const { at, workspace } = options;
    const isAzure = isSaid ? /^azure(:|$)/.test(at) : workspace !== undefined && (0, workspace_1.isWorkspaceId)(workspace);
    return isAzure ? [await inAzure(options, at)] : here(at, workspace);
}
/** The only workspace that is meant. @throws UsageError where there are several */
async function workspaceOf(options, isSaid) {
    const [only, ...more] = await workspacesOf(options, isSaid);
    if (only !== undefined && more.length === 0)
        return only;
    const ids = [only, ...more].map((one) => one?.place.id).join(', ');
    throw new exit_status_1.UsageError(`there are several workspaces: say which with --workspace, one of ${ids}`);
}
/** Azure ML on this machine takes any token, and asks for one as Azure does. */
const HERE = 'this-machine';
async function here(at, named) {
    const address = (0, address_1.addressOf)(at);
    if (address.kind !== 'local')
        throw new exit_status_1.UsageError(`--at ${at}: there is no Azure ML; write local, local:<port> or azure`);
    const { system } = await (0, local_status_1.localStatus)(address.port);
    if (system === undefined || system.workspaces.length === 0)
        throw new exit_status_1.UsageError(`local:${address.port}: there is no Azure ML: what was synthesized starts no jobs, or it was started with --only-service-bus; for Azure, say --workspace ${ID_FORM}`);
    const manager = system.resourceManager.replace(/\/+$/, '');
    const wanted = named?.toLowerCase();
    const found = system.workspaces.filter(({ id, name }) => wanted === undefined || [id, name].some((one) => one.toLowerCase() === wanted));
    if (found.length === 0)
        throw new exit_status_1.UsageError(`local:${address.port}: there is no workspace ${named}; there is ${system.workspaces.map(({ name }) => name).join(', ')}`);
    return found.map(({ id }) => new workspace_1.Workspace({ manager, id }, new requests_1.Requests({ token: async () => HERE })));
}
async function inAzure({ workspace, from }, at) {
    const id = workspace ?? idIn(from);
    if (!(0, workspace_1.isWorkspaceId)(id))
        throw new exit_status_1.UsageError(`--workspace: got ${id}; write its ARM id, ${ID_FORM}`);
    // `azure:<host>` tells the cloud.
    const host = at.startsWith('azure:') ? at.slice('azure:'.length) : undefined;
    const manager = (0, login_1.managerOf)(host);
    const credential = await (0, login_1.credentialFor)(host);
    const token = () => (0, login_1.tokenOf)(credential, `${manager}/.default`, 'azure');
    // Once at first: who cannot log in learns it before anything is asked.
    await token();
    return new workspace_1.Workspace({ manager, id }, new requests_1.Requests({ token }));
}
/** The id of the workspace that a document names, where it is only one. */
function idIn(from) {
    const ids = new Map();
    for (const { resources } of (0, documents_1.documentsOf)(from))
        collect(resources, ids);
    const [only, ...more] = ids.values();
    if (only !== undefined && more.length === 0)
        return only;
    const why = only === undefined
        ? 'names no workspace by its id, which only a plan or a state of what is deployed has'
        : `names several workspaces: ${[only, ...more].join(', ')}`;
    throw new exit_status_1.UsageError(`${from}: ${why}; say which with --workspace ${ID_FORM}`);
}
/** The ids within some JSON, each once in whatever letters. */
function collect(value, ids, seen = new Set()) {
    if (typeof value === 'string') {
        if ((0, workspace_1.isWorkspaceId)(value))
            ids.set(value.toLowerCase(), value);
        return;
    }
    if (typeof value !== 'object' || value === null || seen.has(value))
        return;
    seen.add(value);
    for (const part of value instanceof Map ? value.values() : Object.values(value))
        collect(part, ids, seen);
}
//# sourceMappingURL=where.js.map