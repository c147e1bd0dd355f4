import { type WorkflowAction } from './expressions';
/** Starts the job once: it is looked for, made where it is not there, and looked for again where something was in the way. */
export declare function submissionSteps(): Record<string, WorkflowAction>;
