import type { RunningBroker } from '../running-broker';
import type { Request, Response } from './request';
/**
 * Claims-based security: a client shows a token for an entity before it opens links there. Any token is taken here; only that
 * there is no such entity is told at once, as the service tells it: clients take their kind of error from this answer.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-protocol-guide#claims-based-authorization
 */
export declare function answerClaim({ core }: RunningBroker, { properties }: Request): Response;
