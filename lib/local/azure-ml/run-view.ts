import { createHash } from 'node:crypto';
import type { Cluster, Workspace } from '../deployment/deployment';
import type { LocalProfile } from '../profile/profile';
import { objectAt, type Run, textAt } from './core';
import type { JobView } from './job-view';
import type { RunEvent } from './run-event';
import { replacedBy } from './runner/replaced';

/** What is to be known to show a run. */
export interface ViewPlace {
  readonly workspace: Workspace;
  readonly profile: LocalProfile;
  readonly folder: string;
}

/** A run as people look at it. */
export function viewOf(run: Run, { workspace, profile, folder }: ViewPlace): JobView {
  const { workspaceId, name, kind, parent, state, error, task, created, started, ended } = run;
  const cluster = clusterOf(run, workspace);
  return {
    workspaceId,
    name,
    kind,
    displayName: textAt(run.properties, 'displayName'),
    experiment: experimentOf(run),
    cluster: cluster?.name,
    nodes: task?.nodes ?? 0,
    state,
    tags: tagsOf(run),
    parent,
    created: new Date(created),
    started: dateOf(started),
    ended: dateOf(ended),
    error,
    metrics: Object.fromEntries(run.metrics),
    replaced: task === undefined ? [] : replacedBy(task, profile, cluster?.vmSize),
    folder,
  };
}

/** A change of a run as Event Grid hears of it. */
export function eventOf(run: Run, at: number): RunEvent {
  const { workspaceId, name, kind, state, parent, started, ended } = run;
  return {
    workspaceId,
    runId: name,
    kind,
    experimentName: experimentOf(run),
    experimentId: experimentId(workspaceId, experimentOf(run)),
    state,
    tags: tagsOf(run),
    properties: propertiesOf(run),
    parent,
    time: new Date(at),
    started: dateOf(started),
    ended: dateOf(ended),
  };
}

export function experimentOf({ properties }: Run): string {
  return textAt(properties, 'experimentName') ?? 'Default';
}

/** The id of an experiment: the same for the same name in the same workspace. */
export function experimentId(workspaceId: string, experiment: string): string {
  const hash = createHash('sha256').update(`${workspaceId.toLowerCase()}\n${experiment}`).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}

export function tagsOf({ properties }: Run): Record<string, string> {
  return textsOf(objectAt(properties, 'tags'));
}

/** What the job says in `properties`, and what the service has found. */
export function propertiesOf({ properties, findings }: Run): Record<string, string> {
  return { ...textsOf(objectAt(properties, 'properties')), ...findings };
}

function clusterOf({ properties, task }: Run, { clusters }: Workspace): Cluster | undefined {
  const id = (task?.cluster ?? textAt(properties, 'computeId') ?? '').toLowerCase();
  return clusters.find((cluster) => cluster.id.toLowerCase() === id);
}

function textsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function dateOf(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
