"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.azureMlService = azureMlService;
const http_1 = require("../../http");
const arm_error_1 = require("./arm-error");
const arm_request_1 = require("./arm-request");
const assets_service_1 = require("./assets-service");
const history_service_1 = require("./history-service");
const identity_service_1 = require("./identity-service");
const jobs_service_1 = require("./jobs-service");
const mlflow_service_1 = require("./mlflow-service");
const uploads_1 = require("./uploads");
const workspace_answer_1 = require("./workspace-answer");
const OPERATION = /^\/subscriptions\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/locations\/[^/]+\/mfeOperationResults\/jc:([^:/]+):([^:/]+)$/i;
/** Everything of Azure ML that is asked over HTTP. */
function azureMlService(options) {
    const { workspaces, jobs, assets, identityHeader } = options;
    const uploads = new uploads_1.Uploads(options.uploadFolder);
    const identity = new identity_service_1.IdentityService(identityHeader);
    const history = new history_service_1.HistoryService(jobs);
    const mlflow = new mlflow_service_1.MlflowService(jobs);
    const arm = new ArmService(options, new jobs_service_1.JobsService(jobs), new assets_service_1.AssetsService(assets, uploads));
    return async (request, response) => {
        const { pathname } = request.url;
        if (identity.answer(request, response) || (await uploads.answer(request, response)))
            return true;
        if (pathname === '/metadata/endpoints')
            return answered(response, [(0, workspace_answer_1.cloudJson)(request.url.origin)]);
        if (pathname === '/discovery')
            return answered(response, (0, workspace_answer_1.discoveryJson)(request.url.origin));
        const [, service = '', rest = ''] = /^\/(history\/v1\.0|artifact\/v2\.0|mlflow\/v1\.0)(\/.*)$/.exec(pathname) ?? [];
        if (service === '')
            return arm.answer(request, response);
        const found = (0, arm_request_1.workspaceAt)(rest, workspaces);
        if (found === undefined || 'code' in found.workspace)
            return false;
        const { workspace, path } = found;
        // Addresses of logs are good without a token, as those of the service are.
        if (service.startsWith('artifact'))
            return path[0] === 'runs' && history.file(response, workspace, path.slice(1));
        if (!(0, arm_request_1.hasToken)(request.headers.authorization)) {
            (0, http_1.answerJson)(response, 401, (0, arm_error_1.errorBody)(arm_error_1.NO_TOKEN));
            return true;
        }
        if (service.startsWith('mlflow'))
            return mlflow.answer(request, response, workspace, path);
        return history.answer(request, response, workspace, path);
    };
}
function answered(response, body) {
    (0, http_1.answerJson)(response, 200, body);
    return true;
}
/** Azure Resource Manager, as far as workspaces go. */
class ArmService {
    options;
    jobs;
    assets;
    constructor(options, jobs, assets) {
        this.options = options;
        this.jobs = jobs;
        this.assets = assets;
    }
    async answer(request, response) {
        const { workspaces } = this.options;
        const { pathname } = request.url;
        if (!/^\/subscriptions\//i.test(pathname))
            return false;
        const refused = (0, arm_request_1.refusedByArm)(request);
        const found = (0, arm_request_1.workspaceAt)(pathname, workspaces);
        const operation = OPERATION.exec(pathname);
        if (refused !== undefined)
            (0, arm_request_1.send)(response, { error: refused });
        else if (operation !== null)
            (0, arm_request_1.send)(response, this.operation(operation, request));
        else if (found === undefined)
            (0, arm_request_1.send)(response, { error: (0, arm_error_1.notFound)(pathname) });
        else if ('code' in found.workspace)
            (0, arm_request_1.send)(response, { error: found.workspace });
        else {
            const { workspace, path } = found;
            (0, arm_request_1.send)(response, await this.within({ method: request.method, url: request.url, workspace, path, request }));
        }
        return true;
    }
    operation([, workspaceName = '', job = ''], { url }) {
        const workspace = this.options.workspaces.find(({ name }) => name === workspaceName);
        return workspace === undefined ? { status: 200 } : this.jobs.operation(workspace.id, job, url);
    }
    async within(asked) {
        const { method, path, workspace, url } = asked;
        if (path.length === 0)
            return method === 'GET' ? { status: 200, body: (0, workspace_answer_1.workspaceJson)(workspace, url.origin) } : (0, jobs_service_1.notAllowed)(method);
        if (path[0] === 'jobs')
            return this.jobs.answer(asked);
        if (path[0] === 'computes')
            return this.computes(asked);
        return this.assets.isFor(asked) ? this.assets.answer(asked) : { error: (0, arm_error_1.notFound)(url.pathname) };
    }
    computes({ method, workspace, path: [, name, ...more] }) {
        const jsonOf = (cluster) => (0, workspace_answer_1.clusterJson)(cluster, this.options.jobs.machine.freeNodes(cluster.id));
        if (method !== 'GET')
            return (0, jobs_service_1.notAllowed)(method);
        if (name === undefined)
            return { status: 200, body: { value: workspace.clusters.map(jsonOf) } };
        const cluster = workspace.clusters.find((one) => one.name.toLowerCase() === name.toLowerCase());
        return cluster === undefined || more.length > 0
            ? { error: (0, arm_error_1.notFound)(`compute ${name}`) }
            : { status: 200, body: jsonOf(cluster) };
    }
}
//# sourceMappingURL=azure-ml-service.js.map