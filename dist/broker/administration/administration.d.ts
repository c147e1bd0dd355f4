import { type Administered, type AdministrationAnswer, type AdministrationRequest } from './request';
/**
 * Answers one request as the service's administration over HTTP does.
 *
 * @see https://learn.microsoft.com/rest/api/servicebus/
 */
export declare function administer(request: AdministrationRequest, broker: Administered): Promise<AdministrationAnswer>;
