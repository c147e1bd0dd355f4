import { addressText, BrokerError, parseAddress } from '../core';
import type { RunningBroker } from '../running-broker';
import type { Request, Response } from './amqp-request';

/**
 * Claims-based security: a client shows a token for an entity before it opens links there. Any token is taken here; only that
 * there is no such entity is told at once, as the service tells it: clients take their kind of error from this answer.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-protocol-guide#claims-based-authorization
 */
export function answerClaim({ core }: RunningBroker, { properties }: Request): Response {
  const operation = properties.get('operation');
  if (operation === 'delete-token') return ACCEPTED;
  if (operation !== 'put-token') {
    return {
      status: 400,
      description: `The operation '${String(operation)}' is not one of $cbs: allowed is put-token.`,
    };
  }
  const name = properties.get('name');
  const address = typeof name === 'string' ? parseAddress(name) : undefined;
  // Tokens may also be for the namespace, or for what is no entity.
  if (address === undefined || address instanceof BrokerError) return ACCEPTED;
  const refusal = core.refusal(addressText(address), 'manage');
  if (refusal?.condition !== 'amqp:not-found') return ACCEPTED;
  return { status: 404, description: refusal.description, condition: refusal.condition };
}

const ACCEPTED: Response = { status: 202, description: 'Accepted' };
