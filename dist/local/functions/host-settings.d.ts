/** What `host.json` says of a Function App, as far as Service Bus has to do with it. Times are milliseconds. */
export interface HostSettings {
    /** Whether a message is completed when its function has returned. */
    readonly autoCompleteMessages: boolean;
    /** How many messages each function works on at once, in each instance. */
    readonly maxConcurrentCalls: number;
    readonly maxConcurrentSessions: number;
    /** How many messages are fetched before they are asked for; they wait under their lock. */
    readonly prefetchCount: number;
    /** How long the lock of a message is renewed while its function works on it. */
    readonly maxAutoLockRenewalDuration: number;
    /** How long one call may take; `undefined` for ever. */
    readonly functionTimeout: number | undefined;
}
/** That something of a package is not as the host of Functions wants it, in one line. */
export declare class BadPackage extends Error {
}
/**
 * The settings of a `host.json`, with the defaults of the host and of version 5 of the extension for Service Bus.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus#hostjson-settings
 * @see ServiceBusOptions.cs of Microsoft.Azure.WebJobs.Extensions.ServiceBus
 * @throws BadPackage
 */
export declare function hostSettings(text: string): HostSettings;
