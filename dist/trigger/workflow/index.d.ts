import { type TemplateData } from '../jobs';
import { type WorkflowAction } from './expressions';
export { WORKFLOW_PARAMETERS, type WorkflowAction, type WorkflowParameter } from './expressions';
export { peekLock, peekRetry, recurrence } from './receiving';
/** What a workflow knows of the messages that it takes. */
export interface WorkflowOptions {
    readonly templates: Readonly<Record<string, TemplateData>>;
    /** The JSON schema of the topic's messages; null where it has none. */
    readonly contract: object | null;
    /** The names of properties that copies of a message keep, beside those of the contract. */
    readonly properties: readonly string[];
}
/**
 * What is done with a message: it is read, its template is looked up, what it fills in is checked, its job is started
 * once, and it ends as with the function, in the same words. Anything that is not foreseen lets its lock end: it comes
 * again, and is a dead letter after its last delivery.
 */
export declare function handleMessage({ templates, contract, properties }: WorkflowOptions): WorkflowAction;
