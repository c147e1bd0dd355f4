import type { JobState } from '../job-view';
import type { Json } from './json-parts';
import type { Run, RunRef, Time } from './run';
import type { Task } from './task';

/** What is asked of Azure ML, or told to it. */
export type Command =
  /** `PUT jobs/{name}`. `luck`: a number that everything drawn for this job follows from. */
  | { readonly kind: 'put'; readonly run: RunRef; readonly properties: Json; readonly luck: number }
  | { readonly kind: 'cancel'; readonly run: RunRef }
  | { readonly kind: 'remove'; readonly run: RunRef }
  /** What may be changed of a job: `displayName`, `description`, `tags`, `isArchived`. */
  | { readonly kind: 'change'; readonly run: RunRef; readonly changes: Json }
  /** The process of a run runs. */
  | { readonly kind: 'began'; readonly run: RunRef }
  /** It has ended, or could not start: with `error`, in words, where that is a failure. */
  | { readonly kind: 'ended'; readonly run: RunRef; readonly error: string | undefined }
  | { readonly kind: 'measured'; readonly run: RunRef; readonly metric: string; readonly value: number }
  /** Everything ends, since the machine does. */
  | { readonly kind: 'stop'; readonly why: string };

/** What has to be done about it. */
export type Effect =
  | { readonly kind: 'start'; readonly run: RunRef; readonly task: Task }
  /** Its process has to end; `ended` is told when it has. */
  | { readonly kind: 'kill'; readonly run: RunRef; readonly why: string }
  /** It is in another state, or something else of it is otherwise. */
  | {
      readonly kind: 'changed';
      readonly run: Run;
      readonly state: JobState;
      readonly isNew: boolean;
      readonly at: Time;
    }
  | { readonly kind: 'removed'; readonly run: RunRef };

/** That something is refused, as Azure refuses it. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** One for each thing that is wrong, where there are several. */
  readonly details: readonly string[];
}

export type Answer =
  | { readonly kind: 'created'; readonly run: Run }
  /** It was there: as it was asked for, or with other tags. */
  | { readonly kind: 'kept'; readonly run: Run }
  | { readonly kind: 'done' }
  | Refusal;

export interface Outcome {
  readonly answer: Answer;
  readonly effects: readonly Effect[];
}

export function refusal(status: number, code: string, message: string, details: readonly string[] = []): Refusal {
  return { kind: 'refused', status, code, message, details };
}
