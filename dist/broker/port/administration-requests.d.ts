import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Administered } from '../administration';
/** Answers a request of an administration client. */
export declare function answerAdministration(request: IncomingMessage, response: ServerResponse, broker: Administered): Promise<void>;
