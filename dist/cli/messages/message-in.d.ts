import { type OutgoingRead } from '../../operations/messages/outgoing';
/** The message to send that some JSON is; all that is wrong where it is none. */
export declare function messageIn(place: string, json: unknown): OutgoingRead | string[];
