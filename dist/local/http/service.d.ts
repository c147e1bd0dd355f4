import type { IncomingMessage, ServerResponse } from 'node:http';
/** A request, with its address taken apart. */
export interface LocalRequest {
    readonly method: string;
    /** The address as the client has called it, with its host and the protocol that it has used. */
    readonly url: URL;
    readonly headers: IncomingMessage['headers'];
    /** The body, to be read once: see `bodyOf` and `jsonOf`. */
    readonly stream: IncomingMessage;
}
/**
 * Answers what is for it. Nothing is written to the response of what is not.
 *
 * @returns whether it was
 */
export type LocalService = (request: LocalRequest, response: ServerResponse) => Promise<boolean>;
