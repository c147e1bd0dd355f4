import { parse } from 'yaml';

/** One step of a job. */
export interface WorkflowStep {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
}

/** A job of a workflow; one that calls another workflow has no steps. */
export interface WorkflowJob {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly uses?: string;
  readonly environment?: string;
  readonly steps?: readonly WorkflowStep[];
}

/** What tests ask of a workflow of GitHub. */
export interface Workflow {
  readonly on: Readonly<Record<string, { readonly inputs?: Readonly<Record<string, object>> } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

/** Reads the text of a workflow. */
export function workflowOf(text: string): Workflow {
  return parse(text);
}
