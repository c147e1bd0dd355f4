import { Guid, Integer } from '../../../rules/values/values';
import { BrokerError, type Condition, type ReceiverId } from '../../core';
import type { RunningBroker } from '../../running-broker';
import type { Response } from '../amqp-request';
import type { AmqpValue, Encodable } from '../encoding';

/** A request to the management of an entity. */
export interface Asked {
  readonly broker: RunningBroker;
  readonly entity: string;
  readonly body: ReadonlyMap<AmqpValue, AmqpValue>;
  /** The link of the same client that it is about. */
  readonly link: string | undefined;
  /** The receiver that a link is. */
  readonly receiverOf: (link: string) => ReceiverId | undefined;
}

export function ok(fields: Readonly<Record<string, Encodable>> = {}): Response {
  return { status: 200, description: 'OK', body: new Map(Object.entries(fields)) };
}

export const NO_CONTENT: Response = { status: 204, description: 'No content' };

/** The status, as of HTTP, of what is refused. */
const STATUSES: Partial<Record<Condition, number>> = {
  'amqp:not-found': 404,
  'amqp:not-allowed': 400,
  'amqp:not-implemented': 501,
  'amqp:internal-error': 500,
  'amqp:resource-limit-exceeded': 403,
  'amqp:link:message-size-exceeded': 400,
  'com.microsoft:entity-already-exists': 409,
  'com.microsoft:entity-disabled': 403,
  'com.microsoft:message-lock-lost': 410,
  'com.microsoft:session-lock-lost': 410,
  'com.microsoft:message-not-found': 404,
  'com.microsoft:session-cannot-be-locked': 410,
  'com.microsoft:server-busy': 503,
  'com.microsoft:timeout': 408,
};

export function refused({ condition, description }: BrokerError): Response {
  return { status: STATUSES[condition] ?? 400, description, condition };
}

/** The receiver that has the session which a request is about, where the request says. */
export function receiverIn({ link, receiverOf }: Asked): ReceiverId | undefined {
  return link === undefined ? undefined : receiverOf(link);
}

export function argument(name: string, allowed: string): BrokerError {
  return new BrokerError('com.microsoft:argument-error', `'${name}' is missing, or not what it is to be: ${allowed}.`);
}

export function textIn({ body }: Asked, name: string): string | undefined {
  const value = body.get(name);
  return typeof value === 'string' ? value : undefined;
}

export function numberIn({ body }: Asked, name: string): number | undefined {
  const value = body.get(name);
  return value instanceof Integer ? value.toNumber() : undefined;
}

/** Whole numbers, which clients send as an array or as a list. */
export function numbersIn({ body }: Asked, name: string): number[] | undefined {
  const value = body.get(name);
  if (!Array.isArray(value) || !value.every((one) => one instanceof Integer)) return undefined;
  return value.map((one: Integer) => one.toNumber());
}

export function lockTokensIn({ body }: Asked): string[] | undefined {
  const value = body.get('lock-tokens');
  if (!Array.isArray(value) || !value.every((one) => one instanceof Guid)) return undefined;
  return value.map((one: Guid) => one.value);
}
