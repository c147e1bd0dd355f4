import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileProblem } from '../../../files';
import type { Run } from '../core';
import { makeFolder } from './job-folder';

/** A run as it is kept, and where. */
export interface KeptRun {
  readonly run: Run;
  readonly folder: string;
  /** What its processes have in their environment. */
  readonly mark: string | undefined;
}

const FILE = 'job.json';

/** Runs in folders, each with what it is in a file: what is listed after a restart. */
export class JobStore {
  constructor(private readonly root: string) {}

  /** The folder of a workspace. */
  workspaceFolder(workspaceName: string): string {
    return join(this.root, encodeURIComponent(workspaceName));
  }

  make(workspaceName: string, run: string): string {
    return makeFolder(this.workspaceFolder(workspaceName), run);
  }

  /** Keeps a run as it is now: whole, or as it was before. */
  keep({ run, folder, mark }: KeptRun): void {
    const draft = join(folder, `${FILE}.new`);
    // Of those above it, everything is known by their names.
    const { metrics, ...rest } = plain(run);
    writeFileSync(draft, JSON.stringify({ ...rest, metrics: Object.fromEntries(metrics), mark }));
    renameSync(draft, join(folder, FILE));
  }

  remove(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
  }

  /** The runs of a workspace that are kept, the oldest first. @throws FileProblem where one cannot be read */
  read(workspaceName: string): KeptRun[] {
    const parent = this.workspaceFolder(workspaceName);
    if (!existsSync(parent)) return [];
    const kept = readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(parent, name))
      .filter((folder) => existsSync(join(folder, FILE)))
      .map(readOne);
    return kept.sort((a, b) => a.run.created - b.run.created);
  }
}

/** What is kept of a run: not what the machine has beside. */
function plain(run: Run): Run {
  const { workspaceId, name, kind, properties, parent, part, state, created } = run;
  const { started, ended, error, metrics, findings, task } = run;
  return {
    workspaceId,
    name,
    kind,
    properties,
    parent,
    part,
    state,
    created,
    started,
    ended,
    error,
    metrics,
    findings,
    task,
  };
}

function readOne(folder: string): KeptRun {
  const path = join(folder, FILE);
  try {
    const { mark, metrics, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Omit<Run, 'metrics'> & {
      readonly metrics: Readonly<Record<string, number>>;
      readonly mark?: string;
    };
    return { folder, mark, run: { ...plain(rest as Run), metrics: new Map(Object.entries(metrics)) } };
  } catch (error) {
    throw new FileProblem(path, `${(error as Error).message}; take the folder away, or start with another one`);
  }
}
