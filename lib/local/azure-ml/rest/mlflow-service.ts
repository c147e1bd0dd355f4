import type { ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import type { Workspace } from '../../deployment/deployment';
import { answerJson, bodyOf, type LocalRequest } from '../../http';
import { type Json, type Run, textAt } from '../core';
import { experimentId, experimentOf } from '../run-view';
import { folderAt, outputPath } from '../runner/job-folder';
import { MetricsFile } from '../runner/metrics-file';
import { addNotes, readNotes } from '../runner/mlflow-file';
import type { RunningJobs } from '../running-jobs';

/** A refusal as MLflow tells it. */
interface MlflowError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/**
 * What programs in jobs ask of MLflow: the run that they are in, and to keep its metrics, parameters and tags. Runs are
 * made by jobs alone; models and artifacts are files in the folder of the job, which the client writes itself.
 *
 * @see https://mlflow.org/docs/latest/api_reference/rest-api.html
 */
export class MlflowService {
  constructor(private readonly jobs: RunningJobs) {}

  /** @param path behind the workspace: `['api', '2.0', 'mlflow', 'runs', 'log-metric']` */
  async answer(
    request: LocalRequest,
    response: ServerResponse,
    workspace: Workspace,
    path: readonly string[],
  ): Promise<boolean> {
    if (!/^api\/2\.0\/mlflow\//.test(path.join('/'))) return false;
    const operation = path.slice(3).join('/');
    const asked = await this.askedOf(request);
    const made = asked === undefined ? wrong('the body is no JSON') : this.carryOut(operation, asked, workspace);
    if ('code' in made) answerJson(response, made.status, { error_code: made.code, message: made.message });
    else answerJson(response, 200, made.body);
    return true;
  }

  private async askedOf({ method, url, stream, headers }: LocalRequest): Promise<Json | undefined> {
    if (method === 'GET') return Object.fromEntries(url.searchParams);
    const text = (await bodyOf({ method, url, stream, headers })).toString('utf8');
    try {
      return text === '' ? {} : (JSON.parse(text) as Json);
    } catch {
      return undefined;
    }
  }

  private carryOut(operation: string, asked: Json, { id }: Workspace): { readonly body: object } | MlflowError {
    if (operation === 'experiments/get' || operation === 'experiments/get-by-name') return this.experiment(asked, id);
    const name = textAt(asked, 'run_id') ?? textAt(asked, 'run_uuid');
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
        addNotes(folder, { params: pairs(listAt(asked, 'params')), tags: pairs(listAt(asked, 'tags')) });
        return this.logMetrics(run, listAt(asked, 'metrics'));
      case 'metrics/get-history':
        return { body: { metrics: historyOf(folder).filter(({ key }) => key === asked.metric_key) } };
      default:
        return { status: 404, code: 'ENDPOINT_NOT_FOUND', message: `${operation} is not on this machine` };
    }
  }

  private logMetrics(run: Run, metrics: readonly Json[]): { readonly body: object } | MlflowError {
    const read = metrics.map((metric) => ({
      name: textAt(metric, 'key') ?? '',
      value: Number(metric.value),
      step: metric.step === undefined ? undefined : Number(metric.step),
      time: Number(metric.timestamp ?? Date.now()),
    }));
    const bad = read.find(({ name, value }) => name === '' || Number.isNaN(value));
    if (bad !== undefined)
      return wrong(`metric ${JSON.stringify(bad.name)}: got ${bad.value}, allowed a name and a number`);
    for (const metric of read) this.jobs.measure(run, metric);
    return { body: {} };
  }

  private experiment(asked: Json, workspaceId: string): { readonly body: object } | MlflowError {
    const experiments = new Map(
      [...this.jobs.machine.all()].map((run) => [experimentId(workspaceId, experimentOf(run)), experimentOf(run)]),
    );
    const name = textAt(asked, 'experiment_name') ?? experiments.get(textAt(asked, 'experiment_id') ?? '');
    if (name === undefined || ![...experiments.values()].includes(name))
      return { status: 404, code: 'RESOURCE_DOES_NOT_EXIST', message: 'there is no such experiment' };
    return {
      body: { experiment: { experiment_id: experimentId(workspaceId, name), name, lifecycle_stage: 'active' } },
    };
  }
}

function note(folder: string, notes: Parameters<typeof addNotes>[1]): { readonly body: object } {
  addNotes(folder, notes);
  return { body: {} };
}

const STATES: ReadonlyMap<Run['state'], string> = new Map([
  ['Completed', 'FINISHED'],
  ['Failed', 'FAILED'],
  ['Canceled', 'KILLED'],
  ['NotStarted', 'SCHEDULED'],
  ['Queued', 'SCHEDULED'],
]);

function runJson(run: Run, folder: string): object {
  const { params, tags } = readNotes(folder);
  const last = new Map(historyOf(folder).map((metric) => [metric.key, metric]));
  return {
    info: infoOf(run, folder),
    data: { metrics: [...last.values()], params: listOf(params), tags: listOf(tags) },
  };
}

function infoOf(run: Run, folder: string): object {
  const { workspaceId, name, state, created, started, ended } = run;
  return {
    run_id: name,
    run_uuid: name,
    run_name: textAt(run.properties, 'displayName') ?? name,
    experiment_id: experimentId(workspaceId, experimentOf(run)),
    user_id: 'this machine',
    status: STATES.get(state) ?? 'RUNNING',
    start_time: started ?? created,
    ...(ended !== undefined && { end_time: ended }),
    artifact_uri: pathToFileURL(outputPath(folderAt(folder), 'default')).href,
    lifecycle_stage: 'active',
  };
}

function historyOf(folder: string): { key: string; value: number; timestamp: number; step: number }[] {
  return MetricsFile.at(folder)
    .read()
    .map(({ name, value, time, step = 0 }) => ({ key: name, value, timestamp: time, step }));
}

function pairs(list: readonly Json[]): Record<string, string> {
  return Object.fromEntries(list.flatMap((one) => (typeof one.key === 'string' ? [[one.key, String(one.value)]] : [])));
}

function listOf(map: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(map).map(([key, value]) => ({ key, value }));
}

function listAt(of: Json, name: string): Json[] {
  const list = of[name];
  return Array.isArray(list) ? (list as Json[]) : [];
}

function wrong(message: string): MlflowError {
  return { status: 400, code: 'INVALID_PARAMETER_VALUE', message };
}
