import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import type { Workspace } from '../../deployment/deployment';
import { answerJson, type LocalRequest } from '../../http';
import { type Json, objectAt, type Run, type RunRef, textAt, textsAt } from '../core';
import { experimentId, experimentOf, propertiesOf, tagsOf } from '../run-view';
import { folderAt } from '../runner/job-folder';
import type { RunningJobs } from '../running-jobs';
import { jsonBody } from './arm-request';

/** The folders of a run whose files can be fetched, as they are called in a list of them. */
const FETCHED = ['user_logs', 'system_logs', 'outputs'] as const;

/**
 * The history of runs, as clients ask for it: what a run is, its log files with addresses, and its parts.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-track-monitor-analyze-runs
 */
export class HistoryService {
  constructor(private readonly jobs: RunningJobs) {}

  /** @param path behind the workspace: `['runs', '<name>', 'details']`, also below `['experiments', '<name>']` */
  async answer(
    request: LocalRequest,
    response: ServerResponse,
    workspace: Workspace,
    path: readonly string[],
  ): Promise<boolean> {
    const own = path[0] === 'experiments' || path[0] === 'experimentids' ? path.slice(2) : path;
    const [what, name, part] = own;
    if (what === 'rundata' && request.method === 'POST') return this.runData(request, response, workspace);
    if (what !== 'runs' || name === undefined) return false;
    const run = this.jobs.machine.get({ workspaceId: workspace.id, name });
    if (run === undefined) {
      answerJson(response, 404, { error: { code: 'UserError', message: `Run ${name} was not found.` } });
      return true;
    }
    if (part === undefined && request.method === 'PATCH') return this.change(request, response, run);
    if (part === undefined) answerJson(response, 200, runJson(run));
    else if (part === 'details') answerJson(response, 200, this.detailsJson(run, request.url.origin));
    else if (part === 'children') answerJson(response, 200, { value: this.partsOf(run).map(runJson) });
    else if (part === 'services' || part === 'serviceinstances') answerJson(response, 200, { instances: {} });
    else return false;
    return true;
  }

  /** A file of a run: a log, or what it has left. */
  file(response: ServerResponse, workspace: Workspace, [name = '', ...path]: readonly string[]): boolean {
    const folder = this.jobs.folderOf({ workspaceId: workspace.id, name });
    const file = folder === undefined ? undefined : fileIn(folder, path);
    if (file === undefined) return false;
    const bytes = readFileSync(file);
    response.writeHead(200, {
      'Content-Type': /\.(txt|log)$/.test(file) ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      'Content-Length': bytes.length,
      'X-Content-Type-Options': 'nosniff',
      'Content-Disposition': 'attachment',
    });
    response.end(bytes);
    return true;
  }

  private async runData(request: LocalRequest, response: ServerResponse, workspace: Workspace): Promise<boolean> {
    const asked = await this.askedOf(request);
    const run = this.jobs.machine.get({ workspaceId: workspace.id, name: textAt(asked, 'runId') ?? '' });
    if (run === undefined) answerJson(response, 404, { error: { code: 'UserError', message: 'Run was not found.' } });
    else answerJson(response, 200, { runMetadata: runJson(run) });
    return true;
  }

  /** As `az ml job update` and `az ml job archive` ask for it: tags are added to those that there are. */
  private async change(request: LocalRequest, response: ServerResponse, run: Run): Promise<boolean> {
    const asked = await this.askedOf(request);
    const [displayName, description] = [textAt(asked, 'displayName'), textAt(asked, 'description')];
    const { hidden } = asked;
    const changes = {
      tags: { ...objectAt(run.properties, 'tags'), ...textsAt(asked, 'tags') },
      ...(displayName !== undefined && { displayName }),
      ...(description !== undefined && { description }),
      ...(typeof hidden === 'boolean' && { isArchived: hidden }),
    };
    this.jobs.run({ kind: 'change', run, changes });
    answerJson(response, 200, runJson(this.jobs.machine.get(run) ?? run));
    return true;
  }

  /** What is asked; nothing where it is no JSON. */
  private async askedOf(request: LocalRequest): Promise<Json> {
    const read = await jsonBody(request);
    return 'error' in read ? {} : objectAt(read, 'body');
  }

  private detailsJson(run: Run, origin: string): object {
    const folder = this.jobs.folderOf(run);
    return {
      ...runJson(run),
      target: run.task?.cluster?.split('/').at(-1) ?? 'serverless',
      logFiles: folder === undefined ? {} : logFiles(run, folder, origin),
      inputDatasets: [],
      outputDatasets: [],
    };
  }

  private partsOf({ workspaceId, name }: RunRef): Run[] {
    return [...this.jobs.machine.all()].filter((run) => run.workspaceId === workspaceId && run.parent === name);
  }
}

const TYPES = { Command: 'azureml.scriptrun', Sweep: 'hyperdrive', Pipeline: 'azureml.PipelineRun' };

function runJson(run: Run): object {
  const { workspaceId, name, kind, parent, state, created, started, ended, error } = run;
  return {
    runId: name,
    runUuid: experimentId(workspaceId, name),
    ...(parent !== undefined && { parentRunId: parent }),
    rootRunId: parent ?? name,
    experimentId: experimentId(workspaceId, experimentOf(run)),
    runType: TYPES[kind],
    status: state,
    displayName: textAt(run.properties, 'displayName') ?? name,
    name: textAt(run.properties, 'displayName') ?? name,
    description: textAt(run.properties, 'description') ?? null,
    createdUtc: timeOf(created),
    startTimeUtc: timeOf(started),
    endTimeUtc: timeOf(ended),
    tags: tagsOf(run),
    properties: propertiesOf(run),
    ...(error !== undefined && state === 'Failed' && { error: { error: { code: 'UserError', message: error } } }),
    ...(error !== undefined && state === 'Canceled' && { warnings: [{ source: 'this machine', message: error }] }),
  };
}

function timeOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}

/** Log files by name, each with the address at which it can be fetched. */
function logFiles({ workspaceId, name }: Run, folder: string, origin: string): Record<string, string> {
  const { userLogs, systemLogs } = folderAt(folder);
  const files = [userLogs, systemLogs].flatMap((logs) =>
    filesIn(logs).map((file) => `${logs.split(sep).at(-1)}/${file}`),
  );
  return Object.fromEntries(files.map((file) => [file, `${origin}/artifact/v2.0${workspaceId}/runs/${name}/${file}`]));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A file in one of the folders that can be fetched; a link out of them is none. */
function fileIn(folder: string, path: readonly string[]): string | undefined {
  const [first = ''] = path;
  if (!FETCHED.some((one) => one === first)) return undefined;
  try {
    const root = realpathSync(join(folder, first));
    const file = realpathSync(join(folder, ...path));
    const within = relative(root, file);
    return within.startsWith('..') || !statSync(file).isFile() ? undefined : file;
  } catch {
    return undefined;
  }
}
