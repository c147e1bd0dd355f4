import { type Request, type Response } from './request';
import { type IncomingLink, type OutgoingLink } from './rhea';
/** Answers requests of a client that come over a link. */
export type Answerer = (request: Request) => Promise<Response>;
/** The links of one connection by which requests come, and by which their answers go. */
export declare class RequestLinks {
    private readonly replies;
    /** A link by which answers go: nothing has to be settled on it. */
    addReply(link: OutgoingLink): void;
    /** A link by which requests come. */
    addRequests(link: IncomingLink, answer: Answerer): void;
    remove(link: OutgoingLink | IncomingLink): void;
    private take;
    /** The link that is named, by its address or its own name; of several the newest. */
    private replyTo;
}
