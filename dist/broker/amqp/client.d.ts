import type { Connection } from 'rhea';
import type { RunningBroker } from '../running-broker';
/** One connection of a client, with its links. */
export declare class Client {
    private readonly broker;
    /** Unique among the connections of a broker. */
    private readonly id;
    private readonly requests;
    private readonly receivers;
    private readonly senders;
    private readonly coordinators;
    private readonly unwatch;
    private opened;
    constructor(broker: RunningBroker, connection: Connection, 
    /** Unique among the connections of a broker. */
    id: string);
    /** The connection is gone: with it all that it had open. */
    gone(): void;
    /** The receiver of a link of this connection, by the link's name. */
    private readonly receiverOf;
    private attached;
    private attachedSender;
    private attachedReceiver;
    private detached;
    private sessionEnded;
}
