import { type WorkflowAction } from './expressions';
/**
 * What becomes of a message: nothing more where its job is there; a copy that waits, as it was; or a copy that is set
 * aside, as it was, with the reason. Only then it is gone, and what became of it is a line of the log.
 */
export declare function endingSteps(): Record<string, WorkflowAction>;
