import type { ServerResponse } from 'node:http';
import { type LocalRequest } from '../../http';
/**
 * The identity endpoint of App Service: programs with a managed identity get their tokens here. Each identity gets one that
 * says who it is for, and that is good for nothing outside of this machine.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export declare class IdentityService {
    private readonly secret;
    /** @param secret what `X-IDENTITY-HEADER` has to be: the environment variable IDENTITY_HEADER of a program */
    constructor(secret: string);
    answer({ method, url, headers }: LocalRequest, response: ServerResponse): boolean;
}
