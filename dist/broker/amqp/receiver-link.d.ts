import { type ReceiverId } from '../core';
import type { RunningBroker } from '../running-broker';
import { type AmqpValue } from './encoding';
import { type OutgoingLink } from './rhea';
import type { OutgoingDelivery } from './transfers';
/** A client's receiver. */
export declare class ReceiverLink {
    private readonly broker;
    private readonly link;
    readonly id: ReceiverId;
    private readonly address;
    private readonly outstanding;
    private isOpen;
    private isClosed;
    /** Messages that were sent, with the credit that was given back: what a client's credit counts from. */
    private used;
    private tags;
    constructor(broker: RunningBroker, link: OutgoingLink, id: ReceiverId, address: string);
    open(): Promise<void>;
    /** A client has decided about a message that it got here. */
    decide(delivery: OutgoingDelivery, state: AmqpValue | undefined, isSettled: boolean): void;
    /** The client has closed it, or is gone. */
    detached(): void;
    private on;
    private opened;
    /** How many messages the client takes now: what it said, without those that are on their way to it. */
    private flow;
    private deliver;
    private drained;
    /** The core has closed it, or never opened it. */
    private end;
    /** Nothing is said of it any more. */
    private release;
    private nextTag;
}
