import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Workspace } from '../deployment/deployment';
import type { LocalService } from '../http';
import type { LocalProfile } from '../profile/profile';
import { Assets } from './asset-store';
import { isOver, type Run } from './core';
import type { JobsHere, JobView } from './job-view';
import { azureMlService } from './rest/azure-ml-service';
import type { RunEvent } from './run-event';
import { folderAt } from './runner/job-folder';
import { JobStore } from './runner/job-store';
import { RunningJobs } from './running-jobs';

export interface LocalAzureMlOptions {
  readonly workspaces: readonly Workspace[];
  readonly profile: LocalProfile;
  /**
   * Where jobs are kept, a folder for each workspace and in it one for each job: they are still there after a restart, and
   * their names are taken.
   *
   * @default - a folder of its own that is removed at the end
   */
  readonly folder?: string;
  /**
   * Where the HTTP server is that `service` is mounted on: jobs are told so.
   *
   * @default - jobs are not told where to keep metrics, and print them
   */
  readonly endpoint?: string;
  /** Hears of each change of the state of a run: what Event Grid has to know. */
  readonly onState?: (event: RunEvent) => void;
  /**
   * Milliseconds that a process has to end by itself when it is told to.
   *
   * @default 3000
   */
  readonly grace?: number;
}

const GRACE = 3000;
/** No workspace is called so: names begin with a letter or a digit. */
const UPLOADS = '.uploads';
const STOPPED = 'Azure ML of this machine was stopped while it was under way';

/**
 * Azure ML on this machine: jobs are processes, clusters are counted, and the rest is as the service has it.
 *
 * @example
 * const http = await LocalHttp.start();
 * const ml = LocalAzureMl.start({ workspaces: deployment.workspaces, profile, endpoint: http.url });
 * http.mount(ml.service);
 * const end = ml.watch(({ name, state }) => print(`${name}: ${state}`));
 * await ml.stop();
 */
export class LocalAzureMl implements JobsHere {
  /** @throws FileProblem where what is in the folder cannot be read */
  static start(options: LocalAzureMlOptions): LocalAzureMl {
    return new LocalAzureMl(options);
  }

  /** Where jobs are. */
  readonly folder: string;
  /** Azure Resource Manager, run history, MLflow and tokens: to be mounted on the server of `endpoint`. */
  readonly service: LocalService;
  /** What a program has to have as IDENTITY_HEADER; its IDENTITY_ENDPOINT is `<endpoint>/identity`. */
  readonly identityHeader = randomUUID();
  private readonly jobs: RunningJobs;
  private readonly endNow = (): void => this.jobs.endNow();

  private constructor(private readonly options: LocalAzureMlOptions) {
    const { workspaces, profile, folder, endpoint, onState = () => undefined, grace = GRACE } = options;
    this.folder = folder === undefined ? mkdtempSync(join(tmpdir(), 'azure-ml-')) : resolve(folder);
    mkdirSync(this.folder, { recursive: true });
    const assets = new Assets(workspaces);
    const store = new JobStore(this.folder);
    this.jobs = new RunningJobs({ workspaces, profile, assets, store, endpoint, grace, onState });
    this.service = azureMlService({
      workspaces,
      jobs: this.jobs,
      assets,
      identityHeader: this.identityHeader,
      uploadFolder: join(this.folder, UPLOADS),
    });
    // Whatever ends this process, no process of a job stays.
    process.on('exit', this.endNow);
  }

  list(): readonly JobView[] {
    return [...this.jobs.machine.all()].map((run) => this.jobs.view(run)).reverse();
  }

  async log(name: string): Promise<string> {
    const run = this.named(name);
    return logOf(this.jobs.folderOf(run) ?? '');
  }

  async cancel(name: string): Promise<void> {
    const { workspaceId } = this.named(name);
    this.jobs.run({ kind: 'cancel', run: { workspaceId, name } });
  }

  watch(listener: (job: JobView) => void): () => void {
    return this.jobs.watch(listener);
  }

  /** Ends every job with its processes; what is kept is told by `folder`. */
  async stop(): Promise<void> {
    await this.jobs.stop(STOPPED);
    process.removeListener('exit', this.endNow);
    if (this.options.folder === undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  /** The run of a name; of several workspaces, the one that is still under way or came last. @throws RangeError */
  private named(name: string): Run {
    const found = [...this.jobs.machine.all()].filter((run) => run.name === name);
    const run = found.find(({ state }) => !isOver(state)) ?? found.at(-1);
    if (run === undefined) throw new RangeError(`there is no job ${name}`);
    return run;
  }
}

/** What the processes of a run have written; of several, one after the other under their names. */
function logOf(folder: string): string {
  const { userLogs } = folderAt(folder);
  const names = namesIn(userLogs);
  const texts = names.map((name) => [name, readFileSync(join(userLogs, name), 'utf8')] as const);
  return texts.map(([name, text]) => (names.length === 1 ? text : `==> ${name} <==\n${text}`)).join('\n');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Nothing has begun.
    return [];
  }
}
