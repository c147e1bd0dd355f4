import { type Administered, type AdministrationRequest, Refusal } from './request';
import type { Resource } from './resource';
/** Makes or changes what a path names. @returns the status of the answer */
export declare function putResource(resource: Resource, request: AdministrationRequest, broker: Administered): Promise<number | Refusal>;
/** Takes away what a path names. */
export declare function deleteResource(resource: Resource, broker: Administered): Promise<Refusal | undefined>;
