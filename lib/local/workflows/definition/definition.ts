import type { Template } from '../language/workflow-template';

/** How a step ends. */
export type Status = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut';

/** A workflow, read: what it does when it is due. */
export interface WorkflowDefinition {
  readonly recurrence: Recurrence;
  readonly steps: Steps;
}

/** When it runs by itself. */
export interface Recurrence {
  readonly frequency: 'Second' | 'Minute' | 'Hour' | 'Day' | 'Week' | 'Month';
  readonly interval: number;
}

/** Steps of one level, by name. */
export type Steps = ReadonlyMap<string, Step>;

interface StepBase {
  readonly name: string;
  /** Which steps have to be done before, and how they may have ended. */
  readonly runAfter: ReadonlyMap<string, readonly Status[]>;
  /** What goes into the log of the step. */
  readonly tracked: Template | undefined;
}

export type Step = StepBase &
  (
    | { readonly type: 'Compose'; readonly inputs: Template }
    | {
        readonly type: 'ParseJson';
        readonly content: Template;
        readonly isValid: (value: unknown) => string | undefined;
      }
    | { readonly type: 'If'; readonly condition: Condition; readonly yes: Steps; readonly no: Steps }
    | {
        readonly type: 'Switch';
        readonly on: Template;
        readonly cases: readonly { readonly value: unknown; readonly steps: Steps }[];
        readonly otherwise: Steps;
      }
    | { readonly type: 'Scope'; readonly steps: Steps }
    | { readonly type: 'Http'; readonly inputs: Template; readonly retries: RetryPolicy }
    | { readonly type: 'Terminate'; readonly status: 'Succeeded' | 'Failed' | 'Cancelled' }
  );

/** What an `If` asks: `and`, `or` and `not`, and functions of the language over values. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Template[] };

/** How often a call is made again that got no answer, or 408, 429 or 5xx; times are in milliseconds. */
export type RetryPolicy =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly count: number; readonly interval: number }
  | {
      readonly kind: 'exponential';
      readonly count: number;
      readonly interval: number;
      readonly least: number;
      readonly most: number;
    };

/** The levels of steps in a step: those of an `If`, of a `Switch`, of a `Scope`. */
export function levelsIn(step: Step): readonly Steps[] {
  switch (step.type) {
    case 'If':
      return [step.yes, step.no];
    case 'Switch':
      return [...step.cases.map(({ steps }) => steps), step.otherwise];
    case 'Scope':
      return [step.steps];
    case 'Compose':
    case 'Http':
    case 'ParseJson':
    case 'Terminate':
      return [];
  }
}
