import type { Workflow } from '../../deployment';
import type { WorkflowDefinition } from './definition';
/** That a workflow cannot be run here, or anywhere: a line for each reason, with the place of it. */
export declare class WorkflowRefused extends Error {
    readonly problems: readonly string[];
    readonly name = "WorkflowRefused";
    constructor(problems: readonly string[]);
}
/**
 * Reads what a workflow does. Whatever is not known here is refused before anything runs, and not passed over: a type of
 * step, a field of one, a function, a step or a parameter that is not there.
 *
 * @throws WorkflowRefused with everything that is in the way
 */
export declare function readDefinition({ address, definition, parameters }: Workflow): WorkflowDefinition;
