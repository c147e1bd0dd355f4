import { BrokerError } from '../core';
import type { RunningBroker } from '../running-broker';
import { type IncomingLink } from './rhea';
/** So many messages a client may have on their way to an entity; the service gives as many. */
export declare const SEND_CREDIT = 1000;
/** A client's sender: every message, or batch of them, is a command, and its answer is the outcome of the delivery. */
export declare class SenderLink {
    private readonly broker;
    private readonly link;
    private readonly address;
    /** Messages whose credit was not given back yet: that is done for many at once. */
    private settled;
    constructor(broker: RunningBroker, link: IncomingLink, address: string);
    open(): void;
    private openTo;
    /** Nobody can send to an entity any more. */
    closeIfTo(entity: string, { condition, description }: BrokerError): void;
    private take;
    private read;
}
