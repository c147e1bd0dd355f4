import { API_VERSION } from '../../trigger/jobs';
import { OperationProblem } from '../operation-problem';
import { Refused, type Requests } from './arm-requests';
import { type Job, jobOf, objectIn, textIn } from './listed-job';

/** Where jobs are. */
export interface WorkspacePlace {
  /** `https://management.azure.com`, without a slash at its end. */
  readonly manager: string;
  /** `/subscriptions/…/resourceGroups/…/providers/Microsoft.MachineLearningServices/workspaces/…` */
  readonly id: string;
}

const ID =
  /^\/subscriptions\/[^/?#]+\/resourceGroups\/[^/?#]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[^/?#]+$/i;

/** Whether a text is the ARM id of a workspace. */
export function isWorkspaceId(text: string): boolean {
  return ID.test(text);
}

/** Which jobs are meant. */
export interface JobFilter {
  readonly template?: string;
  readonly requestId?: string;
  readonly state?: string;
}

/** What the history of runs tells of a job. */
export interface RunDetails {
  readonly state: string;
  readonly started: string | undefined;
  readonly ended: string | undefined;
  /** Why it failed. */
  readonly error: string | undefined;
  /** The addresses of its log files, by name. */
  readonly logs: ReadonlyMap<string, string>;
}

/** The jobs of a workspace of Azure ML: Azure Resource Manager has them, and the history of runs has their logs. */
export class Workspace {
  private history: Promise<string> | undefined;

  constructor(
    readonly place: WorkspacePlace,
    private readonly requests: Requests,
  ) {}

  /**
   * The jobs that are meant, the newest first as the service gives them, page by page.
   *
   * @throws OperationProblem
   */
  async *jobs(filter: JobFilter): AsyncGenerator<Job> {
    const { id } = this.place;
    // The service knows which jobs have a tag, and not what it says.
    const tag = filter.requestId !== undefined ? 'requestId' : filter.template !== undefined ? 'template' : undefined;
    let next: string | undefined = this.address('jobs', {
      listViewType: 'ActiveOnly',
      ...(tag !== undefined && { tag }),
    });
    while (next !== undefined) {
      const page = await this.requests.json(next);
      for (const json of Array.isArray(page.value) ? page.value : []) {
        const job = jobOf(id, objectIn(json));
        if (isMeant(job, filter)) yield job;
      }
      next = this.checked(textIn(page.nextLink));
    }
  }

  async job(name: string): Promise<Job> {
    const json = await this.orNoSuchJob(name, () => this.requests.json(this.jobAddress(name)));
    return jobOf(this.place.id, json);
  }

  /** Asks to end a job; it may take a while. */
  async cancel(name: string): Promise<void> {
    await this.orNoSuchJob(name, () => this.requests.json(this.jobAddress(name, '/cancel'), 'POST'));
  }

  async details(name: string): Promise<RunDetails> {
    this.history ??= this.findHistory();
    const address = `${await this.history}/history/v1.0${this.place.id}/runs/${encodeURIComponent(name)}/details`;
    const json = await this.orNoSuchJob(name, () => this.requests.json(address));
    const logs = Object.entries(objectIn(json.logFiles)).flatMap(([file, url]): [string, string][] =>
      typeof url === 'string' ? [[file, url]] : [],
    );
    const error = objectIn(objectIn(json.error).error);
    return {
      state: textIn(json.status) ?? 'Unknown',
      started: textIn(json.startTimeUtc),
      ended: textIn(json.endTimeUtc),
      error: textIn(error.message),
      logs: new Map(logs),
    };
  }

  /** The trials of a sweep, or the steps of a pipeline: their names, and what they are called. */
  async children(name: string): Promise<{ readonly name: string; readonly title: string; readonly state: string }[]> {
    this.history ??= this.findHistory();
    const address = `${await this.history}/history/v1.0${this.place.id}/runs/${encodeURIComponent(name)}/children`;
    const { value } = await this.requests.json(address);
    return (Array.isArray(value) ? value : []).map(objectIn).map((run) => {
      const id = textIn(run.runId) ?? 'no name';
      return { name: id, title: textIn(run.displayName) ?? id, state: textIn(run.status) ?? 'Unknown' };
    });
  }

  /** The bytes of a log file that follow. */
  bytes(url: string, from: number): Promise<Buffer> {
    return this.requests.bytes(url, from);
  }

  /** Where the history of runs is: the workspace has the address of a list, which anybody may read. */
  private async findHistory(): Promise<string> {
    const workspace = await this.requests.json(this.address('', {}));
    const discovery = textIn(objectIn(workspace.properties).discoveryUrl);
    const services = discovery === undefined ? {} : await this.requests.json(this.trusted(discovery));
    const history = textIn(services.history) ?? textIn(services.api);
    if (history === undefined)
      throw new OperationProblem(`${this.place.id}: it does not say where the history of its runs is`);
    return this.trusted(history).replace(/\/+$/, '');
  }

  /** What the token of somebody is sent to: never in plain text, but on this machine. */
  private trusted(url: string): string {
    const isSafe = URL.canParse(url) && (url.startsWith('https://') || new URL(url).origin === this.place.manager);
    if (!isSafe) throw new OperationProblem(`${this.place.id}: names the address ${url}, which is not one of https`);
    return url;
  }

  /** A further page is at the same service. */
  private checked(url: string | undefined): string | undefined {
    if (url === undefined) return undefined;
    if (URL.canParse(url) && new URL(url).origin === new URL(this.place.manager).origin) return url;
    throw new OperationProblem(`${this.place.id}: its next page is at another service, ${url}`);
  }

  private jobAddress(name: string, behind = ''): string {
    return this.address(`jobs/${encodeURIComponent(name)}${behind}`, {});
  }

  private address(path: string, query: Readonly<Record<string, string>>): string {
    const { manager, id } = this.place;
    const parameters = new URLSearchParams({ 'api-version': API_VERSION, ...query });
    return `${manager}${id}${path === '' ? '' : `/${path}`}?${parameters}`;
  }

  private async orNoSuchJob<T>(name: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Refused && error.status === 404 && error.code !== 'ResourceNotFound')
        throw new OperationProblem(
          `${name}: there is no such job in ${this.place.id}; training-job-scheduler jobs list shows them`,
        );
      throw error;
    }
  }
}

function isMeant({ tags, state }: Job, filter: JobFilter): boolean {
  return (
    (filter.template === undefined || tags.get('template') === filter.template) &&
    (filter.requestId === undefined || tags.get('requestId') === filter.requestId) &&
    (filter.state === undefined || state === filter.state)
  );
}
