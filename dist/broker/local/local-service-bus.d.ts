import { type BrokerEvent, type EntityStatus, type Tier } from '../core';
import { type Certificate } from '../port/certificate';
import { contentOf } from './content';
import { Faults } from './faults';
import { type EntityCounts, type LookedAt, type Outgoing } from './inside';
import { type LengthOfTime } from './length-of-time';
import type { StartOptions } from './start-options';
/** That not all of a topology is known; a line for each part that is not. */
export declare class IncompleteTopology extends Error {
    readonly leftOut: readonly string[];
    readonly name = "IncompleteTopology";
    constructor(leftOut: readonly string[]);
}
/** The time in a Service Bus on this machine: that of the system, and what was let pass beside. */
export interface LocalClock {
    /** What time it is there. */
    readonly now: Date;
    /**
     * Lets time pass at once: locks end, messages expire and come due, entities that are idle go.
     *
     * @returns the time then, when everything that was due has happened
     */
    advance(by: LengthOfTime): Promise<Date>;
}
/**
 * Service Bus on this machine, in this process: the official clients work against it unchanged.
 *
 * Rules decide as `lib/rules` says, which is how Microsoft's engine decides; everything else as the service documents it.
 * One port answers AMQP, AMQP over WebSocket, administration over HTTP, and all of them within TLS.
 *
 * @example
 * const bus = await LocalServiceBus.start({ topology });
 * const client = new ServiceBusClient(bus.connectionString);
 * await client.createSender('training-events').sendMessages({ body: 'dataset ready' });
 * await bus.clock.advance('PT5M');
 * await client.close();
 * await bus.stop();
 */
export declare class LocalServiceBus {
    private readonly keeping;
    /** The name of the namespace. */
    readonly namespace: string;
    readonly tier: Tier;
    /** The address that it listens on. */
    readonly host: string;
    /**
     * Starts one.
     *
     * @throws IncompleteTopology where not all of the topology is known, and `allowIncomplete` does not say otherwise
     * @throws SetupRefused where the service would refuse what it is to start with
     * @throws PortProblem where the port is taken, or may not be used
     * @throws FileProblem where the folder for data cannot be used
     * @throws RangeError where it is not clear which namespace is meant
     */
    static start(options?: StartOptions): Promise<LocalServiceBus>;
    /** What goes wrong on demand. */
    readonly faults: Faults;
    readonly clock: LocalClock;
    private readonly broker;
    private readonly listening;
    private readonly amqp;
    private readonly webSockets;
    private readonly numbers;
    private readonly announced;
    private made;
    private constructor();
    /** What clients of every language connect with, and administration clients too. */
    get connectionString(): string;
    /** The ports that it listens on, that of the connection string first. */
    get ports(): readonly number[];
    /**
     * What TLS is answered with: the certificate of this user on this machine, made when it is first asked for. Clients that
     * ask for TLS have to trust it.
     */
    get certificate(): Certificate;
    /** The folder that everything is kept in; `undefined` where it is in memory alone. */
    get data(): string | undefined;
    /**
     * Why nothing can be kept any more, when that has come: a disk that is full, say. From then on everything is refused; what
     * was acknowledged before is kept. It never fails, and never comes where everything goes well.
     */
    get unkept(): Promise<Error>;
    /** Whether nobody but programs on this machine can reach it. */
    get isLoopback(): boolean;
    /** What it has: queues, topics, and subscriptions with how many rules each has. */
    entities(): LocalEntities;
    /**
     * Hears what happens to messages. Costs nothing while nobody does.
     *
     * @returns what ends it
     */
    observe(observer: (event: BrokerEvent) => void): () => void;
    /** How many messages are where, of every queue, topic and subscription. */
    counts(): EntityCounts[];
    /**
     * Looks at messages and leaves them where they are: active, deferred and scheduled ones, in order.
     *
     * @param entity a queue, a subscription, or one of their subqueues: `orders/$DeadLetterQueue`
     * @param from the first sequence number
     * @throws ServiceBusRefusal where there is no such entity
     */
    peek(entity: string, { from, count }?: {
        from?: number;
        count?: number;
    }): Promise<LookedAt[]>;
    /**
     * Sends from within, without a connection; all or none. A message without an id gets one.
     *
     * @returns the number of each; 0 for a message that is dropped since one of its id came before
     * @throws ServiceBusRefusal for what the service refuses
     */
    send(entity: string, ...outgoing: readonly Outgoing[]): Promise<readonly number[]>;
    /**
     * Takes messages away that nobody has locked, all or none.
     *
     * @throws ServiceBusRefusal where one of them is not there
     */
    discard(entity: string, sequenceNumbers: readonly number[]): Promise<void>;
    /**
     * Lets messages in and out of an entity, or stops them: a subscription that is `ReceiveDisabled` still gets messages, and
     * nobody gets them out of it.
     *
     * @throws ServiceBusRefusal where there is no such entity
     */
    setStatus(entity: string, status: EntityStatus): Promise<void>;
    private get insides();
    /** Ends all connections, and stops. What was in it is gone, where no folder keeps it. */
    stop(): Promise<void>;
    /** Says something more of it to those who ask at `/$local/status`: what else runs here, say. */
    announce(name: string, value: object): void;
    private status;
    private listen;
    /** Listens where that is possible: not every machine has IPv6. */
    private perhaps;
}
/** What a namespace has. */
export interface LocalEntities {
    readonly queues: readonly {
        readonly name: string;
    }[];
    readonly topics: readonly {
        readonly name: string;
        readonly subscriptions: readonly {
            readonly name: string;
            readonly rules: number;
        }[];
    }[];
}
/** What of the topology or the configuration is not known, one line each. @throws as `LocalServiceBus.start` */
export declare function incompleteness(options: Parameters<typeof contentOf>[0]): readonly string[];
