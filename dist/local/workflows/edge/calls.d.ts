import type { Call, NoReply, Reply } from '../run/call';
import type { ServiceBusOverHttp } from './service-bus-over-http';
/** Where tokens come from: what App Service has as IDENTITY_ENDPOINT and IDENTITY_HEADER. */
export interface IdentityEndpoint {
    readonly endpoint: string;
    readonly header: string;
}
/** What stands here for what a workflow calls. */
export interface Callees {
    readonly bus: ServiceBusOverHttp;
    /** `http://localhost:…`, in the place of `https://management.azure.com` */
    readonly resourceManager: string;
    /** @default - a token that nobody looks at */
    readonly identity?: IdentityEndpoint | undefined;
    /** Ends calls when everything is stopped. */
    readonly signal: AbortSignal;
}
/**
 * Makes a call of a workflow: to Service Bus and to Azure Resource Manager of this machine, whatever they are called in
 * Azure. Nothing goes out of this machine.
 */
export declare function send(call: Call, callees: Callees): Promise<Reply | NoReply>;
