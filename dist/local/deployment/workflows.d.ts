import type { Workflow } from './deployment';
import { type FilledDocument } from './filled-document';
/** The Logic Apps (Consumption) of a document, each put together from its trigger and its actions. */
export declare function workflowsOf(filled: FilledDocument): Workflow[];
