import type { RunningBroker } from '../running-broker';
import { type IncomingLink } from './rhea';
/** A client's link to the transaction coordinator: it declares transactions, and ends them. */
export declare class CoordinatorLink {
    private readonly broker;
    private readonly link;
    private readonly declared;
    constructor(broker: RunningBroker, link: IncomingLink);
    open(): void;
    /** The client is gone: what it has not ended is rolled back. */
    detached(): void;
    private take;
}
