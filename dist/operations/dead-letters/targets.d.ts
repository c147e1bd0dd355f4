import type { Bus } from '../bus/bus';
/** The queues and topics that messages are sent to again: which there are, and what is in them. */
export declare class Targets {
    private readonly bus;
    private readonly existing;
    private readonly contents;
    constructor(bus: Bus);
    /** Whether there is such a queue or topic; one that may not be looked at may be there. */
    exists(name: string): Promise<boolean>;
    /** Whether a message is in a queue already, as somebody leaves it who stops between sending and taking away. */
    has(name: string, encoded: Buffer): Promise<boolean>;
    private find;
    private look;
}
