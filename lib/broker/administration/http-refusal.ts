import type { BrokerError, Condition } from '../core';
import { Refusal } from './administration-request';

/** The statuses of HTTP with the service's codes below them. */
const STATUSES: ReadonlyMap<Condition, readonly [status: number, words: string]> = new Map([
  ['amqp:not-found', [404, 'SubCode=40400. Not Found. ']],
  ['com.microsoft:entity-already-exists', [409, 'SubCode=40900. Conflict. ']],
  ['com.microsoft:argument-error', [400, 'SubCode=40000. Bad Request. ']],
  ['com.microsoft:argument-out-of-range', [400, 'SubCode=40000. Bad Request. ']],
  ['amqp:invalid-field', [400, 'SubCode=40000. Bad Request. ']],
  ['amqp:not-allowed', [400, 'SubCode=40000. Bad Request. ']],
  ['amqp:resource-limit-exceeded', [403, 'SubCode=40300. Forbidden. ']],
  ['com.microsoft:server-busy', [503, 'SubCode=50004. Service Unavailable. ']],
  ['amqp:not-implemented', [501, 'SubCode=50100. Not Implemented. ']],
]);

/** What the broker refuses as an answer of HTTP. */
export function refusalOf({ condition, description }: BrokerError): Refusal {
  const [status, words] = STATUSES.get(condition) ?? [500, 'SubCode=50000. Internal Server Error. '];
  return new Refusal(status, `${words}${description}`);
}
