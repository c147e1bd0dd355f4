import type { JobState } from '../job-view';
import type { Json } from './json-parts';
import type { Task } from './task';

export type RunKind = 'Command' | 'Sweep' | 'Pipeline';

/** Milliseconds since 1970. */
export type Time = number;

/** Which run: names are unique within a workspace, and capitals count. */
export interface RunRef {
  /** The ARM id of the workspace, as the deployment writes it. */
  readonly workspaceId: string;
  readonly name: string;
}

/** What a run is of another one. */
export type Part =
  | { readonly kind: 'trial'; readonly number: number; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'step'; readonly step: string };

/** A job, a trial of a sweep, or a step of a pipeline. */
export interface Run extends RunRef {
  readonly kind: RunKind;
  /** As it was asked for. */
  readonly properties: Json;
  /** The name of the job that it is a part of. */
  readonly parent: string | undefined;
  readonly part: Part | undefined;
  readonly state: JobState;
  readonly created: Time;
  readonly started: Time | undefined;
  readonly ended: Time | undefined;
  /** Why it failed, or was canceled. */
  readonly error: string | undefined;
  /** The last value of each metric. */
  readonly metrics: ReadonlyMap<string, number>;
  /** What the service has found out, such as the best trial. */
  readonly findings: Readonly<Record<string, string>>;
  /** The command that it runs; nothing of a sweep or a pipeline. */
  readonly task: Task | undefined;
}

/** A run as the machine changes it. */
export type MutableRun = { -readonly [Member in keyof Run]: Run[Member] } & {
  metrics: Map<string, number>;
  /** What it has reported of the metric that decides. */
  readonly reported: number[];
  readonly children: string[];
  /** When time changes something, and what. */
  due: { readonly at: Time; readonly what: 'start' | 'timeout' | 'end' } | undefined;
  /** How it will end, once its process has. */
  ending: { readonly state: 'Completed' | 'Failed' | 'Canceled'; readonly error: string | undefined } | undefined;
};
