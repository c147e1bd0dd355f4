import { type AnswerOf, BrokerError, type Command, type Time } from '../core';
import { type LengthOfTime } from './length-of-time';
/** That the Service Bus on this machine refuses what its program asks for. */
export declare class ServiceBusRefusal extends Error {
    /** What it is, as clients are told: `amqp:not-found`. */
    readonly condition: string;
    readonly name = "ServiceBusRefusal";
    constructor(
    /** What it is, as clients are told: `amqp:not-found`. */
    condition: string, message: string);
}
/** What faults are made of. */
export interface Breakable {
    run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError>;
    now(): Time;
    /** Ends all connections. @returns how many there were */
    dropConnections(): Promise<number>;
    /** From now on everything takes so much longer. */
    delay(by: number): void;
}
/** Which locks are lost; all of the entity where nothing is said. */
export interface LockSelection {
    /** The session whose lock is lost. */
    readonly session?: string;
    /** The token of the message whose lock is lost: a GUID. */
    readonly lockToken?: string;
}
/**
 * What goes wrong on demand: for tests of what a program does then. Everything else goes on as it does in the service.
 */
export declare class Faults {
    private readonly broker;
    constructor(broker: Breakable);
    /**
     * Ends every connection at once, without a word, as a network does that fails. Clients connect again; what was locked
     * over them stays locked until its time.
     *
     * @returns how many connections there were, when clients in this process have had the chance to notice
     */
    dropConnections(): Promise<number>;
    /**
     * Ends locks now, as if their time had come: messages come again, and settling them fails with
     * `com.microsoft:message-lock-lost`.
     *
     * @param entity the queue, or `topic/Subscriptions/name`
     * @returns how many locks were lost
     * @throws ServiceBusRefusal where there is no such entity
     */
    loseLocks(entity: string, selection?: LockSelection): Promise<number>;
    /**
     * Refuses sends and requests with `com.microsoft:server-busy` for a time; clients wait and try again. A time of zero ends
     * it.
     *
     * @param length for how long
     * @param entity only of this one @default - of all
     * @throws ServiceBusRefusal where there is no such entity
     */
    throttle(length: LengthOfTime, entity?: string): Promise<void>;
    /**
     * Makes a queue or topic refuse messages as a full one does, with `amqp:resource-limit-exceeded`.
     *
     * @param isFull false ends it
     * @throws ServiceBusRefusal where there is no such entity
     */
    fill(entity: string, isFull?: boolean): Promise<void>;
    /**
     * Lets everything take longer by so much real time: each answer of the service, and each delivery. Zero ends it.
     */
    delay(by: LengthOfTime): void;
    private run;
}
