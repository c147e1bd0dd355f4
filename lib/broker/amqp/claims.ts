import type { Response } from './request';

/**
 * Claims-based security: a client shows a token for an entity before it opens links there. Any token is taken here.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-protocol-guide#claims-based-authorization
 */
export function answerClaim(operation: unknown): Response {
  if (operation === 'put-token' || operation === 'delete-token') return { status: 202, description: 'Accepted' };
  return { status: 400, description: `The operation '${String(operation)}' is not one of $cbs: allowed is put-token.` };
}
