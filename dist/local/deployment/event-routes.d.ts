import type { EventRoute } from './deployment';
import { type FilledDocument } from './filled-document';
/** What Event Grid sends of events of workspaces to queues and topics. */
export declare function eventRoutesOf(filled: FilledDocument): EventRoute[];
