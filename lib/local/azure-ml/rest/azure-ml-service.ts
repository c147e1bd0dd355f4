import type { ServerResponse } from 'node:http';
import type { Workspace } from '../../deployment/deployment';
import { answerJson, type LocalRequest, type LocalService } from '../../http';
import type { Assets } from '../asset-store';
import type { RunningJobs } from '../running-jobs';
import { errorBody, NO_TOKEN, notFound } from './arm-error';
import { type ArmAnswer, type ArmRequest, hasToken, refusedByArm, send, workspaceAt } from './arm-request';
import { AssetsService } from './assets-service';
import { HistoryService } from './history-service';
import { IdentityService } from './identity-service';
import { JobsService, notAllowed } from './jobs-service';
import { MlflowService } from './mlflow-service';
import { Uploads } from './uploads';
import { cloudJson, clusterJson, discoveryJson, workspaceJson } from './workspace-answer';

export interface AzureMlServiceOptions {
  readonly workspaces: readonly Workspace[];
  readonly jobs: RunningJobs;
  readonly assets: Assets;
  /** What programs show to get a token. */
  readonly identityHeader: string;
  /** Where files of code are that clients upload. */
  readonly uploadFolder: string;
}

const OPERATION =
  /^\/subscriptions\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/locations\/[^/]+\/mfeOperationResults\/jc:([^:/]+):([^:/]+)$/i;

/** Everything of Azure ML that is asked over HTTP. */
export function azureMlService(options: AzureMlServiceOptions): LocalService {
  const { workspaces, jobs, assets, identityHeader } = options;
  const uploads = new Uploads(options.uploadFolder);
  const identity = new IdentityService(identityHeader);
  const history = new HistoryService(jobs);
  const mlflow = new MlflowService(jobs);
  const arm = new ArmService(options, new JobsService(jobs), new AssetsService(assets, uploads));
  return async (request, response) => {
    const { pathname } = request.url;
    if (identity.answer(request, response) || (await uploads.answer(request, response))) return true;
    if (pathname === '/metadata/endpoints') return answered(response, [cloudJson(request.url.origin)]);
    if (pathname === '/discovery') return answered(response, discoveryJson(request.url.origin));
    const [, service = '', rest = ''] = /^\/(history\/v1\.0|artifact\/v2\.0|mlflow\/v1\.0)(\/.*)$/.exec(pathname) ?? [];
    if (service === '') return arm.answer(request, response);
    const found = workspaceAt(rest, workspaces);
    if (found === undefined || 'code' in found.workspace) return false;
    const { workspace, path } = found;
    // Addresses of logs are good without a token, as those of the service are.
    if (service.startsWith('artifact')) return path[0] === 'runs' && history.file(response, workspace, path.slice(1));
    if (!hasToken(request.headers.authorization)) {
      answerJson(response, 401, errorBody(NO_TOKEN));
      return true;
    }
    if (service.startsWith('mlflow')) return mlflow.answer(request, response, workspace, path);
    return history.answer(request, response, workspace, path);
  };
}

function answered(response: ServerResponse, body: object): boolean {
  answerJson(response, 200, body);
  return true;
}

/** Azure Resource Manager, as far as workspaces go. */
class ArmService {
  constructor(
    private readonly options: AzureMlServiceOptions,
    private readonly jobs: JobsService,
    private readonly assets: AssetsService,
  ) {}

  async answer(request: LocalRequest, response: ServerResponse): Promise<boolean> {
    const { workspaces } = this.options;
    const { pathname } = request.url;
    if (!/^\/subscriptions\//i.test(pathname)) return false;
    const refused = refusedByArm(request);
    const found = workspaceAt(pathname, workspaces);
    const operation = OPERATION.exec(pathname);
    if (refused !== undefined) send(response, { error: refused });
    else if (operation !== null) send(response, this.operation(operation, request));
    else if (found === undefined) send(response, { error: notFound(pathname) });
    else if ('code' in found.workspace) send(response, { error: found.workspace });
    else {
      const { workspace, path } = found;
      send(response, await this.within({ method: request.method, url: request.url, workspace, path, request }));
    }
    return true;
  }

  private operation([, workspaceName = '', job = '']: readonly string[], { url }: LocalRequest): ArmAnswer {
    const workspace = this.options.workspaces.find(({ name }) => name === workspaceName);
    return workspace === undefined ? { status: 200 } : this.jobs.operation(workspace.id, job, url);
  }

  private async within(asked: ArmRequest): Promise<ArmAnswer> {
    const { method, path, workspace, url } = asked;
    if (path.length === 0)
      return method === 'GET' ? { status: 200, body: workspaceJson(workspace, url.origin) } : notAllowed(method);
    if (path[0] === 'jobs') return this.jobs.answer(asked);
    if (path[0] === 'computes') return this.computes(asked);
    return this.assets.isFor(asked) ? this.assets.answer(asked) : { error: notFound(url.pathname) };
  }

  private computes({ method, workspace, path: [, name, ...more] }: ArmRequest): ArmAnswer {
    const jsonOf = (cluster: Workspace['clusters'][number]) =>
      clusterJson(cluster, this.options.jobs.machine.freeNodes(cluster.id));
    if (method !== 'GET') return notAllowed(method);
    if (name === undefined) return { status: 200, body: { value: workspace.clusters.map(jsonOf) } };
    const cluster = workspace.clusters.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return cluster === undefined || more.length > 0
      ? { error: notFound(`compute ${name}`) }
      : { status: 200, body: jsonOf(cluster) };
  }
}
