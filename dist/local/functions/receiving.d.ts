import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { HostSettings } from './host-settings';
import type { Listening } from './listening';
/**
 * How the client tries again: soon, since this machine is near, and a subscription that was paused goes on when it is
 * opened. The service is asked for a session for as long as one try takes.
 */
export declare const RETRIES: {
    readonly maxRetries: 3;
    readonly retryDelayInMs: 250;
    readonly maxRetryDelayInMs: 1000;
    readonly timeoutInMs: 10000;
};
export declare const SESSION_RETRIES: {
    readonly maxRetries: 3;
    readonly retryDelayInMs: 250;
    readonly maxRetryDelayInMs: 1000;
    readonly timeoutInMs: 2000;
};
/** Receives for one function. */
export interface Receiving {
    /** Takes no further message; those that it has go on. */
    stop(): Promise<void>;
    /** Lets go of the connection. */
    close(): Promise<void>;
}
/** Who works on messages, and hears why none come. */
export interface Worked {
    work(message: ServiceBusReceivedMessage, receiver: ServiceBusReceiver): Promise<void>;
    fault(why: string): void;
}
/**
 * Receives the messages that a function listens to, as many at once as `host.json` says; each is locked, and its lock
 * renewed, until it has been worked on.
 */
export declare function receive(client: ServiceBusClient, listening: Listening, settings: HostSettings, worked: Worked): Receiving;
