import { isOver, type Job } from '../../operations/jobs/listed-job';
import type { Workspace } from '../../operations/jobs/workspace';
import { OperationProblem } from '../../operations/operation-problem';
import { meantOrKnown } from '../../rules';
import { print, printError, printJson, withProgress } from '../../terminal';
import type { SourceOptions } from '../common/documents';
import { ExitStatus } from '../common/exit-status';
import type { ListOptions, WhereOptions } from './jobs-options';
import { orNothing } from './or-nothing';
import { packagedIn } from './packaged';
import { workspaceOf, workspacesOf } from './where';

/** `training-job-scheduler jobs list` */
export async function list(options: ListOptions, isSaid: boolean): Promise<void> {
  const { most, template, requestId, state, json } = options;
  const filter = {
    ...(template !== undefined && { template }),
    ...(requestId !== undefined && { requestId }),
    ...(state !== undefined && { state }),
  };
  const workspaces = await workspacesOf(options, isSaid);
  const found: Job[] = [];
  await withProgress('asking for jobs', async () => {
    for (const workspace of workspaces) {
      let count = 0;
      for await (const job of workspace.jobs(filter)) {
        // One more tells that there are more.
        if (count++ > most) break;
        found.push(job);
      }
    }
  });
  found.sort((one, other) => ((one.created ?? '') < (other.created ?? '') ? 1 : -1));
  const shown = found.slice(0, most);
  if (json === true) for (const job of shown) printJson(jobJson(job));
  else print(shown.length === 0 ? 'no jobs' : table(shown));
  if (found.length === 0 && template !== undefined) await tellOfTemplate(template, options);
  if (found.length > most) printError(`training-job-scheduler: there are more; --most ${most * 2} shows more of them`);
}

/** `training-job-scheduler jobs show` */
export async function show(name: string, options: WhereOptions, isSaid: boolean): Promise<void> {
  const workspace = await workspaceOf(options, isSaid);
  const job = await jobOrHint(workspace, name, options);
  if (options.json === true) {
    printJson(job.json);
    return;
  }
  // A job has one in the history once it was taken up; the rest of it can be told all the same.
  const details = await orNothing(() => workspace.details(name));
  const children = job.kind === 'Command' ? [] : ((await orNothing(() => workspace.children(name))) ?? []);
  const field = (title: string, value: string | undefined) => (value === undefined ? [] : [`  ${title} ${value}`]);
  print([
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

/** Whoever has no job of a template may have meant another one. */
async function tellOfTemplate(template: string, source: SourceOptions): Promise<void> {
  const known = await templateNames(source);
  if (known.length === 0 || known.includes(template)) return;
  printError(
    `training-job-scheduler: --template: ${source.from} has no template ${template}; ${meantOrKnown(template, known)}`,
  );
  process.exitCode = ExitStatus.Findings;
}

/** The job of a name; who names a template in its place is told how its jobs are found. */
async function jobOrHint(workspace: Workspace, name: string, source: SourceOptions): Promise<Job> {
  try {
    return await workspace.job(name);
  } catch (error) {
    if (!(error instanceof OperationProblem) || !(await templateNames(source)).includes(name)) throw error;
    throw new OperationProblem([
      ...error.lines,
      `${name} is a template: training-job-scheduler jobs list --template ${name} lists its jobs`,
    ]);
  }
}

/** The templates of what was synthesized; none where nothing was, or it cannot be read. */
async function templateNames(source: SourceOptions): Promise<readonly string[]> {
  try {
    const packaged = await packagedIn(source);
    return [...new Set(packaged.map(({ name }) => name))].sort();
  } catch {
    return [];
  }
}

/** `training-job-scheduler jobs cancel` */
export async function cancel(name: string, options: WhereOptions, isSaid: boolean): Promise<void> {
  const workspace = await workspaceOf(options, isSaid);
  const before = await workspace.job(name);
  if (!isOver(before.state)) await workspace.cancel(name);
  const job = await workspace.job(name);
  if (options.json === true) printJson(jobJson(job));
  else if (isOver(before.state)) print(`${name} is over already: ${job.state}`);
  else print(`${name} is asked to end: ${job.state}`);
}

/** A job in a line of JSON. */
function jobJson({
  name,
  workspaceId,
  kind,
  state,
  displayName,
  experiment,
  compute,
  created,
  tags,
  studio,
}: Job): object {
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
function table(jobs: readonly Job[]): string[] {
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
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
