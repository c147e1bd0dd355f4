import type { Json } from './json-parts';
import type { MutableRun, Part, RunKind, RunRef, Time } from './run';
import type { Task } from './task';

/** What a run begins with. */
export interface NewRun extends RunRef {
  readonly kind: RunKind;
  readonly properties: Json;
  readonly created: Time;
  readonly task: Task | undefined;
  readonly parent?: string;
  readonly part?: Part;
}

export function newRun({ parent, part, ...rest }: NewRun): MutableRun {
  return {
    ...rest,
    parent,
    part,
    state: 'NotStarted',
    started: undefined,
    ended: undefined,
    error: undefined,
    metrics: new Map(),
    findings: {},
    reported: [],
    children: [],
    due: undefined,
    ending: undefined,
  };
}

/** What a part has of the job that it is a part of. */
export function partProperties(of: Json, name: string, own: Json): Json {
  const { experimentName, identity } = of;
  return {
    jobType: 'Command',
    ...(experimentName !== undefined && { experimentName }),
    ...(identity !== undefined && { identity }),
    displayName: name,
    ...own,
  };
}
